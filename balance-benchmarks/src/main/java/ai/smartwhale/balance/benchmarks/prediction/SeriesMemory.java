// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.pattern.TrendDetector;
import ai.smartwhale.balance.prediction.pattern.TrendDetectorConfig;
import ai.smartwhale.balance.prediction.pattern.UsageAnalyzer;
import ai.smartwhale.balance.prediction.pattern.UsageAnalyzerConfig;
import ai.smartwhale.balance.prediction.pattern.UsageKey;
import ai.smartwhale.messaging.DataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What one series retains, with all of its history: the heap in use before and after thousands of them. */
public final class SeriesMemory {

    private static final int SERIES = 8_000;
    private static final int HOURS = 1_100;

    private SeriesMemory() {}

    /**
     * Measures and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        long before = used();
        TrendDetector trends = TrendDetector.create(TrendDetectorConfig.builder()
                .step(Duration.ofHours(1))
                .maxSeries(SERIES)
                .build());
        for (int hour = 0; hour < HOURS; hour++) {
            for (int i = 0; i < SERIES; i++) {
                var unused = trends.observe("series " + i, Instant.EPOCH.plus(Duration.ofHours(hour)), i);
            }
        }
        long between = used();
        UsageAnalyzer usage = UsageAnalyzer.create(
                UsageAnalyzerConfig.builder().maxSeries(SERIES).build());
        for (int hour = 0; hour < HOURS; hour++) {
            for (int i = 0; i < SERIES; i++) {
                usage.record(new UsageKey("model " + i, DataSource.WEB), Instant.EPOCH.plus(Duration.ofHours(hour)), i);
            }
        }
        long after = used();
        System.out.println(String.format(
                Locale.ROOT,
                "bytes per series: TrendDetector %d, UsageAnalyzer %d (%d and %d series known)",
                (between - before) / SERIES,
                (after - between) / SERIES,
                trends.series().size(),
                usage.keys().size()));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
