// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.PressureCheck.State;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressureSizerTest {

    private static final PressureSizerConfig CONFIG =
            new PressureSizerConfig(0.70, 0.85, 0.93, 0.5, 1.25, 3, 10, Duration.ofHours(1));

    private final CommonsExecutors executors = CommonsExecutors.create("pressure-test");
    private final CacheSizing sizing = CacheSizing.create(size -> {}, 100, 16_000, 16_000);
    private volatile double level;
    private volatile long collections;
    private final PressureSizer sizer = PressureSizer.start(sizing, this::reading, CONFIG, executors);

    private MemoryReading reading() {
        return new MemoryReading(
                0, OptionalLong.of((long) (level * 1_000_000)), 1_000_000, collections, OptionalDouble.empty());
    }

    private PressureCheck at(double share) {
        level = share;
        return sizer.check();
    }

    @AfterEach
    void close() {
        sizer.close();
        executors.close();
    }

    @Test
    void shrinksOnceForEachCollectionWhenTheMemoryIsShort() {
        assertThat(at(0.86)).isEqualTo(new PressureCheck(State.HIGH, OptionalDouble.of(0.86), 16_000, 8_000));
        assertThat(at(0.86).sizeAfter()).isEqualTo(8_000);
        assertThat(at(0.90).sizeAfter()).isEqualTo(8_000);
        collections++;
        assertThat(at(0.86).sizeAfter()).isEqualTo(4_000);
    }

    @Test
    void aFullCacheLosesEntriesAndTakesThemAgainLater() {
        Cache<Integer, String> cache =
                Caffeine.newBuilder().maximumSize(1).executor(Runnable::run).build();
        var eviction = cache.policy().eviction().orElseThrow();
        CacheSizing real = CacheSizing.create(eviction::setMaximum, 10, 1_000, 1_000);
        try (PressureSizer following = PressureSizer.start(real, this::reading, CONFIG, executors)) {
            assertThat(held(cache)).isEqualTo(1_000);
            level = 0.95;
            following.check();
            following.check();
            assertThat(held(cache)).isEqualTo(250);
            level = 0.3;
            for (int i = 0; i < 100; i++) {
                following.check();
            }
            assertThat(held(cache)).isEqualTo(1_000);
        }
    }

    private static long held(Cache<Integer, String> cache) {
        for (int i = 0; i < 3_000; i++) {
            cache.put(i, "value");
        }
        cache.cleanUp();
        return cache.estimatedSize();
    }

    @Test
    void losesPatienceWhenNoCollectionComes() {
        at(0.86);
        for (int i = 0; i < 9; i++) {
            assertThat(at(0.86).sizeAfter()).isEqualTo(8_000);
        }
        assertThat(at(0.86).sizeAfter()).isEqualTo(4_000);
    }

    @Test
    void shrinksAtEveryLookWhenTheMemoryIsAllButFullAndNeverBelowTheMinimum() {
        for (long size = 8_000; size >= 125; size /= 2) {
            PressureCheck check = at(0.95);
            assertThat(check.state()).isEqualTo(State.CRITICAL);
            assertThat(check.sizeAfter()).isEqualTo(size);
        }
        assertThat(at(0.99).sizeAfter()).isEqualTo(100);
        assertThat(at(0.99).sizeAfter()).isEqualTo(100);
    }

    @Test
    void growsBackSlowlyAndOnlyAfterSomeCalm() {
        at(0.95);
        at(0.95);
        int looks = 0;
        while (sizing.size() < 16_000) {
            at(0.5);
            looks++;
            assertThat(looks).isLessThan(100);
        }
        // 4,000 times 1.25 seven times over is more than 16,000; three calm looks for each step.
        assertThat(looks).isEqualTo(7 * 3);
    }

    @Test
    void doesNothingBetweenTheLevels() {
        at(0.95);
        for (int i = 0; i < 50; i++) {
            assertThat(at(0.72 + 0.12 * (i % 2)).sizeAfter()).isEqualTo(8_000);
        }
    }

    @Test
    void calmThatIsInterruptedBeginsAnew() {
        at(0.95);
        for (int i = 0; i < 30; i++) {
            assertThat(at(i % 3 == 2 ? 0.75 : 0.5).sizeAfter()).isEqualTo(8_000);
        }
    }

    @Test
    void capsWhatTheAnalyzerAimsAtAndGivesItBackLater() {
        at(0.95);
        assertThat(sizing.aimAt(12_000)).isEqualTo(8_000);
        assertThat(sizing.aimAt(5_000)).isEqualTo(5_000);
        assertThat(at(0.95).sizeAfter()).isEqualTo(2_500);
        for (int i = 0; i < 12; i++) {
            at(0.1);
        }
        assertThat(sizing.size()).isEqualTo(5_000);
    }

    @Test
    void whatIsNotKnownChangesNothing() {
        MemoryPressure silent = () -> new MemoryReading(1, OptionalLong.empty(), 2, 0, OptionalDouble.empty());
        try (PressureSizer blind = PressureSizer.start(sizing, silent, CONFIG, executors)) {
            assertThat(blind.check())
                    .isEqualTo(new PressureCheck(State.UNKNOWN, OptionalDouble.empty(), 16_000, 16_000));
        }
    }

    @Test
    void aContainerThatIsFullerThanTheHeapDecides() {
        MemoryReading reading = new MemoryReading(0, OptionalLong.of(10), 100, 0, OptionalDouble.of(0.9));
        assertThat(reading.level()).hasValue(0.9);
        assertThat(new MemoryReading(0, OptionalLong.of(95), 100, 0, OptionalDouble.of(0.9)).level())
                .hasValue(0.95);
        assertThat(new MemoryReading(0, OptionalLong.empty(), 100, 0, OptionalDouble.of(0.9)).level())
                .hasValue(0.9);
    }

    @Test
    void theTimerLooksByItselfAndOutlivesFailures() {
        AtomicInteger reads = new AtomicInteger();
        MemoryPressure unreliable = () -> {
            if (reads.incrementAndGet() < 3) {
                throw new IllegalStateException("no reading");
            }
            level = 0.95;
            return reading();
        };
        PressureSizerConfig quick = new PressureSizerConfig(0.70, 0.85, 0.93, 0.5, 1.25, 3, 10, Duration.ofMillis(1));
        PressureSizer running = PressureSizer.start(sizing, unreliable, quick, executors);
        await().atMost(Duration.ofSeconds(60)).until(() -> sizing.size() == 100);
        running.close();
        running.close();
        assertThatThrownBy(running::check).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsTheRealMemory() {
        MemoryReading reading = MemoryPressure.ofJvm().read();
        assertThat(reading.maxBytes()).isEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(reading.usedBytes()).isBetween(1L, reading.maxBytes());
        assertThat(reading.liveBytes().orElseThrow()).isBetween(0L, reading.maxBytes());
        assertThat(reading.level().orElseThrow()).isBetween(0.0, 1.0);
        long before = reading.collections();
        System.gc();
        assertThat(MemoryPressure.ofJvm().read().collections()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void readsTheLimitsOfContainers(@TempDir Path root) throws IOException {
        assertThat(CgroupMemory.of(root).share()).isEmpty();
        Path memory = Files.createDirectories(root.resolve("memory"));
        Files.writeString(memory.resolve("memory.limit_in_bytes"), "9223372036854771712\n");
        Files.writeString(memory.resolve("memory.usage_in_bytes"), "600\n");
        assertThat(CgroupMemory.of(root).share()).isEmpty();
        Files.writeString(memory.resolve("memory.limit_in_bytes"), "1000\n");
        assertThat(CgroupMemory.of(root).share()).hasValue(0.6);
        Files.writeString(memory.resolve("memory.stat"), "cache 5\ninactive_file 7\ntotal_inactive_file 100\n");
        assertThat(CgroupMemory.of(root).share().orElseThrow()).isCloseTo(0.5, within(1e-12));

        Files.writeString(root.resolve("memory.max"), "max\n");
        Files.writeString(root.resolve("memory.current"), "700\n");
        assertThat(CgroupMemory.of(root).share()).isEmpty();
        Files.writeString(root.resolve("memory.max"), "2000\n");
        Files.writeString(root.resolve("memory.stat"), "anon 1\ninactive_file 300\nactive_file 2\n");
        assertThat(CgroupMemory.of(root).share()).hasValue(0.2);
    }

    @Test
    void refusesLevelsThatDoNotFollowEachOther() {
        assertThatThrownBy(() -> new PressureSizerConfig(0.9, 0.8, 0.95, 0.5, 1.1, 1, 1, Duration.ofSeconds(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("high");
        assertThatThrownBy(() -> new PressureSizerConfig(0.5, 0.8, 0.7, 0.5, 1.1, 1, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("critical");
        assertThatThrownBy(() -> new PressureSizerConfig(0.5, 0.8, 0.9, 1, 1.1, 1, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("shrink");
        assertThatThrownBy(() -> new PressureSizerConfig(0.5, 0.8, 0.9, 0.5, Double.NaN, 1, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("grow");
        assertThatThrownBy(() -> new PressureSizerConfig(0.5, 0.8, 0.9, 0.5, 1.1, 1, 1, Duration.ZERO))
                .hasMessageContaining("interval");
    }
}
