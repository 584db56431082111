// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.ManualTime;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.commons.monitoring.Subscription;
import ai.smartwhale.commons.monitoring.Timer;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerBinderTest {

    private final ManualTime time = new ManualTime();
    private final MetricsCollector collector = MetricsCollector.create(MetricsCollectorConfig.defaults(), time, time);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MetricFamily<Counter> jobs =
            collector.counters(MetricDefinition.counter("read_bytes_total", "Bytes.", "source"));

    private Subscription bind() {
        return SeriesMeters.bind(collector, registry, List.of(), time);
    }

    @Test
    void allSeriesAreShownLive() {
        jobs.with("a").add(3);
        Timer timer = collector.timer("run_seconds", "Runs.");
        Subscription bound = bind();
        collector.gauge("queue_depth", "Depth.").set(7);
        jobs.with("b").add(4);
        for (int i = 1; i <= 1_000; i++) {
            timer.record(Duration.ofMillis(i));
        }
        assertThat(registry.get("read.bytes")
                        .tag("source", "a")
                        .functionCounter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("read.bytes")
                        .tag("source", "b")
                        .functionCounter()
                        .count())
                .isEqualTo(4);
        assertThat(registry.get("read.bytes").meters())
                .allSatisfy(meter -> assertThat(meter.getId().getBaseUnit()).isEqualTo("bytes"));
        assertThat(registry.get("queue.depth").gauge().value()).isEqualTo(7);
        FunctionTimer run = registry.get("run").functionTimer();
        assertThat(run.count()).isEqualTo(1_000);
        assertThat(run.totalTime(TimeUnit.SECONDS)).isCloseTo(500.5, within(1e-6));
        assertThat(registry.get("run.max").gauge().value()).isEqualTo(1.0);
        assertThat(registry.get("run.percentile").tag("phi", "0.95").gauge().value())
                .isCloseTo(0.95, within(0.0095));
        jobs.with("a").add(1);
        timer.record(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(registry.get("read.bytes")
                        .tag("source", "a")
                        .functionCounter()
                        .count())
                .isEqualTo(4);
        assertThat(run.count()).isEqualTo(1_001);
        bound.close();
        assertThat(registry.getMeters()).isEmpty();
        jobs.with("c").increment();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void metersGoWithTheirSeries() {
        Subscription bound = bind();
        jobs.with("a").increment();
        jobs.with("b").increment();
        jobs.remove("a");
        assertThat(registry.getMeters())
                .singleElement()
                .satisfies(meter -> assertThat(meter.getId().getTag("source")).isEqualTo("b"));
        jobs.with("a").add(9);
        assertThat(registry.get("read.bytes")
                        .tag("source", "a")
                        .functionCounter()
                        .count())
                .isEqualTo(9);
        bound.close();
    }

    @Test
    void whatIsUnknownIsNoNumber() {
        collector.gauge("queue_depth", "Depth.");
        collector.timer("run_seconds", "Runs.");
        Subscription bound = bind();
        assertThat(registry.get("queue.depth").gauge().value()).isNaN();
        assertThat(registry.get("run.percentile").tag("phi", "0.5").gauge().value())
                .isNaN();
        assertThat(registry.get("run").functionTimer().count()).isZero();
        bound.close();
    }

    @Test
    void meterOfTheHostStay() {
        io.micrometer.core.instrument.Counter own = registry.counter("read.bytes", "source", "a");
        own.increment(42);
        jobs.with("a").increment();
        Subscription bound = bind();
        assertThat(registry.get("read.bytes").counter().count()).isEqualTo(42);
        bound.close();
        assertThat(registry.getMeters()).containsExactly(own);
        Subscription apart = MicrometerBinder.bind(collector, registry, Tag.of("host", "h"));
        assertThat(registry.get("read.bytes").tag("host", "h").functionCounter().count())
                .isEqualTo(1);
        apart.close();
    }

    @Test
    void metersAreNotLostToTheGarbageCollector() {
        jobs.with("a").add(5);
        Subscription bound = bind();
        System.gc();
        assertThat(registry.get("read.bytes").functionCounter().count()).isEqualTo(5);
        bound.close();
    }

    @Test
    void theGlobalRegistryShowsThemToo() {
        Metrics.addRegistry(registry);
        try {
            jobs.with("a").add(5);
            Subscription bound = MicrometerBinder.bindToGlobalRegistry(collector);
            assertThat(registry.get("read.bytes").functionCounter().count()).isEqualTo(5);
            bound.close();
            assertThat(registry.getMeters()).isEmpty();
        } finally {
            Metrics.removeRegistry(registry);
        }
    }
}
