// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.cache.CacheCodec;
import ai.smartwhale.commons.cache.CacheEntry;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheLayer;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.CacheObserver;
import ai.smartwhale.commons.cache.InvalidationReport;
import ai.smartwhale.commons.cache.L2Cache;
import ai.smartwhale.commons.cache.Lookup;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.cache.RemovalReason;
import ai.smartwhale.commons.cache.TimeToLive;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Instances that share a genuine Redis. */
class SharedCacheTest {

    private static final CacheKey KEY = CacheKey.of("web", "page");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final TimeToLive MINUTE = TimeToLive.of(Duration.ofMinutes(1));

    private static RedisProcess server;

    private final CommonsExecutors executors = CommonsExecutors.create("shared-cache-test");
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void startServer() {
        server = RedisProcess.embedded();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        executors.close();
        server.commands().flushall();
    }

    private static RedisConfig config() {
        return RedisConfig.builder(server.address())
                .heartbeat(Duration.ofMillis(100))
                .commandTimeout(LONG)
                .build();
    }

    private L2Cache<String> shared() {
        RemoteStore store = RedisStore.connect(config(), executors);
        open.add(store);
        L2Cache<String> cache = L2Cache.builder(store, CacheCodec.text())
                .timeout(LONG)
                .maximumValueBytes(10_000)
                .build();
        open.add(cache);
        return cache;
    }

    private CacheManager<String> instance() {
        CacheManager<String> manager = CacheManager.<String>builder("shared")
                .executors(executors)
                .shared(shared())
                .build();
        open.add(manager);
        return manager;
    }

    private static CacheEntry<String> entry(String value) {
        return CacheEntry.of(value, Instant.now(), MINUTE);
    }

    @Test
    void keepsEntriesWithTheirTimes() {
        L2Cache<String> cache = shared();
        cache.distributedSet(KEY, entry("v"));
        Lookup<String> lookup = shared().distributedGet(KEY);
        assertThat(lookup.value()).contains("v");
        assertThat(((Lookup.Hit<String>) lookup).entry().ttl()).isEqualTo(MINUTE);
        cache.distributedSet(KEY, CacheEntry.negative(Instant.now(), MINUTE));
        assertThat(cache.distributedGet(KEY)).isInstanceOf(Lookup.Negative.class);
        assertThat(cache.distributedGet(CacheKey.of("web", "other"))).isSameAs(Lookup.miss());
    }

    @Test
    void writesAndReadsManyAtOnce() {
        L2Cache<String> cache = shared();
        CacheKey other = CacheKey.of("wiki", "other");
        CacheKey missing = CacheKey.of("wiki", "missing");
        cache.distributedSetAll(Map.of(KEY, entry("a"), other, entry("b"))).join();
        Map<CacheKey, Lookup<String>> found =
                cache.distributedGetAll(List.of(KEY, other, missing)).join();
        assertThat(found.get(KEY).value()).contains("a");
        assertThat(found.get(other).value()).contains("b");
        assertThat(found.get(missing)).isSameAs(Lookup.miss());
    }

    @Test
    void whatIsPastItsTimeIsRemoved() {
        L2Cache<String> cache = shared();
        cache.distributedSet(KEY, entry("v"));
        cache.distributedSet(KEY, CacheEntry.of("old", Instant.now().minusSeconds(100), MINUTE));
        assertThat(cache.distributedGet(KEY)).isSameAs(Lookup.miss());
    }

    @Test
    void damagedBytesAreAMissAndAreRemoved() {
        L2Cache<String> cache = shared();
        cache.distributedSet(KEY, entry("v"));
        String name = server.commands().keys("smartwhale:v:*").get(0);
        server.commands().setrange(name, 20, "damage");
        assertThat(cache.distributedGet(KEY)).isSameAs(Lookup.miss());
        await().atMost(LONG).until(() -> server.commands().strlen(name) == 0);
    }

