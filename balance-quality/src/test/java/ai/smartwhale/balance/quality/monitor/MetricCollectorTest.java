// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricCollectorTest {

    private static final Instant BEGIN = Instant.parse("2024-03-01T00:00:00Z");
    private static final MetricScope SCOPE = new MetricScope("s", "score");

    private static QualityMeasurement at(long second, double value) {
        return new QualityMeasurement("s", "score", BEGIN.plusSeconds(second), value);
    }

    @Test
    void averagesAndQuantilesAreThoseOfTheMeasurements() {
        MetricCollector collector = MetricCollector.create(10);
        for (int i = 1; i <= 1000; i++) {
            collector.collectMetric(at(i, i / 1000.0));
        }
        MetricSummary summary = collector.getAverageMetrics(SCOPE).orElseThrow();
        assertThat(summary.count()).isEqualTo(1000);
        assertThat(summary.mean()).isCloseTo(0.5005, within(1e-9));
        assertThat(summary.deviation()).isCloseTo(0.288819, within(1e-6));
        assertThat(summary.least()).isEqualTo(0.001);
        assertThat(summary.most()).isEqualTo(1);
        assertThat(summary.p5()).isCloseTo(0.05, within(0.01));
        assertThat(summary.p95()).isCloseTo(0.95, within(0.01));
        assertThat(summary.recent()).isCloseTo(0.98, within(0.01));
        assertThat(collector.getAverageMetrics(new MetricScope("x", "y"))).isEmpty();
    }

    @Test
    void windowsForgetWhatIsOld() {
        MetricCollector collector = MetricCollector.create(10);
        collector.collectMetric(at(0, 0.2));
        collector.collectMetric(at(200, 0.4));
        collector.collectMetric(at(600, 0.9));
        collector.collectMetric(at(-90_000, 0.5));
        MetricSummary summary = collector.getAverageMetrics(SCOPE).orElseThrow();
        assertThat(summary.windows().get(0)).isEqualTo(new MetricWindow(Duration.ofMinutes(5), 1, 0.9));
        assertThat(summary.windows().get(1).count()).isEqualTo(3);
        assertThat(summary.windows().get(1).mean()).isCloseTo(0.5, within(1e-9));
        assertThat(summary.count()).isEqualTo(4);
    }

    @Test
    void theMergeOfTwoIsTheCollectionOfAll() {
        MetricCollector one = MetricCollector.create(10);
        MetricCollector two = MetricCollector.create(10);
        MetricCollector all = MetricCollector.create(10);
        Random random = new Random(4);
        for (int i = 0; i < 4000; i++) {
            QualityMeasurement measurement = at(i, Math.abs(random.nextGaussian()) % 1);
            (i < 1500 ? one : two).collectMetric(measurement);
            all.collectMetric(measurement);
        }
        one.merge(two.snapshot());
        MetricSummary merged = one.getAverageMetrics(SCOPE).orElseThrow();
        MetricSummary whole = all.getAverageMetrics(SCOPE).orElseThrow();
        assertThat(merged.count()).isEqualTo(whole.count());
        assertThat(merged.mean()).isCloseTo(whole.mean(), within(1e-12));
        assertThat(merged.deviation()).isCloseTo(whole.deviation(), within(1e-12));
        assertThat(merged.p50()).isCloseTo(whole.p50(), within(0.01));
        assertThat(merged.windows().get(0).count())
                .isEqualTo(whole.windows().get(0).count());
        assertThat(merged.windows().get(2).count())
                .isEqualTo(whole.windows().get(2).count());
    }

    @Test
    void tooManySeriesAreCollectedTogether() {
        MetricCollector collector = MetricCollector.create(3);
        for (int i = 0; i < 100; i++) {
            collector.collectMetric(new QualityMeasurement("s" + i, "score", BEGIN, 0.5));
        }
        assertThat(collector.snapshot().summaries()).hasSize(4);
        assertThat(collector.getAverageMetrics(MetricScope.OTHER).orElseThrow().count())
                .isEqualTo(97);
    }

    @Test
    void noMeasurementIsLostWhileOthersReset() throws Exception {
        MetricCollector collector = MetricCollector.create(10);
        AtomicLong forgotten = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int thread = 0; thread < 8; thread++) {
            int mine = thread;
            threads.execute(() -> {
                for (int i = 0; i < 2000; i++) {
                    collector.collectMetric(at(i, 0.5));
                    if (i % 200 == mine) {
                        collector.resetMetrics().summaries().forEach(one -> forgotten.addAndGet(one.count()));
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        collector.resetMetrics().summaries().forEach(one -> forgotten.addAndGet(one.count()));
        assertThat(forgotten).hasValue(16_000);
        assertThat(collector.snapshot().summaries()).isEmpty();
    }

    @Test
    void whatIsNoShareIsRefused() {
        assertThatThrownBy(() -> at(0, Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> at(0, 1.1)).isInstanceOf(InvalidValueException.class);
    }
}
