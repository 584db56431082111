// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads totals, and keeps those of the past. */
final class DefaultQualityMetrics implements QualityMetrics {

    private final Object lock = new Object();
    private final QualitySource source;
    private final InstantSource time;
    private final KnownPasts<List<String>, QualityWindows> kept;

    DefaultQualityMetrics(QualitySource source, int mostSeries, InstantSource time) {
        this.source = source;
        kept = new KnownPasts<>(mostSeries);
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
                Optional<QualityWindows> past = kept.of(id, now, () -> new QualityWindows(totals));
                if (past.isEmpty()) {
                    refused++;
                    continue;
                }
                QualityWindows windows = past.orElseThrow();
                if (windows.isActive(totals)) {
                    kept.wasActive(id, now);
                }
                qualities.add(
                        new SourceQuality(totals.model(), totals.source(), windows.add(now, totals), totals.drift()));
            }
            kept.forgetUnseen(now);
            return new QualitySnapshot(now, qualities, refused);
        }
    }

    @Override
    public MetricTrend monitorQualityTrends(List<ValuePoint> series) {
        return MetricTrends.of(series);
    }
}
