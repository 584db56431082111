// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads totals, and keeps those of the past. */
final class DefaultQualityMetrics implements QualityMetrics {

    private final Object lock = new Object();
    private final QualitySource source;
    private final int mostSeries;
    private final InstantSource time;
    private final Map<List<String>, QualityWindows> kept = new HashMap<>();

    DefaultQualityMetrics(QualitySource source, int mostSeries, InstantSource time) {
        this.source = source;
        this.mostSeries = mostSeries;
        this.time = time;
    }

    @Override
    public QualitySnapshot evaluateDataQuality() {
        synchronized (lock) {
            Instant now = time.instant();
            List<SourceQuality> qualities = new ArrayList<>();
            int refused = 0;
            for (QualityTotals totals : source.read()) {
                List<String> id = List.of(totals.model(), totals.source());
                if (!kept.containsKey(id) && kept.size() >= mostSeries) {
                    refused++;
                    continue;
                }
                QualityWindows windows = kept.computeIfAbsent(id, key -> new QualityWindows(totals));
                qualities.add(
                        new SourceQuality(totals.model(), totals.source(), windows.add(now, totals), totals.drift()));
            }
            return new QualitySnapshot(now, qualities, refused);
        }
    }

    @Override
    public MetricTrend monitorQualityTrends(List<ValuePoint> series) {
        return MetricTrends.of(series);
    }
}