    @Test
    void observersAreToldOfDamagedEntries() {
        RemoteStore store = RedisStore.connect(config(), executors);
        open.add(store);
        List<String> told = new CopyOnWriteArrayList<>();
        L2Cache<String> cache = L2Cache.builder(store, CacheCodec.text())
                .observer(new CacheObserver() {
                    @Override
                    public void removed(CacheKey key, CacheLayer layer, RemovalReason reason) {
                        told.add(key + " " + layer + " " + reason);
                    }
                })
                .build();
        store.put(KEY, new byte[] {1, 2, 3}, Duration.ofMinutes(1)).join();
        assertThat(cache.distributedGetAll(List.of(KEY)).join().get(KEY)).isSameAs(Lookup.miss());
        assertThat(told).containsExactly(KEY + " L2 CORRUPT");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThatThrownBy(() -> shared().distributedSet(KEY, entry("x".repeat(10_001))))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("10001")
                .hasMessageContaining("10000");
    }

    @Test
    void instancesSeeEachOthersChanges() {
        CacheManager<String> one = instance();
        CacheManager<String> two = instance();
        one.smartSet(KEY, "first", MINUTE).join();
        assertThat(two.smartGet(KEY).value()).contains("first");
        // What the first instance wrote may still be on its way as news to the second.
        await().atMost(LONG)
                .until(() -> two.smartGet(KEY) instanceof Lookup.Hit<String> hit && hit.layer() == CacheLayer.L1);
        one.smartSet(KEY, "second", MINUTE).join();
        await().atMost(LONG).until(() -> two.smartGet(KEY).value().equals(Optional.of("second")));
        InvalidationReport removed = one.invalidation().invalidate(KEY).join();
        assertThat(removed.removed()).containsEntry(CacheLayer.L2, 1L);
        await().atMost(LONG).until(() -> two.smartGet(KEY) instanceof Lookup.Miss);
        two.smartSet(KEY, "third", MINUTE).join();
        one.smartGet(KEY);
        two.invalidation().patternInvalidate("web", "p*").join();
        await().atMost(LONG).until(() -> one.smartGet(KEY) instanceof Lookup.Miss);
        two.smartSet(KEY, "fourth", MINUTE).join();
        one.smartGet(KEY);
        two.invalidation().dropNamespace("web").join();
        await().atMost(LONG).until(() -> one.smartGet(KEY) instanceof Lookup.Miss);
    }

    @Test
    void nothingOldIsLeftAfterTheConnectionWasKilledWhileOthersWrote() {
        CacheManager<String> one = instance();
        CacheManager<String> two = instance();
        for (int round = 0; round < 10; round++) {
            String old = "old" + round;
            String fresh = "new" + round;
            one.smartSet(KEY, old, MINUTE).join();
            await().atMost(LONG).until(() -> two.smartGet(KEY).value().equals(Optional.of(old)));
            assertThat(server.kill("smartwhale")).isPositive();
            // As another system would, while nobody here is told of anything.
            await().atMost(LONG)
                    .ignoreExceptions()
                    .until(() ->
                            one.smartSet(KEY, fresh, MINUTE).join().layers().contains(CacheLayer.L2));
            await().atMost(LONG).until(() -> two.smartGet(KEY).value().equals(Optional.of(fresh)));
        }
    }

    @Test
    void manyThreadsOfTwoInstancesLoadOnce() throws Exception {
        CacheManager<String> one = instance();
        CacheManager<String> two = instance();
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            for (int round = 0; round < 10; round++) {
                CacheKey key = CacheKey.of("web", "loaded" + round);
                AtomicInteger loads = new AtomicInteger();
                List<Future<Lookup<String>>> answers = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    CacheManager<String> instance = i % 2 == 0 ? one : two;
                    answers.add(threads.submit(() -> instance.smartGet(key, wanted -> {
                        loads.incrementAndGet();
                        return Optional.of("v");
                    })));
                }
                for (Future<Lookup<String>> answer : answers) {
                    assertThat(answer.get().value()).contains("v");
                }
                assertThat(loads).hasValue(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsAFailureNotAMiss() throws Exception {
        L2Cache<String> cache = shared();
        cache.distributedSet(KEY, entry("v"));
        server.stop();
        try {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(cache.distributedGet(KEY)).isInstanceOf(Lookup.Failed.class));
            assertThat(cache.distributedGetAll(List.of(KEY)).join().get(KEY)).isInstanceOf(Lookup.Failed.class);
            assertThat(cache.syncNodes().join().connected()).isFalse();
        } finally {
            server.start();
        }
    }
}
