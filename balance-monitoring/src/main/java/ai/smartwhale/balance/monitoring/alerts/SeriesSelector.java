// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Labels;
import java.util.Map;

/**
 * Which series of a metric a rule reads.
 *
 * @param metric the name of the metric
 * @param labels the labels that a series has to have, with these values; none for all series
 */
public record SeriesSelector(String metric, Map<String, String> labels) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the name is blank
     */
    public SeriesSelector {
        InvalidValueException.requireText("metric", metric);
        labels = Map.copyOf(InvalidValueException.requirePresent("labels", labels));
    }

    /**
     * All series of a metric.
     *
     * @param metric its name
     * @return the selector
     */
    public static SeriesSelector of(String metric) {
        return new SeriesSelector(metric, Map.of());
    }

    /**
     * Whether it selects a series of its metric.
     *
     * @param series the labels of the series
     * @return whether it does
     */
    public boolean selects(Labels series) {
        for (Map.Entry<String, String> wanted : labels.entrySet()) {
            int at = series.names().indexOf(wanted.getKey());
            if (at < 0 || !series.values().get(at).equals(wanted.getValue())) {
                return false;
            }
        }
        return true;
    }
}
