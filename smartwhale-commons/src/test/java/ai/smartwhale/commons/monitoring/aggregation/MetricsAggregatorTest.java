// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.Gauge;
import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.ManualTime;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricType;
import ai.smartwhale.commons.monitoring.MetricUnit;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.commons.monitoring.Timer;
import ai.smartwhale.commons.monitoring.aggregation.SeriesAggregate.Levels;
import ai.smartwhale.commons.monitoring.aggregation.SeriesAggregate.Rate;
import ai.smartwhale.commons.monitoring.aggregation.SeriesAggregate.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsAggregatorTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ManualTime time = new ManualTime();
    private final MetricsCollector collector = MetricsCollector.create(
            MetricsCollectorConfig.builder().historySize(10_000).build(), time, time);
    private final MetricsAggregator aggregator = MetricsAggregator.create(collector);

    private void store() {
        collector.storeMetrics(collector.collectMetrics());
    }

    private void storeAfter(Duration duration) {
        time.advance(duration);
        store();
    }

    private MetricFamily<Counter> requests() {
        return collector.counters(MetricDefinition.counter("requests_total", "Requests.", "model", "kind"));
    }

    private MetricFamily<Timer> runs() {
        return collector.timers(MetricDefinition.timer("run_seconds", "Runs.", "model"));
    }

    private static Rate rate(WindowAggregate window) {
        assertThat(window.series()).hasSize(1);
        return (Rate) window.series().get(0);
    }

    @Test
    void tumblingWindowsAddUpToTheWholeAndSlidingOnesOverlap() {
        Random random = new Random(5);
        Counter counter = requests().with("a", "k");
        store();
        long all = 0;
        for (int i = 0; i < 200; i++) {
            long more = random.nextInt(100);
            counter.add(more);
            all += more;
            storeAfter(Duration.ofMillis(1 + random.nextInt(7_000)));
        }
        List<WindowAggregate> tumbling = aggregator.aggregate("requests_total", Window.tumbling(Duration.ofMinutes(1)));
        assertThat(tumbling.stream()
                        .mapToLong(window -> rate(window).increase())
                        .sum())
                .isEqualTo(all);
        assertThat(tumbling).isSortedAccordingTo((a, b) -> a.from().compareTo(b.from()));
        assertThat(tumbling).allSatisfy(window -> {
            assertThat(window.from().getEpochSecond() % 60).isZero();
            assertThat(window.to()).isEqualTo(window.from().plusSeconds(60));
            assertThat(rate(window).perSecond())
                    .isCloseTo(rate(window).increase() / (window.seen().toMillis() / 1e3), within(1e-6));
        });
        List<WindowAggregate> sliding =
                aggregator.aggregate("requests_total", Window.sliding(Duration.ofMinutes(1), Duration.ofSeconds(20)));
        assertThat(sliding.stream().mapToLong(window -> rate(window).increase()).sum())
                .isEqualTo(3 * all);
    }

    @Test
    void aMomentAtTheEdgeBelongsToTheWindowThatItEnds() {
        Counter counter = requests().with("a", "k");
        store();
        counter.add(1);
        storeAfter(Duration.ofMinutes(1));
        counter.add(2);
        storeAfter(Duration.ofNanos(1));
        List<WindowAggregate> windows = aggregator.aggregate("requests_total", Window.tumbling(Duration.ofMinutes(1)));
        assertThat(windows).extracting(WindowAggregate::from).containsExactly(START, START.plusSeconds(60));
        assertThat(windows).extracting(window -> rate(window).increase()).containsExactly(1L, 2L);
    }

    @Test
    void aSeriesThatBeganAnewCountsFromZero() {
        requests().with("a", "k").add(100);
        store();
        requests().with("a", "k").add(7);
        storeAfter(Duration.ofSeconds(10));
        requests().remove("a", "k");
        requests().with("a", "k").add(5);
        storeAfter(Duration.ofSeconds(10));
        runs().with("m").recordNanos(1_000);
        storeAfter(Duration.ofSeconds(10));
        runs().remove("m");
        runs().with("m").recordNanos(50);
        storeAfter(Duration.ofSeconds(10));
        Window minute = Window.tumbling(Duration.ofMinutes(1));
        Rate rate = rate(aggregator.aggregate("requests_total", minute).get(0));
        assertThat(rate.increase()).isEqualTo(12);
        assertThat(rate.resets()).isEqualTo(1);
        Spread spread = (Spread)
                aggregator.aggregate("run_seconds", minute).get(0).series().get(0);
        assertThat(spread.durations().count()).isEqualTo(2);
        assertThat(spread.durations().sum()).isEqualTo(1_050);
        assertThat(spread.resets()).isEqualTo(1);
    }

    /** One model is asked rarely and is slow: the mean of the two percentiles is far from that of all durations. */
    @Test
    void percentilesAreOfAllDurationsAndNeverAveraged() {
        Random random = new Random(9);
        List<Double> all = new ArrayList<>();
        store();
        for (int step = 0; step < 6; step++) {
            for (int i = 0; i < 2_000; i++) {
                all.add(record("fast", random, 1e6));
            }
            for (int i = 0; i < 20 * step; i++) {
                all.add(record("slow", random, 1e9));
            }
            storeAfter(Duration.ofSeconds(5));
        }
        Collections.sort(all);
        Window minute = Window.tumbling(Duration.ofMinutes(1));
        WindowAggregate together = aggregator.aggregate("run_seconds", minute).get(0);
        WindowAggregate apart =
                aggregator.aggregate("run_seconds", minute, "model").get(0);
        assertThat(together.series()).hasSize(1);
        assertThat(apart.series())
                .extracting(SeriesAggregate::labels)
                .extracting(Labels::values)
                .containsExactlyInAnyOrder(List.of("fast"), List.of("slow"));
        for (WindowAggregate window : List.of(together, apart)) {
            Statistics statistics = aggregator.calculateStatistics(window);
            assertThat(statistics.unit()).isEqualTo(MetricUnit.SECONDS);
            assertThat(statistics.count()).isEqualTo(all.size());
            assertNear(statistics.p50().orElseThrow(), rank(all, 0.5));
            assertNear(statistics.p95().orElseThrow(), rank(all, 0.95));
            assertNear(statistics.p99().orElseThrow(), rank(all, 0.99));
            assertThat(statistics.max().orElseThrow()).isCloseTo(all.get(all.size() - 1) / 1e9, within(1e-12));
        }
        double averaged = apart.series().stream()
                .mapToLong(
                        series -> ((Spread) series).durations().quantile(0.99).orElseThrow())
                .average()
                .orElseThrow();
        assertThat(Math.abs(averaged / rank(all, 0.99) - 1)).isGreaterThan(0.2);
    }

    private double record(String model, Random random, double scale) {
        long nanos = (long) (scale * Math.exp(random.nextGaussian()));
        runs().with(model).recordNanos(nanos);
        return nanos;
    }

    private static double rank(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static void assertNear(double seconds, double nanos) {
        assertThat(Math.abs(seconds * 1e9 / nanos - 1)).isLessThan(0.01);
    }

    @Test
    void gaugesOfAGroupAreAddedUpAtEachMoment() {
        MetricFamily<Gauge> depth = collector.gauges(MetricDefinition.gauge("depth", "Depth.", "queue", "node"));
        depth.with("a", "1").set(0);
        store();
        double[] sums = {11, 22, 33};
        for (int i = 1; i <= 3; i++) {
            depth.with("a", "1").set(i);
            depth.with("a", "2").set(10 * i);
            depth.with("b", "1").set(100);
            storeAfter(Duration.ofSeconds(10));
        }
        WindowAggregate window = aggregator
                .aggregate("depth", Window.tumbling(Duration.ofMinutes(1)), "queue")
                .get(0);
        Levels a = (Levels) window.series().get(0);
        assertThat(a.labels().text()).isEqualTo("queue=a");
        assertThat(a.last()).isEqualTo(33);
        assertThat(a.statistics().count()).isEqualTo(3);
        assertThat(a.statistics().mean()).hasValue(Arrays.stream(sums).average().orElseThrow());
        assertThat(a.statistics().min()).hasValue(11);
        assertThat(a.statistics().max()).hasValue(33);
        assertThat(a.statistics().standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(242 / 3.0), within(1e-9));
        Statistics latest = aggregator.calculateStatistics(window);
        assertThat(latest.count()).isEqualTo(2);
        assertThat(latest.max()).hasValue(100);
    }

    @Test
    void summariesTellOfEverySeriesOfEveryWindow() {
        store();
        for (int minute = 0; minute < 2; minute++) {
            requests().with("a", "k").add(60);
            requests().with("b", "k").add(120);
            runs().with("m").record(Duration.ofMillis(30));
            collector.gauge("load_ratio", "Load.").set(0.5 + minute);
            storeAfter(Duration.ofMinutes(1));
        }
        List<MetricSummary> summaries = aggregator.generateSummaries(Window.tumbling(Duration.ofMinutes(1)));
        assertThat(summaries)
                .extracting(MetricSummary::metric)
                .containsExactly(
                        "load_ratio",
                        "load_ratio",
                        "requests_total",
                        "requests_total",
                        "requests_total",
                        "requests_total",
                        "run_seconds",
                        "run_seconds");
        MetricSummary load = summaries.get(1);
        assertThat(load.type()).isEqualTo(MetricType.GAUGE);
        assertThat(load.from()).isEqualTo(START.plusSeconds(60));
        assertThat(load.last()).hasValue(1.5);
        assertThat(load.perSecond()).isEmpty();
        assertThat(load.valueUnit()).isEqualTo(MetricUnit.RATIO);
        MetricSummary second = summaries.get(3);
        assertThat(second.labels().values()).containsExactly("b", "k");
        assertThat(second.perSecond()).hasValue(2);
        assertThat(second.last()).isEmpty();
        MetricSummary run = summaries.get(7);
        assertThat(run.statistics().p99().orElseThrow()).isCloseTo(0.03, within(0.0003));
        assertThat(run.statistics().count()).isEqualTo(1);
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        requests().with("a", "k");
        Window window = Window.tumbling(Duration.ofSeconds(1));
        assertThat(aggregator.aggregate("requests_total", window)).isEmpty();
        assertThat(aggregator.generateSummaries(window)).isEmpty();
        assertThatThrownBy(() -> aggregator.aggregate("nothing", window)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> aggregator.aggregate("requests_total", window, "city"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("city");
        assertThatThrownBy(() -> Window.tumbling(Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Window.tumbling(Duration.ofNanos(1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Window.sliding(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .isInstanceOf(InvalidValueException.class);
        store();
        storeAfter(Duration.ofHours(1));
        assertThatThrownBy(() -> aggregator.aggregate(
                        "requests_total", Window.sliding(Duration.ofHours(1), Duration.ofMillis(1))))
                .isInstanceOf(LimitExceededException.class);
        MetricDefinition gauge = MetricDefinition.gauge("depth", "Depth.");
        WindowAggregate wrong =
                new WindowAggregate(gauge, START, START, Duration.ZERO, List.of(new Rate(Labels.NONE, 1, 1, 0)));
        assertThatThrownBy(() -> aggregator.calculateStatistics(wrong)).isInstanceOf(InvalidValueException.class);
    }
}
