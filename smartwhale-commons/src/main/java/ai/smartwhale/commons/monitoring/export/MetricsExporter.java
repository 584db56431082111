// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import ai.smartwhale.commons.monitoring.Subscription;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import javax.management.MBeanServer;

/** Writes the metrics of a collector. Thread-safe. */
public interface MetricsExporter {

    /**
     * Collects the metrics and writes them.
     *
     * @param format how
     * @return the bytes, in UTF-8
     */
    byte[] export(ExportFormat format);

    /**
     * Writes a snapshot.
     *
     * @param snapshot the snapshot
     * @param format how
     * @return the bytes, in UTF-8
     */
    byte[] export(MetricsSnapshot snapshot, ExportFormat format);

    /**
     * Collects the metrics and writes them.
     *
     * @param format how
     * @param out where to; not closed
     * @throws IOException if it cannot be written to
     */
    default void export(ExportFormat format, OutputStream out) throws IOException {
        out.write(export(format));
    }

    /**
     * The names of the samples in the text formats, as queries use them: {@code x_seconds_bucket} for a timer
     * {@code x_seconds} that is written as a histogram.
     *
     * @return all names of all metrics that are registered
     */
    Set<String> exportedNames();

    /**
     * Shows every series as an MBean, those to come as well, until what is returned is closed. A counter and a gauge
     * have the attribute {@code Value}; a timer has {@code Count}, {@code SumSeconds}, {@code MaxSeconds} and one
     * attribute per percentile of the recent past, {@code P95Seconds}. A value that is unknown is null.
     *
     * @param server where
     * @param domain the domain of their names
     * @return takes them all away
     * @throws InvalidValueException if the domain is empty or has characters that domains must not have
     */
    Subscription registerMBeans(MBeanServer server, String domain);

    /**
     * Writes with the defaults.
     *
     * @param collector whose metrics
     * @return the exporter
     */
    static MetricsExporter create(MetricsCollector collector) {
        return create(collector, ExporterConfig.defaults());
    }

    /**
     * Writes as the settings say.
     *
     * @param collector whose metrics
     * @param config the settings
     * @return the exporter
     */
    static MetricsExporter create(MetricsCollector collector, ExporterConfig config) {
        return new DefaultMetricsExporter(
                InvalidValueException.requirePresent("collector", collector),
                InvalidValueException.requirePresent("config", config));
    }
}
