// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.SeriesAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;
import ai.smartwhale.balance.services.monitoring.PredictionSeriesAnalysis;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * How often the plain analysis of reports, and the one that the prediction module lends, find trends and changes in
 * series of known making, and how well their forecasts of the last fifth hold. Argument: series per row (400 by
 * default). Times are of the thread's CPU.
 */
public final class SeriesAnalysisMeasurement {

    private static final Duration HOUR = Duration.ofHours(1);

    private final PrintStream out;
    private final int series;

    private SeriesAnalysisMeasurement(PrintStream out, int series) {
        this.out = out;
        this.series = series;
    }

    /** Makes a series. */
    @FunctionalInterface
    private interface Making {

        /** Fills it. */
        double[] of(Random random);
    }

    /**
     * Measures and prints.
     *
     * @param arguments series per row
     */
    public static void main(String[] arguments) {
        int series = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        SeriesAnalysisMeasurement measurement = new SeriesAnalysisMeasurement(System.out, series);
        measurement.say(
                "%-26s %-10s %6s %8s %6s %6s %6s %8s",
                "making", "analysis", "trend", "changes", "80 %", "95 %", "MASE", "us");
        measurement.rows("white, 120", random -> remembering(random, 120, 0));
        for (double memory : new double[] {0.3, 0.6, 0.9}) {
            measurement.rows("AR(1) " + memory + ", 120", random -> remembering(random, 120, memory));
        }
        measurement.rows("AR(1) 0.6, 900", random -> remembering(random, 900, 0.6));
        measurement.rows("day and AR(1) 0.6, 900", random -> plus(remembering(random, 900, 0.6), 0, 3, 0));
        measurement.rows("trend of SNR 1, 120", random -> plus(remembering(random, 120, 0), Math.sqrt(12) / 120, 0, 0));
        measurement.rows("trend and day, 900", random -> plus(remembering(random, 900, 0.6), 4 / 720.0, 3, 0));
        measurement.rows("step of 2, 120", random -> plus(remembering(random, 120, 0), 0, 0, 2));
    }

    private static double[] remembering(Random random, int size, double memory) {
        double[] values = new double[size];
        double value = random.nextGaussian() / Math.sqrt(1 - memory * memory);
        for (int i = 0; i < size; i++) {
            values[i] = value;
            value = memory * value + random.nextGaussian();
        }
        return values;
    }

    private static double[] plus(double[] values, double slope, double day, double step) {
        for (int i = 0; i < values.length; i++) {
            values[i] += slope * i + day * Math.sin(i * Math.PI / 12) + (i >= values.length * 2 / 5 ? step : 0);
        }
        return values;
    }

    private void rows(String name, Making making) {
        row(name, "plain", SeriesAnalysis.plain(), making);
        row(name, "prediction", PredictionSeriesAnalysis.create(), making);
    }

    private void row(String name, String analysis, SeriesAnalysis asked, Making making) {
        double trends = 0;
        double changes = 0;
        double[] held = new double[2];
        double mase = 0;
        long steps = 0;
        long nanos = 0;
        for (int run = 0; run < series; run++) {
            double[] all = making.of(new Random((run + 1) * 0x9E3779B97F4A7C15L));
            int size = all.length * 4 / 5;
            TimeSeries known = new TimeSeries("s", "", Instant.EPOCH, HOUR, Arrays.copyOf(all, size));
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            TrendAnalysis trend = asked.trend(known);
            Forecast forecast = asked.forecast(known, all.length - size).orElseThrow();
            nanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
            trends += trend.direction() == TrendDirection.FLAT ? 0 : 1;
            changes += trend.changes().isEmpty() ? 0 : 1;
            mase += score(all, size, forecast, held);
            steps += all.length - size;
        }
        say(
                "%-26s %-10s %6.3f %8.3f %6.3f %6.3f %6.2f %8d",
                name,
                analysis,
                trends / series,
                changes / series,
                held[0] / steps,
                held[1] / steps,
                mase / series,
                nanos / series / 1_000);
    }

    private static double score(double[] all, int size, Forecast forecast, double[] held) {
        double error = 0;
        for (int i = size; i < all.length; i++) {
            ForecastPoint point = forecast.points().get(i - size);
            held[0] += point.low80() <= all[i] && all[i] <= point.high80() ? 1 : 0;
            held[1] += point.low95() <= all[i] && all[i] <= point.high95() ? 1 : 0;
            error += Math.abs(all[i] - point.value());
        }
        double naive = 0;
        for (int i = 1; i < size; i++) {
            naive += Math.abs(all[i] - all[i - 1]);
        }
        return error / (all.length - size) / (naive / (size - 1));
    }

    private void say(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
