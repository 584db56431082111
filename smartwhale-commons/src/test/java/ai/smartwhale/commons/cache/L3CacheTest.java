// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class L3CacheTest {

    private final TestTime time = new TestTime();

    @TempDir
    private Path folder;

    private Path file;
    private L3Cache<String> cache;

    @BeforeEach
    void open() {
        file = folder.resolve("deep/er/cache.db");
        cache = builder().open();
    }

    @AfterEach
    void close() {
        cache.close();
    }

    private L3CacheBuilder<String> builder() {
        return L3Cache.builder(file, CacheCodec.text()).clock(time).noCleanup();
    }

    private void reopen() {
        cache.close();
        cache = builder().open();
    }

    private static CacheKey key(String id) {
        return CacheKey.of("web", id);
    }

    private CacheEntry<String> entry(String value, long seconds) {
        return CacheEntry.of(value, time.instant(), TimeToLive.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void outlivesTheProcess() {
        cache.persistentSet(key("a"), entry("نهنگ", 60));
        cache.persistentSet(key("none"), CacheEntry.negative(time.instant(), TimeToLive.of(Duration.ofSeconds(60))));
        reopen();
        assertThat(cache.persistentGet(key("a")).value()).contains("نهنگ");
        assertThat(cache.persistentGet(key("none"))).isInstanceOf(Lookup.Negative.class);
        assertThat(cache.persistentGet(key("b"))).isSameAs(Lookup.miss());
        assertThat(cache.quarantined()).isEmpty();
    }

    @Test
    void isReadableForItsOwnerOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .extracting(Enum::name)
                .allMatch(name -> name.startsWith("OWNER_"));
    }

    @Test
    void givesOutNothingPastItsTimeAndRemovesIt() {
        for (int i = 0; i < 100; i++) {
            cache.persistentSet(key("k" + i), entry("v", i < 40 ? 10 : 100));
        }
        time.advanceSeconds(20);
        assertThat(cache.persistentGet(key("k0"))).isSameAs(Lookup.miss());
        assertThat(cache.persistentGet(key("k40")).value()).contains("v");
        CleanupReport report = cache.cleanup();
        assertThat(report.expired()).isEqualTo(40);
        assertThat(cache.statistics().entries()).isEqualTo(60);
        assertThat(cache.statistics().expirations()).isEqualTo(40);
    }

    @Test
    void doesNotKeepWhatIsPastItsTimeAlready() {
        CacheEntry<String> old = entry("old", 1);
        cache.persistentSet(key("a"), entry("v", 60));
        time.advanceSeconds(2);
        cache.persistentSet(key("a"), old);
        assertThat(cache.persistentGet(key("a"))).isSameAs(Lookup.miss());
        assertThat(cache.statistics().entries()).isZero();
    }

    @Test
    void dropsANamespaceAtOnceAndForGood() {
        for (int i = 0; i < 50; i++) {
            cache.persistentSet(key("k" + i), entry("v", 60));
            cache.persistentSet(CacheKey.of("wiki", "k" + i), entry("v", 60));
        }
        cache.dropNamespace("web");
        assertThat(cache.persistentGet(key("k1"))).isSameAs(Lookup.miss());
        cache.persistentSet(key("k1"), entry("new", 60));
        reopen();
        assertThat(cache.persistentGet(key("k1")).value()).contains("new");
        assertThat(cache.persistentGet(key("k2"))).isSameAs(Lookup.miss());
        assertThat(cache.persistentGet(CacheKey.of("wiki", "k2")).value()).contains("v");
        assertThat(cache.cleanup().dropped()).isEqualTo(50);
        assertThat(cache.statistics().entries()).isEqualTo(51);
    }

    @Test
    void removesByPatternWithinANamespace() {
        for (String id : List.of("a1", "a2", "b1", "a*")) {
            cache.persistentSet(key(id), entry(id, 60));
            cache.persistentSet(CacheKey.of("web2", id), entry(id, 60));
        }
        assertThat(cache.invalidateMatching("web", GlobPattern.of("a?"))).isEqualTo(3);
        assertThat(cache.persistentGet(key("b1")).value()).contains("b1");
        assertThat(cache.persistentGet(CacheKey.of("web2", "a1")).value()).contains("a1");
        assertThat(cache.invalidateMatching("web2", GlobPattern.of("a\\*"))).isEqualTo(1);
    }

    @Test
    void keepsToItsSizeByLettingGoWhatWouldExpireFirst() {
        cache.close();
        cache = builder().maximumBytes(64 << 10).open();
        for (int i = 0; i < 500; i++) {
            cache.persistentSet(key("k" + i), entry("x".repeat(1_000), 1_000 - i));
        }
        L3Statistics statistics = cache.statistics();
        assertThat(statistics.bytes()).isLessThanOrEqualTo(64 << 10).isGreaterThan(50 << 10);
        assertThat(statistics.evictions()).isEqualTo(500 - statistics.entries());
        assertThat(cache.persistentGet(key("k0")).value()).isPresent();
    }

    @Test
    void givesRoomBack() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3_000; i++) {
                cache.persistentSet(key("k" + i), entry("x".repeat(1_000) + round, 10));
            }
        }
        cache.flush();
        time.advanceSeconds(20);
        CleanupReport report = cache.cleanup();
        assertThat(report.expired()).isEqualTo(3_000);
        cache.cleanup();
        assertThat(cache.statistics().fileBytes()).isLessThan(report.bytesBefore() / 4);
    }

    @Test
    void refusesASecondUserOfItsFile() {
        assertThatThrownBy(() -> builder().open())
                .isInstanceOf(PersistentStoreException.class)
                .hasMessageContaining("cache.db")
                .hasMessageContaining("in use");
        cache.persistentSet(key("a"), entry("v", 60));
        assertThat(cache.persistentGet(key("a")).value()).contains("v");
    }

    @Test
    void aFolderInItsPlaceIsNoDamage() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectory(taken);
        assertThatThrownBy(() -> L3Cache.builder(taken, CacheCodec.text()).open())
                .isInstanceOf(PersistentStoreException.class)
                .hasMessageContaining("taken");
        assertThat(taken).isDirectory();
    }

    @Test
    void cleansUpAgainOnceWorkersTakeTasksAgain() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger asked = new AtomicInteger();
        cache.close();
        cache = L3Cache.builder(file, CacheCodec.text())
                .clock(time)
                .executors(CommonsExecutors.of(
                        task -> {
                            if (asked.getAndIncrement() == 0) {
                                throw new RejectedExecutionException("as the test wants");
                            }
                            task.run();
                        },
                        timer))
                .cleanupInterval(Duration.ofMillis(10))
                .open();
        try {
            await().until(() -> asked.get() > 1);
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void setsADamagedFileAsideAndStartsEmpty() throws IOException {
        cache.persistentSet(key("a"), entry("v", 60));
        cache.close();
        Files.writeString(file, "this is no store at all ".repeat(1_000));
        cache = builder().open();
        assertThat(cache.persistentGet(key("a"))).isSameAs(Lookup.miss());
        assertThat(cache.quarantined().orElseThrow()).exists();
        cache.persistentSet(key("a"), entry("w", 60));
        reopen();
        assertThat(cache.persistentGet(key("a")).value()).contains("w");
    }

    @Test
    void neverGivesOutAWrongValueHoweverItsFileIsDamaged() throws IOException {
        Random random = new Random(17);
        for (int i = 0; i < 400; i++) {
            cache.persistentSet(key("k" + i), entry("value of k" + i + ' ' + "x".repeat(random.nextInt(300)), 1_000));
        }
        cache.close();
        byte[] sound = Files.readAllBytes(file);
        int emptied = 0;
        for (int round = 0; round < 60; round++) {
            byte[] damaged =
                    round % 3 == 0 ? java.util.Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int hit = 0; round % 3 > 0 && hit < 1 + random.nextInt(200); hit++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(file, damaged);
            cache = builder().open();
            for (int i = 0; i < 400; i++) {
                String id = "k" + i;
                assertThat(cache.persistentGet(key(id)).value())
                        .satisfiesAnyOf(
                                value -> assertThat(value).isEmpty(),
                                value -> assertThat(value.orElseThrow()).startsWith("value of " + id + ' '));
            }
            cache.persistentSet(key("after"), entry("still writable", 60));
            assertThat(cache.persistentGet(key("after")).value()).contains("still writable");
            emptied += cache.quarantined().isPresent() ? 1 : 0;
            cache.close();
        }
        assertThat(emptied).isPositive();
        try (var files = Files.list(file.getParent())) {
            assertThat(files.filter(path -> path.toString().contains("corrupt")))
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void interruptedReadersDoNoHarm() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            cache.persistentSet(key("k" + i), entry("x".repeat(2_000) + i, 1_000));
        }
        reopen();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicBoolean stop = new AtomicBoolean();
        try {
            Future<Integer> writer = threads.submit(() -> {
                int written = 0;
                while (!stop.get()) {
                    cache.persistentSet(key("w" + written % 500), entry("y".repeat(2_000), 1_000));
                    written++;
                }
                return written;
            });
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int number = i;
                readers.add(threads.submit(() -> {
                    Thread.currentThread().interrupt();
                    assertThat(cache.persistentGet(key("k" + 2 * number)).value())
                            .isPresent();
                    assertThat(Thread.interrupted()).isTrue();
                }));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
            stop.set(true);
            assertThat(writer.get()).isPositive();
        } finally {
            stop.set(true);
            threads.shutdownNow();
        }
        reopen();
        assertThat(cache.quarantined()).isEmpty();
        assertThat(cache.persistentGet(key("k1999")).value()).isPresent();
    }

    @Test
    void agreesWithAMapThroughExpiryDropsAndReopening() {
        Random random = new Random(23);
        Map<CacheKey, CacheEntry<String>> model = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            CacheKey key = CacheKey.of("n" + random.nextInt(3), "k" + random.nextInt(60));
            int dice = random.nextInt(1_000);
            if (dice < 400) {
                CacheEntry<String> entry = entry("v" + step, 1 + random.nextInt(30));
                cache.persistentSet(key, entry);
                model.put(key, entry);
            } else if (dice < 500) {
                CacheEntry<String> old = model.remove(key);
                boolean removed = cache.invalidate(key);
                // One that is expired may have been cleaned up, or not yet.
                assertThat(removed || old == null || old.isExpired(time.instant()))
                        .isTrue();
            } else if (dice < 505) {
                cache.dropNamespace(key.namespace());
                model.keySet().removeIf(each -> each.namespace().equals(key.namespace()));
            } else if (dice < 510) {
                GlobPattern pattern = GlobPattern.of("k" + random.nextInt(6) + "*");
                cache.invalidateMatching(key.namespace(), pattern);
                model.keySet().removeIf(each -> each.namespace().equals(key.namespace()) && pattern.matches(each.id()));
            } else if (dice < 515) {
                cache.cleanup();
            } else if (dice < 517) {
                reopen();
            } else if (dice < 560) {
                time.advanceSeconds(random.nextInt(3));
            } else {
                CacheEntry<String> expected = model.get(key);
                boolean alive = expected != null && !expected.isExpired(time.instant());
                assertThat(cache.persistentGet(key))
                        .as("%s step %s key %s", cache.quarantined(), step, key)
                        .isEqualTo(
                                alive
                                        ? Lookup.found(expected, CacheLayer.L3, expected.isStale(time.instant()))
                                        : Lookup.miss());
            }
        }
        time.advanceSeconds(100);
        cache.cleanup();
        assertThat(cache.statistics().entries()).isZero();
        assertThat(cache.statistics().bytes()).isZero();
    }

    @Test
    void cleansUpByItselfWhereItIsNotToldNot() {
        cache.close();
        cache = L3Cache.builder(file, CacheCodec.text())
                .clock(time)
                .cleanupInterval(Duration.ofMillis(10))
                .open();
        cache.persistentSet(key("a"), entry("v", 1));
        time.advanceSeconds(5);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(cache.statistics().entries()).isZero());
    }

    @Test
    void namesWhatItRefuses() {
        assertThatThrownBy(() -> builder().maximumBytes(1).open())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("maximumBytes is 1");
        assertThatThrownBy(() -> builder().commitEvery(0).open()).hasMessageContaining("commitEvery is 0");
        assertThatThrownBy(() -> cache.persistentGet(null)).hasMessageContaining("key");
        assertThatThrownBy(() -> cache.dropNamespace("*")).hasMessageContaining("namespace");
        cache.close();
        cache = builder().maximumValueBytes(10).open();
        assertThatThrownBy(() -> cache.persistentSet(key("a"), entry("x".repeat(11), 60)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("11")
                .hasMessageContaining("10");
    }

    @Test
    void refusesEverythingAfterClose() {
        cache.close();
        cache.close();
        assertThatThrownBy(() -> cache.persistentGet(key("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.persistentSet(key("a"), entry("v", 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.cleanup()).isInstanceOf(IllegalStateException.class);
    }
}
