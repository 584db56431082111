// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.analysis.Zipf;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTrackerTest {

    private static final Instant START = Instant.parse("2024-03-04T00:00:00Z");

    private Instant now = START;

    private UsageTracker tracker(UsageTrackerConfig.Builder config) {
        return UsageTracker.create(config.build(), () -> now);
    }

    private static UsageTrackerConfig.Builder exact() {
        return UsageTrackerConfig.builder().sampleEvery(1);
    }

    private static CacheKey key(int i) {
        return CacheKey.of("n", "key-" + i);
    }

    private <T extends Insight> Optional<T> insight(UsageTracker tracker, Class<T> type) {
        return tracker.generateInsights().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private UsagePrediction prediction(UsageTracker tracker, CacheKey key, Duration horizon) {
        return tracker.predictUsage(horizon).stream()
                .filter(prediction -> prediction.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void neverSaysLessThanItWasWhenEveryUseCounts() {
        UsageTracker tracker = tracker(exact());
        Map<Integer, Integer> truth = new HashMap<>();
        for (int rank : new Zipf(20_000, 0.9, 7).trace(100_000)) {
            tracker.trackUsage(key(rank));
            truth.merge(rank, 1, Integer::sum);
        }
        truth.forEach((rank, uses) ->
                assertThat(tracker.usesOf(key(rank))).isBetween((double) uses, uses + 0.0005 * 100_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void knowsTheMostUsedKeys(int sampleEvery) {
        UsageTracker tracker =
                tracker(UsageTrackerConfig.builder().sampleEvery(sampleEvery).topKeys(128));
        for (int rank : new Zipf(100_000, 1, 11).trace(400_000)) {
            now = now.plusMillis(1);
            tracker.trackUsage(key(rank));
        }
        Set<CacheKey> followed = tracker.predictUsage(Duration.ofMinutes(1)).stream()
                .map(UsagePrediction::key)
                .collect(Collectors.toSet());
        assertThat(followed).hasSize(128);
        assertThat(IntStream.range(0, 50).filter(rank -> followed.contains(key(rank))))
                .hasSizeGreaterThanOrEqualTo(48);
        Insight.HotKeys hot = insight(tracker, Insight.HotKeys.class).orElseThrow();
        assertThat(hot.keys()).hasSize(10);
        assertThat(hot.keys().get(0).key()).isEqualTo(key(0));
        // The first ten of 100,000 by Zipf's law have 2.929 of 12.090 parts.
        assertThat(hot.share()).isCloseTo(2.929 / 12.09, within(0.02));
        assertThat(insight(tracker, Insight.Skew.class).orElseThrow().exponent())
                .isCloseTo(1, within(0.08));
    }

    @Test
    void aFloodOfKeysUsedOnceDrivesNoneOfTheMostUsedOut() {
        UsageTracker tracker = tracker(exact().topKeys(16));
        for (int round = 0; round < 200; round++) {
            for (int hot = 0; hot < 16; hot++) {
                tracker.trackUsage(key(hot));
            }
        }
        for (int i = 0; i < 20_000; i++) {
            tracker.trackUsage(key(1_000 + i));
        }
        assertThat(tracker.predictUsage(Duration.ofHours(1)).stream().map(UsagePrediction::key))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 16).mapToObj(UsageTrackerTest::key).toList());
        Insight.OneHitWonders once =
                insight(tracker, Insight.OneHitWonders.class).orElseThrow();
        assertThat(once.share()).isGreaterThan(0.98);
        assertThat(once.distinctKeys()).isCloseTo(20_016, within(1_500.0));
    }

    @Test
    void remembersNoMoreOfAMillionKeys() {
        UsageTracker tracker = tracker(exact());
        List<WeakReference<CacheKey>> some = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            CacheKey key = CacheKey.of("n", "once-" + i);
            tracker.trackUsage(key);
            if (i % 100 == 0) {
                some.add(new WeakReference<>(key));
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return some.stream().filter(key -> key.get() != null).count() <= 256;
        });
        assertThat(tracker.predictUsage(Duration.ofHours(1))).hasSizeLessThanOrEqualTo(256);
        assertThat(insight(tracker, Insight.OneHitWonders.class).orElseThrow().distinctKeys())
                .isCloseTo(1_000_000, within(80_000.0));
    }

    @Test
    void beingToldOfAHitAllocatesNothing() {
        CacheObserver told = UsageTracker.create().observer();
        CacheKey[] keys =
                IntStream.range(0, 128).mapToObj(UsageTrackerTest::key).toArray(CacheKey[]::new);
        int[] next = new int[1];
        assertThat(Allocations.perRun(() -> told.hit(keys[next[0]++ & 127], CacheLayer.L1, false, false)))
                .isLessThan(1);
    }

    @Test
    void expectsASteadyKeyAsOftenAsItCame() {
        UsageTracker tracker = tracker(exact());
        for (int i = 0; i < 300; i++) {
            tracker.trackUsage(key(1));
            now = now.plusSeconds(30);
        }
        UsagePrediction prediction = prediction(tracker, key(1), Duration.ofMinutes(30));
        assertThat(prediction.expectedUses()).isCloseTo(60, within(6.0));
        assertThat(prediction.confidence()).isGreaterThan(0.9);
        now = now.minusSeconds(10);
        assertThat(prediction(tracker, key(1), Duration.ofMinutes(30)).nextUse())
                .contains(now.plusSeconds(10));
    }

    @Test
    void expectsLessOfAKeyThatFellSilent() {
        UsageTracker tracker = tracker(exact());
        for (int i = 0; i < 300; i++) {
            tracker.trackUsage(key(1));
            now = now.plusSeconds(30);
        }
        double before = prediction(tracker, key(1), Duration.ofHours(1)).expectedUses();
        now = now.plus(Duration.ofHours(5));
        assertThat(prediction(tracker, key(1), Duration.ofHours(1)).expectedUses())
                .isLessThan(before / 5);
    }

    /** Every ten minutes from nine to five, for some days, and another key at random all day. */
    private UsageTracker workingDays(int days, String zone) {
        UsageTracker tracker = tracker(exact().zone(ZoneId.of(zone)));
        for (int minute = 0; minute < days * 24 * 60; minute += 10) {
            now = START.plus(Duration.ofMinutes(minute));
            int hour = now.atZone(ZoneId.of(zone)).getHour();
            if (hour >= 9 && hour < 17) {
                tracker.trackUsage(key(9));
            }
            if (Math.floorMod(minute * 31, 70) < 20) {
                tracker.trackUsage(key(24));
            }
        }
        now = START.plus(Duration.ofDays(days));
        return tracker;
    }

    @Test
    void expectsAKeyInTheHoursInWhichItIsUsed() {
        UsageTracker tracker = workingDays(6, "UTC");
        Map<Integer, Double> expected = new TreeMap<>();
        for (int hour = 0; hour < 24; hour++) {
            now = START.plus(Duration.ofDays(6)).plus(Duration.ofHours(hour)).minusMillis(1);
            expected.put(hour, prediction(tracker, key(9), Duration.ofHours(1)).expectedUses());
            for (int minute = 10; hour >= 9 && hour < 17 && minute <= 60; minute += 10) {
                now = START.plus(Duration.ofDays(6))
                        .plus(Duration.ofHours(hour))
                        .plus(Duration.ofMinutes(minute - 1));
                tracker.trackUsage(key(9));
            }
        }
        expected.forEach((hour, uses) -> assertThat(uses)
                .as("hour %d of %s", hour, expected)
                .isCloseTo(hour >= 9 && hour < 17 ? 6 : 0, within(1.5)));
        assertThat(expected.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(48, within(5.0));
    }

    @Test
    void knowsAtNightWhenTheDayBegins() {
        UsageTracker tracker = workingDays(6, "UTC");
        now = now.plus(Duration.ofHours(3));
        UsagePrediction prediction = prediction(tracker, key(9), Duration.ofHours(2));
        assertThat(prediction.expectedUses()).isLessThan(0.3);
        assertThat(prediction.nextUse().orElseThrow())
                .isBetween(START.plus(Duration.ofHours(6 * 24 + 8)), START.plus(Duration.ofHours(6 * 24 + 10)));
        assertThat(tracker.predictUsage(Duration.ofHours(2)).get(0).key()).isEqualTo(key(24));
        assertThat(tracker.predictUsage(Duration.ofHours(14)).get(0).key()).isEqualTo(key(9));
    }

    @Test
    void hoursAreThoseOfTheZone() {
        UsageTracker tracker = workingDays(4, "Asia/Tehran");
        Insight.PeakHour peak = insight(tracker, Insight.PeakHour.class).orElseThrow();
        assertThat(peak.hour()).isBetween(9, 16);
        assertThat(peak.share()).isGreaterThan(1 / 24.0);
    }

    @Test
    void tellsWhatRisesAndWhatFalls() {
        UsageTracker tracker = tracker(exact());
        for (int minute = 0; minute < 240; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            int rising = minute < 230 ? 1 : 10;
            IntStream.range(0, rising).forEach(i -> tracker.trackUsage(key(1)));
            if (minute < 225) {
                IntStream.range(0, 3).forEach(i -> tracker.trackUsage(key(2)));
            }
            tracker.trackUsage(key(3));
        }
        List<Insight> insights = tracker.generateInsights();
        assertThat(insights.stream().filter(Insight.Rising.class::isInstance).map(i -> ((Insight.Rising) i).key()))
                .containsExactly(key(1));
        assertThat(insights.stream().filter(Insight.Falling.class::isInstance).map(i -> ((Insight.Falling) i).key()))
                .containsExactly(key(2));
        assertThat(insight(tracker, Insight.Rising.class).orElseThrow().usesPerHour())
                .isGreaterThan(300);
        assertThat(insight(tracker, Insight.Falling.class).orElseThrow().ratio())
                .isLessThan(0.1);
    }

    @Test
    void namesNamespacesThatTheNearestLayerKnowsLittleOf() {
        UsageTracker tracker = tracker(exact());
        for (int i = 0; i < 1_000; i++) {
            CacheKey bad = CacheKey.of("bad", "k" + i % 100);
            if (i % 5 == 0) {
                tracker.observer().hit(bad, CacheLayer.L1, false, false);
            } else {
                tracker.observer().missed(bad, CacheLayer.L1);
                tracker.observer().hit(bad, CacheLayer.L2, false, false);
            }
            tracker.observer().hit(CacheKey.of("good", "k"), CacheLayer.L1, false, false);
        }
        assertThat(tracker.generateInsights().stream().filter(Insight.ManyMisses.class::isInstance))
                .containsExactly(new Insight.ManyMisses("bad", 0.8, 1_000));
        assertThat(tracker.usesOf(CacheKey.of("good", "k"))).isEqualTo(1_000);
    }

    @Test
    void whatIsLongAgoCountsLess() {
        UsageTracker tracker = tracker(exact().halveAfter(1_000));
        for (int i = 0; i < 1_000; i++) {
            tracker.trackUsage(key(1));
        }
        assertThat(tracker.usesOf(key(1))).isEqualTo(500);
        for (int i = 0; i < 5_000; i++) {
            tracker.trackUsage(key(2));
        }
        assertThat(tracker.usesOf(key(1))).isLessThan(5);
        assertThat(insight(tracker, Insight.HotKeys.class)
                        .orElseThrow()
                        .keys()
                        .get(0)
                        .key())
                .isEqualTo(key(2));
    }

    @Test
    void aClockThatJumpsDoesNoHarm() {
        UsageTracker tracker = tracker(exact());
        for (long days : new long[] {0, 400, -300, 36_500, 1}) {
            now = START.plus(Duration.ofDays(days));
            for (int i = 0; i < 200; i++) {
                tracker.trackUsage(key(i % 3));
                now = now.plusSeconds(i % 7 == 0 ? -5 : 60);
            }
            for (UsagePrediction prediction : tracker.predictUsage(Duration.ofDays(7))) {
                assertThat(prediction.expectedUses()).isFinite().isNotNegative();
                assertThat(prediction.confidence()).isBetween(0.0, 1.0);
            }
            assertThat(tracker.generateInsights()).isNotEmpty();
        }
    }

    @Test
    void countsWhatManyThreadsTell() throws InterruptedException {
        UsageTracker tracker = tracker(exact());
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> IntStream.range(0, 10_000).forEach(i -> tracker.trackUsage(key(i % 10))));
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(tracker.usesOf(key(3))).isEqualTo(4_000);
    }

    @Test
    void knowsNothingAtFirstAndRefusesHorizonsThatAreNone() {
        UsageTracker tracker = tracker(exact());
        assertThat(tracker.generateInsights()).isEmpty();
        assertThat(tracker.predictUsage(Duration.ofHours(1))).isEmpty();
        assertThatThrownBy(() -> tracker.predictUsage(Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> tracker.predictUsage(Duration.ofDays(8))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> exact().sampleEvery(0).build()).hasMessageContaining("sampleEvery");
        assertThatThrownBy(() -> exact().accuracy(2, 0.1).build()).hasMessageContaining("error");
        assertThatThrownBy(() ->
                        exact().rates(Duration.ofHours(2), Duration.ofHours(1)).build())
                .hasMessageContaining("longer");
    }
}
