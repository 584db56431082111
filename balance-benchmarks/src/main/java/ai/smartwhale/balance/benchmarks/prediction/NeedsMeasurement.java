// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.demand.ModelNeedsConfig;
import ai.smartwhale.balance.prediction.demand.ModelNeedsPredictor;
import ai.smartwhale.balance.prediction.demand.NeedsForecast;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What it costs to follow the needs of models: processor time and bytes allocated for each request within a slot and
 * over slots, the time of a forecast, and the memory of a model with 32 forecasters and a full table of keys.
 */
public final class NeedsMeasurement {

    private static final Optional<DataSource> WIKI = Optional.of(DataSource.WIKI);
    private static final int REQUESTS = 1_000_000;
    private static final int MODELS = 100;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final VirtualTime time = new VirtualTime();
    private final String[] keys = new String[128];

    private NeedsMeasurement() {
        Arrays.setAll(keys, i -> "key-" + i);
    }

    /** Tells milliseconds without making an Instant. */
    private static final class VirtualTime implements InstantSource {

        private long millis;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    }

    /**
     * Measures.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        NeedsMeasurement measurement = new NeedsMeasurement();
        measurement.requests("within a slot", 0);
        measurement.requests("100 a minute", 600);
        measurement.forecasts();
        measurement.memory();
    }

    private void requests(String name, long millisBetween) {
        ModelNeedsPredictor predictor = ModelNeedsPredictor.create(ModelNeedsConfig.defaults(), time);
        long nanos = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 7; round++) {
            long thread = Thread.currentThread().getId();
            long bytesBefore = threads.getThreadAllocatedBytes(thread);
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < REQUESTS; i++) {
                predictor.observe("model", DataType.TEXT, WIKI, keys[i & 127]);
                time.millis += millisBetween;
            }
            nanos = Math.min(nanos, threads.getCurrentThreadCpuTime() - before);
            bytes = Math.min(bytes, threads.getThreadAllocatedBytes(thread) - bytesBefore);
        }
        System.out.printf(
                Locale.ROOT,
                "observe, %s: %.0f ns, %.2f B each%n",
                name,
                (double) nanos / REQUESTS,
                (double) bytes / REQUESTS);
    }

    private void forecasts() {
        ModelNeedsPredictor predictor = ModelNeedsPredictor.create(ModelNeedsConfig.defaults(), time);
        fill(predictor, "model");
        long[] nanos = new long[2_000];
        double sum = 0;
        for (int i = 0; i < nanos.length; i++) {
            long before = System.nanoTime();
            NeedsForecast needs =
                    predictor.predictNeeds("model", Duration.ofMinutes(48)).orElseThrow();
            nanos[i] = System.nanoTime() - before;
            sum += needs.totalRequests().expected();
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "predictNeeds, 48 minutes, 32 forecasters, 256 keys: p50 %.0f us, p99 %.0f us (mean %.1f requests)%n",
                nanos[1_000] / 1e3,
                nanos[1_980] / 1e3,
                sum / nanos.length);
    }

    private void memory() {
        ModelNeedsPredictor predictor = ModelNeedsPredictor.create(ModelNeedsConfig.defaults(), time);
        fill(predictor, "first");
        long before = used();
        for (int model = 0; model < MODELS; model++) {
            fill(predictor, "model-" + model);
        }
        System.out.printf(
                Locale.ROOT,
                "a model with %d forecasters and its keys: %.0f KiB; its snapshot: %.0f KiB%n",
                predictor.statistics().forecasters() / (MODELS + 1),
                (used() - before) / 1_024.0 / MODELS,
                predictor.snapshot("first").orElseThrow().length / 1_024.0);
    }

    /** Three hours in which every kind of data is asked for every minute. */
    private void fill(ModelNeedsPredictor predictor, String model) {
        for (int minute = 0; minute < 180; minute++) {
            for (DataType type : DataType.values()) {
                for (DataSource source : DataSource.values()) {
                    predictor.observe(model, type, Optional.of(source), model + source + minute % 30);
                }
            }
            time.millis += 60_000;
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
