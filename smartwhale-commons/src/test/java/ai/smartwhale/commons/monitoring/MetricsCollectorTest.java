// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.commons.monitoring.SeriesValue.Durations;
import ai.smartwhale.commons.monitoring.SeriesValue.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MetricsCollectorTest {

    private final ManualTime time = new ManualTime();
    private final MetricsCollector collector = collector(MetricsCollectorConfig.defaults());

    private MetricsCollector collector(MetricsCollectorConfig config) {
        return MetricsCollector.create(config, time, time);
    }

    private static MetricFamily<Counter> requests(MetricsCollector collector) {
        return collector.counters(MetricDefinition.counter("requests_total", "Requests.", "model", "kind"));
    }

    @Test
    void countsAreExactUnderManyThreads() throws Exception {
        int threads = 8;
        int each = 20_000;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        MetricFamily<Timer> timers = collector.timers(MetricDefinition.timer("run_seconds", "Runs.", "model"));
        for (int t = 0; t < threads; t++) {
            running.add(pool.submit(() -> {
                start.await();
                for (int i = 0; i < each; i++) {
                    requests(collector).with("m" + i % 50, "k").increment();
                    timers.with("m" + i % 3).recordNanos(i);
                }
                return null;
            }));
        }
        start.countDown();
        while (!running.stream().allMatch(Future::isDone)) {
            MetricsSnapshot meanwhile = collector.collectMetrics();
            assertThat(meanwhile.metrics().size()).isLessThanOrEqualTo(2);
        }
        for (Future<?> task : running) {
            task.get();
        }
        pool.shutdown();
        MetricsSnapshot snapshot = collector.collectMetrics();
        assertThat(snapshot.metric("requests_total").orElseThrow().series())
                .hasSize(50)
                .allSatisfy(series -> assertThat(series.value()).isEqualTo(new Count(threads * each / 50)));
        long sum = 0;
        double total = 0;
        for (String model : List.of("m0", "m1", "m2")) {
            Durations durations =
                    (Durations) snapshot.value("run_seconds", model).orElseThrow();
            sum += durations.total().count();
            total += durations.total().sum();
        }
        assertThat(sum).isEqualTo((long) threads * each);
        assertThat(total).isEqualTo((double) threads * LongStream.range(0, each).sum());
    }

    @Test
    void whatIsBeyondTheCapIsCountedExactlyInOneSeries() throws Exception {
        MetricsCollector small =
                collector(MetricsCollectorConfig.builder().mostSeries(100).build());
        MetricFamily<Counter> family =
                small.counters(MetricDefinition.counter("requests_total", "Requests.", "model", "kind"));
        int threads = 4;
        int values = 1_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            running.add(pool.submit(() -> {
                for (int i = 0; i < values; i++) {
                    family.with("m" + i, "k").increment();
                }
            }));
        }
        for (Future<?> task : running) {
            task.get();
        }
        pool.shutdown();
        assertThat(family.size()).isEqualTo(101);
        MetricsSnapshot snapshot = small.collectMetrics();
        long beyond = ((Count) snapshot.value("requests_total", Labels.OVERFLOW, Labels.OVERFLOW)
                        .orElseThrow())
                .count();
        long within = snapshot.metric("requests_total").orElseThrow().series().stream()
                .filter(series -> !series.labels().values().contains(Labels.OVERFLOW))
                .mapToLong(series -> ((Count) series.value()).count())
                .sum();
        assertThat(within).isEqualTo(threads * 100L);
        assertThat(beyond).isEqualTo(threads * (values - 100L));
        assertThat(family.overflowed()).isEqualTo(beyond);
        assertThat(snapshot.value("metrics_overflowed_lookups_total", "requests_total"))
                .contains(new Count(beyond));
    }

    @Test
    void aSeriesThatIsRemovedGivesItsPlaceToAnother() {
        MetricsCollector small =
                collector(MetricsCollectorConfig.builder().mostSeries(1).build());
        MetricFamily<Gauge> family = small.gauges(MetricDefinition.gauge("depth", "Depth.", "queue"));
        family.with("a").set(1);
        family.with("b").set(2);
        assertThat(family.remove("a")).isTrue();
        assertThat(family.remove("a")).isFalse();
        family.with("c").set(3);
        assertThat(small.collectMetrics().metric("depth").orElseThrow().series())
                .containsExactly(
                        new SeriesSnapshot(Labels.overflow(List.of("queue")), new Level(2)),
                        new SeriesSnapshot(new Labels(List.of("queue"), List.of("c")), new Level(3)));
    }

    @Test
    void tooLongValuesAndTheNameOfTheOverflowGoToTheOverflow() {
        MetricFamily<Counter> family = collector.counters(MetricDefinition.counter("x_total", "X.", "url"));
        family.with("u".repeat(10 * 1024)).increment();
        family.with(Labels.OVERFLOW).add(2);
        assertThat(family.size()).isEqualTo(1);
        assertThat(collector.collectMetrics().value("x_total", Labels.OVERFLOW)).contains(new Count(3));
    }

    @Test
    void aLookupGivesTheSameHandleEveryTime() {
        MetricFamily<Counter> family = requests(collector);
        assertThat(family.with("a", "b"))
                .isSameAs(family.with("a", "b"))
                .isSameAs(requests(collector).with("a", "b"));
        assertThat(family.with("a", "b")).isNotSameAs(family.with("b", "a"));
        assertThat(collector.timer("x_seconds", "X.")).isSameAs(collector.timer("x_seconds", "X."));
    }

    @Test
    void loneSurrogatesBecomeOneCharacter() {
        MetricFamily<Counter> family = collector.counters(MetricDefinition.counter("x_total", "X.", "name"));
        assertThat(family.with("a\ud800")).isSameAs(family.with("a\udfff")).isSameAs(family.with("a\ufffd"));
        assertThat(family.with("😀")).isNotSameAs(family.with("\ufffd"));
        assertThat(family.size()).isEqualTo(3);
    }

    @Test
    void nobodyCanTakeAnothersName() {
        collector.counter("jobs_total", "Jobs.");
        assertThatThrownBy(() -> collector.counter("jobs_total", "Other jobs."))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("jobs_total");
        assertThatThrownBy(() -> collector.gauge("jobs", "Jobs.")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> collector.gauges(MetricDefinition.counter("a_total", "A.")))
                .isInstanceOf(InvalidValueException.class);
        MetricsCollector small =
                collector(MetricsCollectorConfig.builder().mostMetrics(1).build());
        small.gauge("one", "One.");
        assertThatThrownBy(() -> small.gauge("two", "Two.")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void wrongValuesAreRefusedBeforeTheyCount() {
        Counter counter = collector.counter("a_total", "A.");
        Gauge gauge = collector.gauge("b", "B.");
        Timer timer = collector.timer("c_seconds", "C.");
        assertThatThrownBy(() -> counter.add(-1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> gauge.set(Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> gauge.add(Double.POSITIVE_INFINITY)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> timer.record(Duration.ofNanos(-1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> timer.recordNanos(-1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> requests(collector).with("one")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> requests(collector).with("one", null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("kind");
        assertThat(counter.value()).isZero();
        assertThat(gauge.value()).isEmpty();
        assertThat(timer.snapshot().count()).isZero();
    }

    @Test
    void unknownIsAbsentAndNotZero() {
        Gauge gauge = collector.gauge("depth", "Depth.");
        assertThat(collector.collectMetrics().metric("depth")).isEmpty();
        gauge.pull(() -> Double.NaN);
        assertThat(collector.collectMetrics().metric("depth")).isEmpty();
        gauge.pull(() -> {
            throw new IllegalStateException("test");
        });
        assertThat(collector.collectMetrics().metric("depth")).isEmpty();
        assertThat(collector.collectMetrics().value("metrics_failed_reads_total", "depth"))
                .contains(new Count(2));
        gauge.pull(() -> 4);
        assertThat(collector.collectMetrics().value("depth")).contains(new Level(4));
        gauge.add(1.5);
        gauge.add(1.5);
        assertThat(gauge.value()).hasValue(3);
    }

    @Test
    void timersMeasureAndKnowTheirRecentPast() throws Exception {
        Timer timer = collector.timer("run_seconds", "Runs.");
        String said = timer.time(() -> {
            time.advance(Duration.ofMillis(250));
            return "done";
        });
        assertThat(said).isEqualTo("done");
        assertThatThrownBy(() -> timer.time(() -> {
                    time.advance(Duration.ofMillis(250));
                    throw new IllegalStateException("test");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(recent("run_seconds").total().count()).isEqualTo(2);
        time.advance(Duration.ofSeconds(61));
        assertThat(recent("run_seconds").recent().count()).isEqualTo(2);
        timer.record(Duration.ofSeconds(9));
        time.advance(Duration.ofSeconds(61));
        assertThat(recent("run_seconds").recent().count()).isEqualTo(1);
        assertThat(recent("run_seconds").recent().max().orElseThrow()).isBetween(9_000_000_000L, 9_144_000_000L);
        assertThat(recent("run_seconds").total().count()).isEqualTo(3);
        time.advance(Duration.ofSeconds(61));
        var unused = recent("run_seconds");
        time.advance(Duration.ofSeconds(61));
        assertThat(recent("run_seconds").recent().isEmpty()).isTrue();
    }

    private Durations recent(String name) {
        return (Durations) collector.collectMetrics().value(name).orElseThrow();
    }

    @Test
    void changesAreToldAgainstTheNewestThatWasStored() {
        Counter counter = requests(collector).with("m", "k");
        Timer timer = collector.timer("run_seconds", "Runs.");
        counter.add(5);
        MetricsSnapshot first = collector.collectMetrics();
        assertThat(collector.processData(first)).isEmpty();
        assertThat(collector.storeMetrics(first)).isEqualTo(new StoreOutcome.Stored(2, 0));
        assertThat(collector.storeMetrics(first)).isEqualTo(new StoreOutcome.OutOfOrder(first.takenAt()));
        counter.add(7);
        timer.recordNanos(5);
        time.advance(Duration.ofSeconds(10));
        MetricsChange change = collector.processData(collector.collectMetrics()).orElseThrow();
        assertThat(change.elapsed()).isEqualTo(Duration.ofSeconds(10));
        assertThat(change.changes().get("requests_total"))
                .singleElement()
                .satisfies(series -> assertThat(series.value()).isEqualTo(new Count(7)));
        assertThat(change.changes().get("run_seconds"))
                .singleElement()
                .satisfies(series ->
                        assertThat(((Durations) series.value()).total().count()).isEqualTo(1));
    }

    @Test
    void theHistoryForgetsTheOldestFirst() {
        MetricsCollector small = collector(
                MetricsCollectorConfig.builder().historySize(3).mostPoints(5).build());
        MetricFamily<Counter> family = small.counters(MetricDefinition.counter("x_total", "X.", "a"));
        family.with("1").increment();
        AtomicReference<StoreOutcome> outcome = new AtomicReference<>();
        for (int i = 0; i < 4; i++) {
            time.advance(Duration.ofSeconds(1));
            outcome.set(small.storeMetrics(small.collectMetrics()));
        }
        assertThat(outcome.get()).isEqualTo(new StoreOutcome.Stored(3, 1));
        assertThat(small.history("x_total")).hasSize(3);
        family.with("2").increment();
        family.with("3").increment();
        family.with("4").increment();
        time.advance(Duration.ofSeconds(1));
        assertThat(small.storeMetrics(small.collectMetrics())).isEqualTo(new StoreOutcome.Stored(5, 2));
        assertThat(small.history("x_total")).hasSize(2);
        assertThatThrownBy(() -> small.history("nothing")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void listenersHearOfAllSeriesAndHurtNobody() {
        List<String> told = new ArrayList<>();
        collector.counter("a_total", "A.");
        Subscription bad = collector.addListener(new MetricsListener() {
            @Override
            public void added(MetricSeries series) {
                throw new IllegalStateException("test");
            }

            @Override
            public void removed(MetricSeries series) {
                throw new IllegalStateException("test");
            }
        });
        Subscription good = collector.addListener(new MetricsListener() {
            @Override
            public void added(MetricSeries series) {
                told.add("+" + series.labels().text());
            }

            @Override
            public void removed(MetricSeries series) {
                told.add("-" + series.labels().text());
            }
        });
        requests(collector).with("m", "k").increment();
        requests(collector).remove("m", "k");
        good.close();
        requests(collector).with("n", "k").increment();
        bad.close();
        assertThat(told).containsExactly("+", "+model=m, kind=k", "-model=m, kind=k");
    }

    @Test
    void aCounterCanShowWhatAnotherCounts() {
        Counter counter = collector.counter("jobs_total", "Jobs.");
        AtomicReference<Long> other = new AtomicReference<>(5L);
        counter.follow(other::get);
        counter.add(2);
        assertThat(collector.collectMetrics().value("jobs_total")).contains(new Count(7));
        other.set(9L);
        assertThat(counter.value()).isEqualTo(11);
        other.set(-1L);
        assertThat(counter.value()).as("what it said last").isEqualTo(11);
        counter.follow(() -> {
            throw new IllegalStateException("test");
        });
        assertThat(counter.value()).isEqualTo(11);
        assertThat(collector.collectMetrics().value("metrics_failed_reads_total", "jobs_total"))
                .as("asked twice above, and once for this")
                .contains(new Count(3));
    }
}
