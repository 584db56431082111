// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import java.util.Set;

/** Looks at the collector anew at every call. */
final class DefaultDashboardGenerator implements DashboardGenerator {

    private final MetricsCollector collector;
    private final MetricsExporter exporter;

    DefaultDashboardGenerator(MetricsCollector collector, MetricsExporter exporter) {
        this.collector = collector;
        this.exporter = exporter;
    }

    @Override
    public DashboardSpec standard(String title) {
        Set<String> exported = exporter.exportedNames();
        return DashboardSpec.of(
                title,
                collector.definitions().stream()
                        .map(definition -> StandardPanels.panel(definition, exported))
                        .toList());
    }

    @Override
    public String grafana(DashboardSpec spec) {
        InvalidValueException.requirePresent("spec", spec);
        Set<String> exported = exporter.exportedNames();
        for (DashboardPanel panel : spec.panels()) {
            for (DashboardPanel.Query query : panel.queries()) {
                for (String metric : PromQuery.metrics(query.expression())) {
                    if (!exported.contains(metric)) {
                        throw new UnknownMetricException(query.expression(), metric);
                    }
                }
            }
        }
        return GrafanaJson.write(spec);
    }

    @Override
    public String html(String title) {
        return new HtmlPage(InvalidValueException.requireText("title", title), MetricCharts.of(collector)).text();
    }
}
