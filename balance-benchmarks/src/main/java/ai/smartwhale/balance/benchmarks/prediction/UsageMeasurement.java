// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.pattern.UsageAnalyzer;
import ai.smartwhale.balance.prediction.pattern.UsageAnalyzerConfig;
import ai.smartwhale.balance.prediction.pattern.UsageKey;
import ai.smartwhale.balance.prediction.pattern.change.LaggedCorrelation;
import ai.smartwhale.balance.prediction.pattern.change.Season;
import ai.smartwhale.balance.prediction.pattern.change.Seasons;
import ai.smartwhale.messaging.DataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * How often periods are found in M4's hourly series and in noise, and correlations between series that have none.
 * Arguments: pairs per row (1,000 by default), seed (1 by default). Times are of the thread's CPU.
 */
public final class UsageMeasurement {

    private static final PrintStream OUT = System.out;

    private UsageMeasurement() {}

    /**
     * Measures and prints.
     *
     * @param arguments pairs per row, seed
     * @throws IOException if the shared data cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        Random random = new Random(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1);
        periods(hourly());
        noise(random, pairs);
        correlations(random, pairs);
        analyzer(random);
    }

    private static void periods(List<double[]> series) {
        int strong = 0;
        int found = 0;
        int told = 0;
        for (double[] values : series) {
            if (Seasons.strength(values, 24) > 0.6) {
                strong++;
                found += isDayOrWeek(Seasons.find(values, List.of())) ? 1 : 0;
                told += isDayOrWeek(Seasons.find(values, List.of(24, 168))) ? 1 : 0;
            }
        }
        say("M4 hourly: %d of %d series have a seasonal strength above 0.6 at 24", strong, series.size());
        say(
                "  24 or 168 found: %.1f %% without the calendar, %.1f %% with it",
                100.0 * found / strong, 100.0 * told / strong);
    }

    private static boolean isDayOrWeek(List<Season> seasons) {
        return seasons.stream().anyMatch(season -> season.period() == 24 || season.period() == 168);
    }

    private static void noise(Random random, int count) {
        for (double correlation : new double[] {0, 0.5, 0.8, 0.95}) {
            int found = 0;
            for (int i = 0; i < count / 2; i++) {
                double[] values = SyntheticSeries.noise(random, correlation, 700);
                found += Seasons.find(values, List.of(24, 168)).isEmpty() ? 0 : 1;
            }
            say("noise, AR(1) %.2f: %.1f %% of the series seem to repeat", correlation, 200.0 * found / count);
        }
    }

    private static void correlations(Random random, int pairs) {
        for (double correlation : new double[] {0, 0.8, 0.95}) {
            int levels = 0;
            int changes = 0;
            for (int i = 0; i < pairs; i++) {
                double[] first = SyntheticSeries.noise(random, correlation, 500);
                double[] second = SyntheticSeries.noise(random, correlation, 500);
                levels += LaggedCorrelation.find(first, second, 12).pValue() < 0.05 ? 1 : 0;
                changes += LaggedCorrelation.find(SyntheticSeries.changes(first), SyntheticSeries.changes(second), 12)
                                        .pValue()
                                < 0.05
                        ? 1
                        : 0;
            }
            say(
                    "independent pairs, AR(1) %.2f, 25 lags: correlated %.1f %% by levels, %.1f %% by changes",
                    correlation, 100.0 * levels / pairs, 100.0 * changes / pairs);
        }
    }

    private static void analyzer(Random random) {
        UsageAnalyzer usage = UsageAnalyzer.create(UsageAnalyzerConfig.defaults());
        UsageKey first = new UsageKey("a", DataSource.WEB);
        UsageKey second = new UsageKey("b", DataSource.WEB);
        for (int hour = 0; hour < 1_100; hour++) {
            Instant at = Instant.EPOCH.plus(Duration.ofHours(hour));
            double day = 50 + 20 * Math.sin(hour * Math.PI / 12);
            usage.record(first, at, day + 5 * random.nextDouble());
            usage.record(second, at, day + 5 * random.nextDouble());
        }
        for (int round = 0; round < 3; round++) {
            long start = cpu();
            for (int i = 0; i < 50; i++) {
                var unused = usage.analyzeUsage(first);
            }
            long middle = cpu();
            for (int i = 0; i < 50; i++) {
                var unused = usage.predictChanges(first, Duration.ofDays(2));
            }
            long last = cpu();
            for (int i = 0; i < 50; i++) {
                var unused = usage.analyzeCorrelations(first);
            }
            double perRun = 50e6;
            say(
                    "UsageAnalyzer, 1,024 slots: analyzeUsage %.2f ms, predictChanges %.2f ms, a pair correlated %.2f ms",
                    (middle - start) / perRun, (last - middle) / perRun, (cpu() - last) / perRun);
        }
    }

    private static List<double[]> hourly() throws IOException {
        Path file = Path.of(System.getProperty("smartwhale.data", "../shared/data"), "m4", "Hourly-train.csv.gz");
        List<double[]> series = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                series.add(Arrays.stream(line.split(",", -1))
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
        }
        return series;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void say(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
