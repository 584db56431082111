// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.pattern.TrendDetector;
import ai.smartwhale.balance.prediction.pattern.TrendDetectorConfig;
import ai.smartwhale.balance.prediction.pattern.TrendReport;
import ai.smartwhale.balance.prediction.pattern.change.Adwin;
import ai.smartwhale.balance.prediction.pattern.change.Cusum;
import ai.smartwhale.balance.prediction.pattern.change.MannKendall;
import ai.smartwhale.balance.prediction.pattern.change.MeanShifts;
import ai.smartwhale.balance.prediction.pattern.change.Shift;
import ai.smartwhale.balance.prediction.pattern.change.ShiftWatch;
import ai.smartwhale.balance.prediction.pattern.change.WhitenedTrend;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/**
 * How often trends, shifts and drifts are found where there are some, and where there are none; the plain test of Mann
 * and Kendall beside ours. Arguments: series per row (2,000 by default), seed (1 by default). Times are of the thread's
 * CPU.
 */
public final class TrendMeasurement {

    private static final int LENGTH = 120;
    private static final int LONG = 600;
    private static final double LEVEL = 0.05;

    private final PrintStream out;
    private final int series;
    private final Random random;

    private TrendMeasurement(PrintStream out, int series, long seed) {
        this.out = out;
        this.series = series;
        this.random = new Random(seed);
    }

    /**
     * Measures and prints.
     *
     * @param arguments series per row, seed
     */
    public static void main(String[] arguments) {
        int series = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        TrendMeasurement measurement = new TrendMeasurement(System.out, series, seed);
        measurement.trends();
        measurement.shifts();
        measurement.online();
        measurement.times();
    }

    private void trends() {
        say(
                "trend, n=%d, level %.2f%n%12s %8s %14s %8s %10s",
                LENGTH, LEVEL, "AR(1)", "slope", "Mann-Kendall", "ours", "interval");
        double[][] rows = {{0, 0}, {0.3, 0}, {0.6, 0}, {0.8, 0}, {0, 0.02}, {0.3, 0.02}, {0.6, 0.02}, {0.6, 0.01}};
        for (double[] row : rows) {
            int plain = 0;
            int whitened = 0;
            int covered = 0;
            for (int i = 0; i < series; i++) {
                double[] values = SyntheticSeries.slope(random, row[0], row[1], LENGTH);
                plain += MannKendall.test(values).pValue() < LEVEL ? 1 : 0;
                WhitenedTrend.Result ours = WhitenedTrend.test(values, 1 - LEVEL);
                whitened += ours.test().pValue() < LEVEL ? 1 : 0;
                covered += ours.line().low() <= row[1] && ours.line().high() >= row[1] ? 1 : 0;
            }
            say("%12.1f %8.2f %14.3f %8.3f %10.3f", row[0], row[1], share(plain), share(whitened), share(covered));
        }
    }

    private void shifts() {
        say("%nshifts, n=%d, 4 at random at least 50 apart, tolerance 10%n%12s %8s %8s", LONG, "AR(1)", "size", "F1");
        double[][] rows = {{0, 1}, {0, 1.5}, {0, 2}, {0, 3}, {0.4, 1}, {0.4, 1.5}, {0.4, 2}, {0.4, 3}, {0.6, 2}};
        for (double[] row : rows) {
            ChangeScores scores = new ChangeScores(10);
            for (int i = 0; i < series / 2; i++) {
                int[] places = SyntheticSeries.places(random, 4, 50, LONG);
                double[] values = SyntheticSeries.steps(random, row[0], row[1], places, LONG);
                scores.add(
                        places,
                        MeanShifts.find(values, MeanShifts.DEFAULT_PENALTY).starts());
            }
            say("%12.1f %8.1f %8.3f", row[0], row[1], scores.f1());
        }
        for (double correlation : new double[] {0, 0.4, 0.6, 0.8}) {
            int found = 0;
            for (int i = 0; i < series / 2; i++) {
                double[] values = SyntheticSeries.noise(random, correlation, LONG);
                found += MeanShifts.find(values, MeanShifts.DEFAULT_PENALTY)
                                .starts()
                                .isEmpty()
                        ? 0
                        : 1;
            }
            say("%12.1f %8s %8.3f of the series have a shift", correlation, "none", 2.0 * found / series);
        }
    }

