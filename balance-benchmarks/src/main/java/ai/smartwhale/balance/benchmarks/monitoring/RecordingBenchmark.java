// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.Timer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Recording: ours and Micrometer's. Run with {@code -t 1} and {@code -t 2}. Both timers answer p50, p95 and p99; the
 * durations are spread over a thousand values around a tenth of a millisecond.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordingBenchmark {

    private final MetricsCollector collector = MetricsCollector.create();
    private final Counter counter = collector.counter("jobs_total", "Jobs.");
    private final MetricFamily<Counter> counters =
            collector.counters(MetricDefinition.counter("model_jobs_total", "Jobs.", "model"));
    private final Timer timer = collector.timer("run_seconds", "Runs.");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final io.micrometer.core.instrument.Counter peerCounter = registry.counter("jobs");
    private final io.micrometer.core.instrument.Timer peerTimer = io.micrometer.core.instrument.Timer.builder("run")
            .publishPercentiles(0.5, 0.95, 0.99)
            .register(registry);

    /** Different durations, without a shared generator. */
    @State(Scope.Thread)
    public static class Durations {

        private int number;

        long next() {
            number = (number * 1_103_515_245 + 12_345) & 0x7fffffff;
            return 100_000 + (number & 1_023) * 64L;
        }
    }

    /** Our counter. */
    @Benchmark
    public void countOurs() {
        counter.increment();
    }

    /** Micrometer's counter. */
    @Benchmark
    public void countMicrometer() {
        peerCounter.increment();
    }

    /** Our counter, looked up by its label. */
    @Benchmark
    public void lookUpOurs() {
        counters.with("whale").increment();
    }

    /** Micrometer's counter, looked up by its tag. */
    @Benchmark
    public void lookUpMicrometer() {
        registry.counter("model.jobs", "model", "whale").increment();
    }

    /**
     * Our timer.
     *
     * @param durations what is recorded
     */
    @Benchmark
    public void timeOurs(Durations durations) {
        timer.recordNanos(durations.next());
    }

    /**
     * Micrometer's timer with the same percentiles.
     *
     * @param durations what is recorded
     */
    @Benchmark
    public void timeMicrometer(Durations durations) {
        peerTimer.record(durations.next(), TimeUnit.NANOSECONDS);
    }
}
