// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;

/** Makes dashboards of the metrics that there are. Thread-safe. */
public interface DashboardGenerator {

    /**
     * A chart for every metric that is registered: the rate of a counter, the value of a gauge, the percentiles and the
     * rate of a timer.
     *
     * @param title the title
     * @return what {@link #grafana(DashboardSpec)} makes a dashboard of
     * @throws LimitExceededException if there are more than 500 metrics
     */
    DashboardSpec standard(String title);

    /**
     * Writes a dashboard for import into Grafana, with the data source as a variable of it. The same title gives the
     * same {@code uid}, so that importing it again takes the place of the former.
     *
     * @param spec what it shows
     * @return the JSON
     * @throws UnknownMetricException if a query asks for what is not exported
     * @throws InvalidValueException if a query cannot be read
     */
    String grafana(DashboardSpec spec);

    /**
     * Writes what the collector remembers as one page that needs nothing from anywhere: no script, no picture, no font
     * is loaded, and its security policy forbids any. It is light or dark as the reader has it.
     *
     * @param title the title
     * @return the HTML
     */
    String html(String title);

    /**
     * Makes dashboards of what a collector has and an exporter writes.
     *
     * @param collector whose metrics
     * @param exporter says what they are called in queries
     * @return the generator
     */
    static DashboardGenerator create(MetricsCollector collector, MetricsExporter exporter) {
        return new DefaultDashboardGenerator(
                InvalidValueException.requirePresent("collector", collector),
                InvalidValueException.requirePresent("exporter", exporter));
    }
}
