// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a collector had collected, frozen; it can be added to another collector. Safe for use by many threads. */
public final class MetricSnapshot {

    private final Map<MetricScope, MetricSeries> series;

    MetricSnapshot(Map<MetricScope, MetricSeries> series) {
        this.series = new LinkedHashMap<>(series);
    }

    /**
     * What was measured.
     *
     * @return one summary for each source and metric
     */
    public List<MetricSummary> summaries() {
        return series.entrySet().stream()
                .map(entry -> entry.getValue().summary(entry.getKey()))
                .toList();
    }

    Map<MetricScope, MetricSeries> series() {
        return series;
    }
}