    private void online() {
        say("%nonline%n%-40s %10s %10s %10s", "", "ARL0", "at 1 sd", "at 2 sd");
        say(
                "%-40s %10.0f %10.1f %10.1f",
                "CUSUM, standardised values", cusumLength(0, series * 2_000), cusumDelay(1), cusumDelay(2));
        for (double correlation : new double[] {0, 0.3, 0.6}) {
            say(
                    "%-40s %10.0f %10.1f %10.1f",
                    String.format(Locale.ROOT, "ShiftWatch, unknown series, AR(1) %.1f", correlation),
                    watchLength(correlation, series * 200),
                    watchDelay(correlation, 1),
                    watchDelay(correlation, 2));
        }
        Adwin adwin = Adwin.of(Adwin.DEFAULT_DELTA, -4, 4);
        int drifts = 0;
        for (int i = 0; i < series * 2_000; i++) {
            drifts += adwin.update(random.nextGaussian()) ? 1 : 0;
        }
        say("%-40s %.4f false drifts in 5,000 values", "ADWIN, delta 0.002", drifts * 5_000.0 / (series * 2_000.0));
    }

    private double cusumLength(double shift, int values) {
        Cusum cusum = Cusum.withDefaults();
        int alarms = 0;
        for (int i = 0; i < values; i++) {
            alarms += cusum.update(shift + random.nextGaussian()) == Shift.NONE ? 0 : 1;
        }
        return (double) values / Math.max(1, alarms);
    }

    private double cusumDelay(double shift) {
        return cusumLength(shift, series * 100);
    }

    private double watchLength(double correlation, int values) {
        ShiftWatch watch = ShiftWatch.of(1, Cusum.DEFAULT_ALLOWANCE, Cusum.DEFAULT_LIMIT);
        double[] noise = SyntheticSeries.noise(random, correlation, values);
        int alarms = 0;
        for (int i = 0; i < values; i++) {
            alarms += watch.update(i * 3_600_000L, noise[i], true) == Shift.NONE ? 0 : 1;
        }
        return (double) values / Math.max(1, alarms);
    }

    /** Mean over the shifts that are found within 500 values, after 1,000 quiet ones. */
    private double watchDelay(double correlation, double size) {
        double delay = 0;
        int found = 0;
        for (int i = 0; i < series / 10; i++) {
            ShiftWatch watch = ShiftWatch.of(1, Cusum.DEFAULT_ALLOWANCE, Cusum.DEFAULT_LIMIT);
            double[] noise = SyntheticSeries.noise(random, correlation, 1_500);
            for (int t = 0; t < noise.length; t++) {
                Shift shift = watch.update(t * 3_600_000L, noise[t] + (t < 1_000 ? 0 : size), true);
                if (t >= 1_000 && shift != Shift.NONE) {
                    delay += t - 999.0;
                    found++;
                    break;
                }
            }
        }
        return delay / Math.max(1, found);
    }

    private void times() {
        TrendDetector detector = TrendDetector.create(
                TrendDetectorConfig.builder().step(Duration.ofHours(1)).build());
        double[] values = SyntheticSeries.slope(random, 0.5, 0.01, 512);
        double analysis = 0;
        for (int round = 0; round < 5; round++) {
            long start = cpu();
            for (int i = 0; i < 100; i++) {
                values[i] += 0.01;
                TrendReport unused = detector.detectTrend(Instant.EPOCH, Duration.ofHours(1), values);
            }
            analysis = (cpu() - start) / 100e6;
        }
        long start = cpu();
        int updates = 2_000_000;
        for (int i = 0; i < updates; i++) {
            var unused = detector.observe("s", Instant.ofEpochSecond(3_600L * i), values[i % 512]);
        }
        say(
                "%nTrendDetector: %.2f ms an analysis of 512 values, %.0f ns an update",
                analysis, (cpu() - start) / (double) updates);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private double share(int count) {
        return (double) count / series;
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
