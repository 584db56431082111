// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class L1CacheTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestTime time = new TestTime();
    private final List<String> removals = new ArrayList<>();
    private final L1CacheBuilder<String, String> builder = L1Cache.<String, String>builder()
            .ticker(time)
            .clock(time)
            .removalListener((key, entry, uses, reason) -> removals.add(key + ' ' + uses + ' ' + reason));

    private CacheEntry<String> entry(String value, long freshSeconds, long seconds) {
        return CacheEntry.of(
                value, time.instant(), TimeToLive.of(Duration.ofSeconds(freshSeconds), Duration.ofSeconds(seconds)));
    }

    @Test
    void everyEntryHasItsOwnLife() {
        L1Cache<String, String> cache = builder.build();
        cache.fastSet("short", "s", Duration.ofSeconds(1));
        cache.fastSet("long", "l", MINUTE);
        time.advanceSeconds(2);
        assertThat(cache.fastGet("short")).isEmpty();
        assertThat(cache.fastGet("long")).contains("l");
        assertThat(cache.lookup("short")).isInstanceOf(Lookup.Miss.class);
        time.advance(MINUTE);
        assertThat(cache.fastGet("long")).isEmpty();
        assertThat(removals).containsExactlyInAnyOrder("short 0 EXPIRED", "long 1 EXPIRED");
        assertThat(cache.statistics().expirations()).isEqualTo(2);
    }

    @Test
    void goesFromFreshToStaleToGone() {
        L1Cache<String, String> cache = builder.build();
        cache.fastSet("k", entry("v", 1, 3));
        assertThat(cache.lookup("k")).isEqualTo(Lookup.found(entry("v", 1, 3), CacheLayer.L1, false));
        time.advanceSeconds(2);
        assertThat(((Lookup.Hit<String>) cache.lookup("k")).stale()).isTrue();
        time.advanceSeconds(2);
        assertThat(cache.lookup("k")).isSameAs(Lookup.miss());
    }

    @Test
    void readingDoesNotProlongALife() {
        L1Cache<String, String> cache = builder.build();
        cache.fastSet("k", "v", Duration.ofSeconds(10));
        for (int i = 0; i < 9; i++) {
            time.advanceSeconds(1);
            assertThat(cache.fastGet("k")).contains("v");
        }
        time.advanceSeconds(1);
        assertThat(cache.fastGet("k")).isEmpty();
    }

    @Test
    void anEntryOfAnotherLayerLivesForWhatRemains() {
        L1Cache<String, String> cache = builder.build();
        CacheEntry<String> old = entry("v", 60, 60);
        time.advanceSeconds(50);
        assertThat(cache.fastSet("k", old)).isTrue();
        time.advanceSeconds(9);
        assertThat(cache.fastGet("k")).contains("v");
        time.advanceSeconds(1);
        assertThat(cache.fastGet("k")).isEmpty();
        assertThat(cache.fastSet("k", old)).isFalse();
    }

    @Test
    void aJumpOfTheClockMakesNothingImmortalAndKillsNothing() {
        L1Cache<String, String> cache = builder.build();
        cache.fastSet("k", "v", MINUTE);
        time.jumpWall(Duration.ofDays(-400));
        assertThat(cache.fastGet("k")).contains("v");
        time.jumpWall(Duration.ofDays(800));
        assertThat(cache.fastGet("k")).contains("v");
        time.advance(MINUTE);
        assertThat(cache.fastGet("k")).isEmpty();
    }

    @Test
    void knowsThatThereIsNothing() {
        L1Cache<String, String> cache = builder.build();
        cache.fastSet("k", CacheEntry.negative(time.instant(), TimeToLive.of(MINUTE)));
        assertThat(cache.fastGet("k")).isEmpty();
        assertThat(cache.lookup("k")).isInstanceOf(Lookup.Negative.class);
    }

    @Test
    void tellsHowAliveAnEntryIs() {
        L1Cache<String, String> cache = builder.build();
        cache.fastSet("k", entry("v", 10, 20));
        cache.fastGet("k");
        cache.fastGet("k");
        time.advanceSeconds(4);
        Duration second = Duration.ofSeconds(1);
        assertThat(cache.checkVitality("k"))
                .contains(new Vitality(
                        second.multipliedBy(4), second.multipliedBy(6), second.multipliedBy(16), 2, true, false));
        time.advanceSeconds(15);
        assertThat(cache.checkVitality("k").orElseThrow().vital()).isFalse();
        assertThat(cache.checkVitality("other")).isEmpty();
        assertThat(cache.statistics().hits()).isEqualTo(2);
    }

    @Test
    void keepsWhatIsUsedAndItsBound() {
        L1Cache<String, String> cache = builder.maximumWeight(100).build();
        for (int i = 0; i < 10_000; i++) {
            cache.fastSet("hot", "v", MINUTE);
            cache.fastGet("hot");
            cache.fastSet("k" + i, "v", MINUTE);
        }
        assertThat(cache.statistics().entries()).isLessThanOrEqualTo(100);
        assertThat(cache.fastGet("hot")).contains("v");
        assertThat(cache.statistics().evictions()).isPositive();
    }

    @Test
    void weighsWhereItIsTold() {
        L1Cache<String, String> cache = builder.maximumWeight(100)
                .weigher((key, entry) -> entry.value().map(String::length).orElse(0))
                .build();
        assertThat(cache.fastSet("k", entry("x".repeat(101), 5, 5))).isFalse();
        for (int i = 0; i < 50; i++) {
            cache.fastSet("k" + i, "x".repeat(30), MINUTE);
        }
        assertThat(cache.statistics().weight()).isLessThanOrEqualTo(100);
        assertThat(cache.statistics().entries()).isLessThanOrEqualTo(3);
    }

    @Test
    void canBeResizedWhileItRuns() {
        L1Cache<String, String> cache = builder.maximumWeight(1_000).build();
        for (int i = 0; i < 1_000; i++) {
            cache.fastSet("k" + i, "v", MINUTE);
        }
        cache.resize(10);
        assertThat(cache.statistics().entries()).isLessThanOrEqualTo(10);
        assertThat(cache.statistics().maximumWeight()).isEqualTo(10);
        assertThatThrownBy(() -> cache.resize(0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void shortensLivesByChanceWhereItIsTold() {
        L1Cache<String, String> cache = builder.jitter(0.5, new Random(1)).build();
        for (int i = 0; i < 1_000; i++) {
            cache.fastSet("k" + i, "v", Duration.ofSeconds(100));
        }
        time.advanceSeconds(75);
        long alive = java.util.stream.IntStream.range(0, 1_000)
                .filter(i -> cache.fastGet("k" + i).isPresent())
                .count();
        assertThat(alive).isBetween(400L, 600L);
    }

    @Test
    void readingAllocatesNothing() {
        L1Cache<String, String> cache = builder.build();
        cache.fastSet("k", "v", MINUTE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 200_000;
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 10; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < rounds; i++) {
                if (cache.fastGet("k").isEmpty() || cache.lookup("k") == Lookup.<String>miss()) {
                    throw new AssertionError("lost");
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat((double) least / rounds).isLessThan(1);
    }

    @Test
    void agreesWithAMapThatCountsTime() {
        Random random = new Random(11);
        L1Cache<String, String> cache = builder.maximumWeight(1_000_000).build();
        Map<String, CacheEntry<String>> model = new HashMap<>();
        for (int step = 0; step < 50_000; step++) {
            String key = "k" + random.nextInt(50);
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    CacheEntry<String> entry = entry("v" + step, 1 + random.nextInt(5), 6 + random.nextInt(5));
                    cache.fastSet(key, entry);
                    model.put(key, entry);
                }
                case 2 -> assertThat(cache.invalidate(key)).isEqualTo(alive(model.remove(key)));
                case 3 -> time.advance(Duration.ofMillis(random.nextInt(900)));
                default -> {
                    CacheEntry<String> expected = model.get(key);
                    Lookup<String> lookup = cache.lookup(key);
                    assertThat(lookup)
                            .isEqualTo(
                                    alive(expected)
                                            ? Lookup.found(expected, CacheLayer.L1, expected.isStale(time.instant()))
                                            : Lookup.miss());
                }
            }
        }
    }

    private boolean alive(CacheEntry<String> entry) {
        return entry != null && !entry.isExpired(time.instant());
    }

    @Test
    void refusesEverythingAfterClose() {
        L1Cache<String, String> cache = builder.build();
        cache.fastSet("k", "v", MINUTE);
        cache.close();
        cache.close();
        assertThatThrownBy(() -> cache.fastGet("k")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.fastSet("k", "v", MINUTE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesWhatItRefuses() {
        L1Cache<String, String> cache = builder.build();
        assertThatThrownBy(() -> cache.fastSet("k", null, MINUTE)).hasMessageContaining("value");
        assertThatThrownBy(() -> cache.fastSet("k", "v", Duration.ZERO)).hasMessageContaining("0");
        assertThatThrownBy(() -> builder.jitter(Double.NaN, null)).hasMessageContaining("jitter is NaN");
        assertThatThrownBy(() -> builder.maximumWeight(-1)).hasMessageContaining("maximumWeight is -1");
    }
}
