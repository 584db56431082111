// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricSnapshot;
import ai.smartwhale.commons.monitoring.MetricType;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import ai.smartwhale.commons.monitoring.Subscription;
import java.util.Set;
import java.util.TreeSet;
import javax.management.MBeanServer;

/** Writes anew at every call; what it holds is the settings. */
final class DefaultMetricsExporter implements MetricsExporter {

    private final MetricsCollector collector;
    private final ExporterConfig config;

    DefaultMetricsExporter(MetricsCollector collector, ExporterConfig config) {
        this.collector = collector;
        this.config = config;
    }

    @Override
    public byte[] export(ExportFormat format) {
        InvalidValueException.requirePresent("format", format);
        return export(collector.collectMetrics(), format);
    }

    @Override
    public byte[] export(MetricsSnapshot snapshot, ExportFormat format) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        return switch (InvalidValueException.requirePresent("format", format)) {
            case PROMETHEUS -> text(snapshot, false);
            case OPEN_METRICS -> text(snapshot, true);
            case JSON -> JsonMetrics.write(snapshot, config.quantiles());
        };
    }

    private byte[] text(MetricsSnapshot snapshot, boolean open) {
        ExpositionLines lines = new ExpositionLines(open, config);
        for (MetricSnapshot metric : snapshot.metrics()) {
            lines.metric(metric);
        }
        return lines.end();
    }

    @Override
    public Set<String> exportedNames() {
        Set<String> names = new TreeSet<>();
        for (MetricDefinition definition : collector.definitions()) {
            String name = definition.name();
            if (definition.type() == MetricType.TIMER) {
                names.add(name + "_sum");
                names.add(name + "_count");
                names.add(config.timerStyle() == TimerStyle.HISTOGRAM ? name + "_bucket" : name);
            } else {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public Subscription registerMBeans(MBeanServer server, String domain) {
        InvalidValueException.requirePresent("server", server);
        return SeriesMBeans.register(collector, server, domain, config.quantiles());
    }
}
