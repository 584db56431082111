// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.Timer;
import ai.smartwhale.commons.monitoring.export.ExportFormat;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Random;
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
 * Reading 1,000 timers of 1,000 durations each: ours with all the text of a scrape, Micrometer's only with its numbers,
 * without any text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScrapeBenchmark {

    private static final int TIMERS = 1_000;

    private final MetricsCollector collector = MetricsCollector.create();
    private final MetricsExporter exporter = MetricsExporter.create(collector);
    private final MeterRegistry registry = new SimpleMeterRegistry();

    /** Fills both with the same durations. */
    public ScrapeBenchmark() {
        Random random = new Random(1);
        MetricFamily<Timer> timers = collector.timers(MetricDefinition.timer("run_seconds", "Runs.", "model"));
        for (int i = 0; i < TIMERS; i++) {
            Timer ours = timers.with("model-" + i);
            io.micrometer.core.instrument.Timer peer = io.micrometer.core.instrument.Timer.builder("run")
                    .tag("model", "model-" + i)
                    .publishPercentiles(0.5, 0.95, 0.99)
                    .register(registry);
            for (int k = 0; k < 1_000; k++) {
                long nanos = (long) (1e6 * Math.exp(random.nextGaussian()));
                ours.recordNanos(nanos);
                peer.record(nanos, TimeUnit.NANOSECONDS);
            }
        }
    }

    /**
     * Ours, as the text of Prometheus.
     *
     * @return the text
     */
    @Benchmark
    public byte[] scrapeOurs() {
        return exporter.export(ExportFormat.PROMETHEUS);
    }

    /**
     * Ours, as OpenMetrics.
     *
     * @return the text
     */
    @Benchmark
    public byte[] scrapeOursOpenMetrics() {
        return exporter.export(ExportFormat.OPEN_METRICS);
    }

    /**
     * Micrometer's numbers.
     *
     * @return something of all of them
     */
    @Benchmark
    public double readMicrometer() {
        double sum = 0;
        for (Meter meter : registry.getMeters()) {
            if (meter instanceof io.micrometer.core.instrument.Timer timer) {
                sum += timer.takeSnapshot().percentileValues()[2].value();
            }
        }
        return sum;
    }
}
