// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import com.amazon.randomcutforest.parkservices.RCFCaster;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a forecaster of an hourly series costs: updates a second of CPU time, bytes allocated by an update, the time of
 * a forecast of 48 steps, and what 10,000 series retain; the caster of Random Cut Forest in the same run.
 */
public final class ForecasterMeasurement {

    private static final int UPDATES = 100_000;
    private static final int FORECASTS = 20_000;
    private static final int SERIES = 10_000;
    private static final int LEARNED = 600;
    private static final int PEER_UPDATES = 2_000;
    private static final int WARM_ROUNDS = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ForecasterMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        double[] values = new double[1 << 14];
        ForecasterBenchmark.fill(values);
        System.out.println(
                "| forecaster | updates/s of CPU time | B/update | means p50 | means p99 | intervals p50 | p99 |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (ForecastMethod method : List.of(
                ForecastMethod.SEASONAL_NAIVE,
                ForecastMethod.SMOOTHING,
                ForecastMethod.THETA,
                ForecastMethod.SEASONAL_REGRESSION,
                ForecastMethod.AUTOREGRESSION,
                ForecastMethod.MIXTURE,
                ForecastMethod.BLEND)) {
            String row = "";
            for (int round = 0; round < WARM_ROUNDS; round++) {
                row = row(method, values);
            }
            System.out.println(row);
        }
        System.out.println(peer(values));
        retained(values);
    }

    private static String row(ForecastMethod method, double[] values) {
        Forecaster forecaster = Forecaster.create(method, ForecasterBenchmark.hourly());
        for (int index = 0; index < LEARNED; index++) {
            forecaster.update(values[index]);
        }
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long time = THREADS.getCurrentThreadCpuTime();
        for (int index = 0; index < UPDATES; index++) {
            forecaster.update(values[index & (values.length - 1)]);
        }
        time = THREADS.getCurrentThreadCpuTime() - time;
        bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
        double[] mean = new double[48];
        long[] means = new long[FORECASTS];
        long[] intervals = new long[FORECASTS];
        double kept = 0;
        for (int index = 0; index < FORECASTS; index++) {
            forecaster.update(values[index & (values.length - 1)]);
            long start = System.nanoTime();
            forecaster.forecastInto(mean);
            long middle = System.nanoTime();
            Forecast forecast = forecaster.forecast(48);
            intervals[index] = System.nanoTime() - middle;
            means[index] = middle - start;
            kept += forecast.mean(0) + mean[0];
        }
        Arrays.sort(means);
        Arrays.sort(intervals);
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.3f | %.1f µs | %.1f µs | %.1f µs | %.1f µs |%s",
                method,
                UPDATES / (time / 1e9),
                (double) bytes / UPDATES,
                quantile(means, 0.5),
                quantile(means, 0.99),
                quantile(intervals, 0.5),
                quantile(intervals, 0.99),
                Double.isNaN(kept) ? " NaN" : "");
    }

    private static double quantile(long[] nanos, double probability) {
        return nanos[(int) (nanos.length * probability)] / 1e3;
    }

    private static String peer(double[] values) {
        RCFCaster caster = ForecasterBenchmark.caster();
        double kept = 0;
        long time = 0;
        for (int index = 0; index < PEER_UPDATES; index++) {
            time = index == PEER_UPDATES / 2 ? THREADS.getCurrentThreadCpuTime() : time;
            kept += caster.process(new double[] {values[index]}, index).getRCFScore();
        }
        time = THREADS.getCurrentThreadCpuTime() - time;
        return String.format(
                Locale.ROOT,
                "| Random Cut Forest caster, shingle 24, 50 trees | %,.0f with a forecast each | | | | | |%s",
                PEER_UPDATES / 2 / (time / 1e9),
                Double.isNaN(kept) ? " NaN" : "");
    }

    private static void retained(double[] values) {
        long before = used();
        Forecaster[] forecasters = new Forecaster[SERIES];
        for (int series = 0; series < SERIES; series++) {
            forecasters[series] = Forecaster.autoregression(ForecasterBenchmark.hourly());
            for (int index = 0; index < LEARNED; index++) {
                forecasters[series].update(values[series + index & (values.length - 1)]);
            }
            Forecast asked = forecasters[series].forecast(48);
            if (!asked.usable()) {
                throw new IllegalStateException("a forecaster learned nothing");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d series of AUTOREGRESSION, all asked for intervals: %.0f MB retained%n",
                forecasters.length,
                (used() - before) / 1e6);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int times = 0; times < 4; times++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
