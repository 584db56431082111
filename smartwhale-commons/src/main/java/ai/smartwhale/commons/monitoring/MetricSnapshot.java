// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.util.List;

/**
 * One metric at one moment.
 *
 * @param definition which
 * @param series those of its series that have a value
 */
public record MetricSnapshot(MetricDefinition definition, List<SeriesSnapshot> series) {

    /** Copies the series. */
    public MetricSnapshot {
        series = List.copyOf(series);
    }
}
