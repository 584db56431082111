// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacheManagerTest {

    private static final CacheKey KEY = CacheKey.of("web", "page");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestTime time = new TestTime();
    private final CommonsExecutors executors = CommonsExecutors.create("cache-test");
    private final MapShared.Server server = new MapShared.Server(time);
    private final MapShared shared = server.instance();
    private final MapDisk disk = new MapDisk(time);
    private final AtomicInteger loads = new AtomicInteger();
    private final List<CacheManager<String>> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(CacheManager::close);
        executors.close();
    }

    private CacheManagerBuilder<String> builder() {
        return CacheManager.<String>builder("test")
                .ticker(time)
                .clock(time)
                .executors(executors)
                .ttl(TimeToLive.of(Duration.ofSeconds(10), Duration.ofSeconds(60)))
                .earlyRefresh(0);
    }

    private CacheManager<String> build(CacheManagerBuilder<String> builder) {
        CacheManager<String> cache = builder.build();
        open.add(cache);
        return cache;
    }

    private CacheLoader<String> loading(String value) {
        return key -> {
            loads.incrementAndGet();
            return Optional.of(value);
        };
    }

    private static String layer(Lookup<String> lookup) {
        return lookup instanceof Lookup.Hit<String> hit
                ? hit.layer() + (hit.stale() ? " stale" : "")
                : lookup.toString();
    }

    @Test
    void loadsOnceAndKeeps() {
        CacheManager<String> cache = build(builder());
        assertThat(layer(cache.smartGet(KEY, loading("v")))).isEqualTo("SOURCE");
        assertThat(layer(cache.smartGet(KEY, loading("w")))).isEqualTo("L1");
        assertThat(cache.smartGet(KEY).value()).contains("v");
        assertThat(loads).hasValue(1);
        CacheStatistics statistics = cache.statistics();
        assertThat(statistics.requests()).isEqualTo(3);
        assertThat(statistics.hits()).containsEntry(CacheLayer.L1, 2L);
        assertThat(statistics.hitRate()).isEqualTo(2 / 3.0);
        assertThat(statistics.inFlight()).isZero();
    }

    @Test
    void sixtyFourThreadsOnOneMissingKeyLoadOnce() throws Exception {
        CacheManager<String> cache = build(builder());
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            for (int round = 0; round < 50; round++) {
                CacheKey key = CacheKey.of("web", "page" + round);
                loads.set(0);
                CountDownLatch go = new CountDownLatch(1);
                List<Future<Lookup<String>>> answers = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    answers.add(threads.submit(() -> {
                        go.await();
                        return cache.smartGet(key, loading("v"));
                    }));
                }
                go.countDown();
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
    void twoInstancesWithLeasesLoadOnce() throws Exception {
        CacheManager<String> one = build(builder().shared(shared));
        CacheManager<String> two = build(builder().shared(server.instance()));
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            for (int round = 0; round < 30; round++) {
                CacheKey key = CacheKey.of("web", "page" + round);
                loads.set(0);
                List<Future<Lookup<String>>> answers = new ArrayList<>();
                for (int i = 0; i < 32; i++) {
                    CacheManager<String> cache = i % 2 == 0 ? one : two;
                    answers.add(threads.submit(() -> cache.smartGet(key, loading("v"))));
                }
                for (Future<Lookup<String>> answer : answers) {
                    assertThat(answer.get().value()).contains("v");
                }
                assertThat(loads).hasValue(1);
            }
            await().atMost(LONG).untilAsserted(() -> assertThat(server.leases).isEmpty());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void takesOverWhereTheOneThatLoadsDies() {
        server.leases.put(KEY, "somebody who died");
        CacheManager<String> cache = build(builder().shared(shared));
        CompletableFuture<Lookup<String>> answer =
                cache.smartGetAsync(KEY, key -> CompletableFuture.completedFuture(Optional.of("v")));
        assertThat(answer).isNotDone();
        server.leases.clear();
        await().atMost(LONG).until(answer::isDone);
        assertThat(answer.join().value()).contains("v");
    }

    @Test
    void aFailedLoadIsToldToAllAndNotKept() {
        CacheManager<String> cache = build(builder());
        IllegalStateException broken = new IllegalStateException("source broken");
        Lookup<String> first = cache.smartGet(KEY, key -> {
            throw broken;
        });
        assertThat(first).isEqualTo(Lookup.failed(CacheLayer.SOURCE, broken));
        assertThat(cache.smartGet(KEY, loading("v")).value()).contains("v");
        assertThat(cache.statistics().failures()).containsEntry(CacheLayer.SOURCE, 1L);
    }

    @Test
    void knowsForAWhileThatThereIsNothing() {
        CacheManager<String> cache = build(builder().negativeTtl(TimeToLive.of(Duration.ofSeconds(5))));
        CacheLoader<String> nothing = key -> {
            loads.incrementAndGet();
            return Optional.empty();
        };
        assertThat(cache.smartGet(KEY, nothing)).isInstanceOf(Lookup.Negative.class);
        assertThat(cache.smartGet(KEY, nothing)).isInstanceOf(Lookup.Negative.class);
        assertThat(loads).hasValue(1);
        time.advanceSeconds(6);
        cache.smartGet(KEY, nothing);
        assertThat(loads).hasValue(2);
    }

    @Test
    void givesOutAStaleValueWhileItIsFetchedAnewOnce() {
        CacheManager<String> cache = build(builder());
        cache.smartGet(KEY, loading("old"));
        time.advanceSeconds(20);
        CountDownLatch release = new CountDownLatch(1);
        CacheLoader<String> slow = key -> {
            loads.incrementAndGet();
            release.await();
            return Optional.of("new");
        };
        for (int i = 0; i < 5; i++) {
            Lookup<String> lookup = cache.smartGet(KEY, slow);
            assertThat(layer(lookup)).isEqualTo("L1 stale");
            assertThat(lookup.value()).contains("old");
            time.advanceSeconds(2);
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(loads).hasValue(2));
        release.countDown();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(cache.smartGet(KEY).value()).contains("new"));
        assertThat(loads).hasValue(2);
        assertThat(cache.statistics().refreshes()).isEqualTo(1);
    }

    @Test
    void keepsAStaleValueWhereItCannotBeFetchedAnewAndDoesNotHammer() {
        CacheManager<String> cache = build(builder());
        cache.smartGet(KEY, loading("old"));
        time.advanceSeconds(20);
        AsyncCacheLoader<String> broken = key -> {
            loads.incrementAndGet();
            return CompletableFuture.failedFuture(new IllegalStateException("broken"));
        };
        for (int i = 0; i < 100; i++) {
            assertThat(cache.smartGetAsync(KEY, broken).join().value()).contains("old");
        }
        assertThat(loads).hasValue(2);
        time.advanceSeconds(1);
        cache.smartGetAsync(KEY, broken).join();
        assertThat(loads).hasValue(3);
        time.advanceSeconds(60);
        assertThat(cache.smartGetAsync(KEY, broken).join()).isInstanceOf(Lookup.Failed.class);
    }

    @Test
    void fetchesHotValuesALittleBeforeTheyAreStale() {
        AtomicInteger early = new AtomicInteger();
        CacheManager<String> cache = build(builder().earlyRefresh(1));
        for (int round = 0; round < 200; round++) {
            CacheKey key = CacheKey.of("web", "page" + round);
            cache.smartGetAsync(key, wanted -> {
                        time.advance(Duration.ofMillis(500));
                        return CompletableFuture.completedFuture(Optional.of("v"));
                    })
                    .join();
            int before = early.get();
            for (int tenths = 0; tenths < 94 && early.get() == before; tenths++) {
                time.advance(Duration.ofMillis(100));
                cache.smartGetAsync(key, wanted -> {
                            early.incrementAndGet();
                            return CompletableFuture.completedFuture(Optional.of("w"));
                        })
                        .join();
            }
        }
        // With a load of half a second and ten looks in each second the chance is close to one.
        assertThat(early.get()).isGreaterThan(150);
    }

    @Test
    void asksLayersInOrderAndBringsValuesNearer() {
        CacheManager<String> cache = build(builder().shared(shared).disk(disk));
        server.entries.put(KEY, CacheEntry.of("from afar", time.instant(), TimeToLive.of(LONG)));
        assertThat(layer(cache.smartGet(KEY))).isEqualTo("L2");
        assertThat(layer(cache.smartGet(KEY))).isEqualTo("L1");
        CacheKey other = CacheKey.of("web", "other");
        disk.entries.put(other, CacheEntry.of("from disk", time.instant(), TimeToLive.of(LONG)));
        assertThat(layer(cache.smartGet(other))).isEqualTo("L3");
        assertThat(layer(cache.smartGet(other))).isEqualTo("L1");
        assertThat(cache.statistics().misses()).containsEntry(CacheLayer.L2, 1L);
    }

    @Test
    void writesToTheLayersThatSuit() {
        CacheManager<String> cache = build(builder().shared(shared).disk(disk));
        CacheKey brief = CacheKey.of("web", "brief");
        assertThat(cache.smartSet(brief, "v", TimeToLive.of(Duration.ofMillis(500)))
                        .join()
                        .layers())
                .containsExactlyInAnyOrder(CacheLayer.L1);
        assertThat(cache.smartSet(KEY, "v", TimeToLive.of(LONG)).join().layers())
                .containsExactlyInAnyOrder(CacheLayer.L1, CacheLayer.L2, CacheLayer.L3);
        assertThat(server.entries).containsOnlyKeys(KEY);
        assertThat(disk.entries).containsOnlyKeys(KEY);
    }

    @Test
    void aBrokenLayerIsNoMiss() {
        shared.broken = true;
        disk.broken = true;
        CacheManager<String> cache = build(builder().shared(shared).disk(disk));
        assertThat(cache.smartGet(KEY)).isInstanceOf(Lookup.Failed.class);
        assertThat(cache.smartGet(KEY, loading("v")).value()).contains("v");
        StoreReport report = cache.smartSet(KEY, "w").join();
        assertThat(report.layers()).containsExactly(CacheLayer.L1);
        assertThat(report.failures()).containsOnlyKeys(CacheLayer.L2, CacheLayer.L3);
        assertThat(cache.smartGet(KEY).value()).contains("w");
        InvalidationReport removed = cache.invalidation().invalidate(KEY).join();
        assertThat(removed.failures()).containsOnlyKeys(CacheLayer.L2);
    }

    @Test
    void instancesSeeEachOthersChanges() {
        CacheManager<String> one = build(builder().shared(shared));
        CacheManager<String> two = build(builder().shared(server.instance()));
        one.smartSet(KEY, "first").join();
        assertThat(two.smartGet(KEY).value()).contains("first");
        one.smartSet(KEY, "second").join();
        assertThat(two.smartGet(KEY).value()).contains("second");
        two.invalidation().invalidate(KEY).join();
        assertThat(one.smartGet(KEY)).isSameAs(Lookup.miss());
        one.smartSet(KEY, "third").join();
        two.smartGet(KEY);
        one.invalidation().dropNamespace("web").join();
        assertThat(two.smartGet(KEY)).isSameAs(Lookup.miss());
    }

    @Test
    void forgetsWhatIsNearWhenChangesMayHaveBeenMissed() {
        CacheManager<String> cache = build(builder().shared(shared).disk(disk));
        cache.smartSet(KEY, "old").join();
        server.entries.clear();
        time.advanceSeconds(1);
        shared.loseContact();
        assertThat(cache.smartGet(KEY)).as("the shared layer says no").isSameAs(Lookup.miss());
        shared.broken = true;
        assertThat(layer(cache.smartGet(KEY))).isEqualTo("L3 stale");
        assertThat(cache.smartGet(KEY, loading("new")).value()).contains("new");
        assertThat(cache.statistics().staleServed()).isEqualTo(1);
    }

    @Test
    void prefersAnOldValueOnDiskToAFailure() {
        disk.entries.put(KEY, CacheEntry.of("old", time.instant(), TimeToLive.of(LONG)));
        time.advanceSeconds(1);
        CacheManager<String> cache = build(builder().shared(shared).disk(disk));
        Lookup<String> lookup = cache.smartGet(KEY, key -> {
            throw new IllegalStateException("broken");
        });
        assertThat(layer(lookup)).isEqualTo("L3 stale");
    }

    @Test
    void whatIsInvalidatedWhileItLoadsReachesItsCallersAndIsNotKept() throws Exception {
        CacheManager<String> cache = build(builder().shared(shared).disk(disk));
        CompletableFuture<Optional<String>> source = new CompletableFuture<>();
        CountDownLatch loading = new CountDownLatch(1);
        CompletableFuture<Lookup<String>> answer = cache.smartGetAsync(KEY, key -> {
            loading.countDown();
            return source;
        });
        loading.await();
        cache.invalidation().invalidate(KEY).join();
        source.complete(Optional.of("old"));
        assertThat(answer.get().value()).contains("old");
        assertThat(cache.smartGet(KEY)).isSameAs(Lookup.miss());
        assertThat(server.entries).isEmpty();
        assertThat(disk.entries).isEmpty();
    }

    @Test
    void whoeverAsksAfterAnInvalidationDoesNotWaitForALoadFromBefore() {
        CacheManager<String> cache = build(builder());
        CompletableFuture<Optional<String>> before = new CompletableFuture<>();
        CompletableFuture<Lookup<String>> early = cache.smartGetAsync(KEY, key -> before);
        cache.invalidation().invalidate(KEY).join();
        CompletableFuture<Lookup<String>> late =
                cache.smartGetAsync(KEY, key -> CompletableFuture.completedFuture(Optional.of("new")));
        assertThat(late.join().value()).contains("new");
        before.complete(Optional.of("old"));
        assertThat(early.join().value()).contains("old");
        assertThat(cache.smartGet(KEY).value()).contains("new");
        assertThat(cache.statistics().inFlight()).isZero();
    }

    @Test
    void whatIsRemovedWhileItIsReadBeyondIsNotBroughtNearer() {
        CacheManager<String> cache = build(builder().shared(shared));
        server.entries.put(KEY, CacheEntry.of("old", time.instant(), TimeToLive.of(LONG)));
        shared.whileReading = () -> {
            shared.whileReading = () -> {};
            cache.invalidation().invalidate(KEY).join();
        };
        cache.smartGet(KEY);
        assertThat(cache.smartGet(KEY)).isSameAs(Lookup.miss());
    }

    @Test
    void patternsStayInTheirNamespaceAndAreNeverEverything() {
        CacheManager<String> cache = build(builder().disk(disk));
        for (String id : List.of("a1", "a2", "b1")) {
            cache.smartSet(CacheKey.of("web", id), id).join();
            cache.smartSet(CacheKey.of("wiki", id), id).join();
        }
        InvalidationReport report =
                cache.invalidation().patternInvalidate("web", "a*").join();
        assertThat(report.removed()).containsEntry(CacheLayer.L1, 2L).containsEntry(CacheLayer.L3, 2L);
        assertThat(cache.smartGet(CacheKey.of("web", "a1"))).isSameAs(Lookup.miss());
        assertThat(cache.smartGet(CacheKey.of("web", "b1")).value()).contains("b1");
        assertThat(cache.smartGet(CacheKey.of("wiki", "a1")).value()).contains("a1");
        assertThatThrownBy(() -> cache.invalidation().patternInvalidate("web", "**"))
                .hasMessageContaining("pattern");
        assertThatThrownBy(() -> cache.invalidation().patternInvalidate("", "a*"))
                .hasMessageContaining("namespace");
    }

    @Test
    void promotesAndDemotes() {
        CacheManager<String> cache = build(builder().disk(disk));
        disk.entries.put(KEY, CacheEntry.of("v", time.instant(), TimeToLive.of(LONG)));
        assertThat(layer(cache.promote(KEY))).isEqualTo("L3");
        assertThat(layer(cache.promote(KEY))).isEqualTo("L1");
        disk.entries.clear();
        assertThat(cache.demote(KEY).join().layers()).containsExactly(CacheLayer.L3);
        assertThat(cache.nearStatistics().entries()).isZero();
        assertThat(disk.entries).containsOnlyKeys(KEY);
        assertThat(cache.demote(KEY).join().layers()).isEmpty();
        assertThat(cache.promote(CacheKey.of("web", "unknown"))).isSameAs(Lookup.miss());
    }

    @Test
    void whatNoOtherLayerTakesStaysNear() {
        CacheManager<String> cache = build(builder().disk(disk));
        cache.smartSet(KEY, "brief", TimeToLive.of(Duration.ofMillis(500))).join();
        assertThat(cache.demote(KEY).join().layers()).isEmpty();
        assertThat(cache.smartGet(KEY).value()).contains("brief");
        CacheKey other = CacheKey.of("web", "other");
        cache.smartSet(other, "v").join();
        disk.broken = true;
        assertThat(cache.demote(other).join().failures()).containsOnlyKeys(CacheLayer.L3);
        assertThat(cache.smartGet(other).value()).contains("v");
    }

    @Test
    void aNewValueLeavesNoOlderOneBehindInLayersThatItDoesNotSuit() {
        CacheManager<String> cache = build(builder().shared(shared).disk(disk));
        CacheManager<String> other = build(builder().shared(server.instance()));
        cache.smartSet(KEY, "old", TimeToLive.of(LONG)).join();
        assertThat(other.smartGet(KEY).value()).contains("old");
        cache.smartSet(KEY, "new", TimeToLive.of(Duration.ofMillis(500))).join();
        time.advanceSeconds(1);
        assertThat(cache.smartGet(KEY)).isSameAs(Lookup.miss());
        assertThat(other.smartGet(KEY)).isSameAs(Lookup.miss());
        assertThat(disk.entries).isEmpty();
    }

    @Test
    void aRefreshLeavesNoOlderValueBehindEither() {
        CacheManager<String> cache = build(builder().disk(disk).negativeTtl(TimeToLive.of(Duration.ofMillis(500))));
        cache.smartGet(KEY, loading("old"));
        await().atMost(LONG).until(() -> !disk.entries.isEmpty());
        time.advanceSeconds(20);
        cache.smartGetAsync(KEY, key -> CompletableFuture.completedFuture(Optional.empty()))
                .join();
        await().atMost(LONG).until(() -> disk.entries.isEmpty());
        time.advanceSeconds(1);
        assertThat(cache.smartGet(KEY)).isSameAs(Lookup.miss());
    }

    @Test
    void whatIsSetAtOnceByManyEndsTheSameInEveryLayer() throws Exception {
        CacheManager<String> cache = build(builder().shared(shared).disk(disk));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                CacheKey key = CacheKey.of("web", "page" + round % 3);
                List<Future<StoreReport>> sets = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String value = round + " " + i;
                    sets.add(threads.submit(() ->
                            cache.smartSet(key, value, TimeToLive.of(LONG)).join()));
                }
                for (Future<StoreReport> set : sets) {
                    assertThat(set.get().failures()).isEmpty();
                }
                Optional<String> near = cache.smartGet(key).value();
                assertThat(near).isPresent();
                assertThat(server.entries.get(key).value()).isEqualTo(near);
                assertThat(disk.entries.get(key).value()).isEqualTo(near);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatWaitsForTheDiskIsReadAndIsWrittenWhenTheCacheCloses() {
        List<Runnable> held = new ArrayList<>();
        CacheManager<String> cache =
                build(builder().disk(disk).executors(CommonsExecutors.of(held::add, executors.timer())));
        CompletableFuture<StoreReport> stored = cache.smartSet(KEY, "v", TimeToLive.of(LONG));
        assertThat(disk.entries).isEmpty();
        assertThat(stored).isNotDone();
        CompletableFuture<InvalidationReport> removed = cache.invalidation().invalidate(KEY);
        CompletableFuture<StoreReport> again = cache.smartSet(KEY, "w", TimeToLive.of(LONG));
        assertThat(removed).isNotDone();
        cache.close();
        assertThat(stored.join().layers()).containsExactly(CacheLayer.L1);
        assertThat(removed.join().failures()).isEmpty();
        assertThat(again.join().layers()).containsExactlyInAnyOrder(CacheLayer.L1, CacheLayer.L3);
        assertThat(disk.entries.get(KEY).value()).contains("w");
    }

    @Test
    void whatCannotBeRemovedFromDiskIsHiddenUntilItIsReplaced() {
        CacheManager<String> cache = build(builder().disk(disk));
        disk.entries.put(KEY, CacheEntry.of("old", time.instant(), TimeToLive.of(LONG)));
        disk.keeps = true;
        assertThat(cache.invalidation().invalidate(KEY).join().failures()).containsOnlyKeys(CacheLayer.L3);
        assertThat(disk.entries).containsOnlyKeys(KEY);
        assertThat(cache.smartGet(KEY)).isSameAs(Lookup.miss());
        disk.keeps = false;
        cache.smartSet(KEY, "new", TimeToLive.of(LONG)).join();
        cache.demote(KEY).join();
        assertThat(layer(cache.smartGet(KEY))).isEqualTo("L3");
    }

    @Test
    void whereNoWorkerIsFreeNobodyLoadsForARefresh() {
        CacheManager<String> cache = build(builder().executors(CommonsExecutors.of(Runnable::run, executors.timer())));
        cache.smartGet(KEY, loading("old"));
        time.advanceSeconds(20);
        assertThat(cache.smartGet(KEY, loading("new")).value()).contains("old");
        assertThat(cache.smartGet(KEY).value()).contains("old");
        assertThat(loads).hasValue(1);
    }

    @Test
    void aRefreshTakesWhatAnotherInstanceLoadedMeanwhile() {
        for (boolean leases : List.of(true, false)) {
            CacheKey key = CacheKey.of("web", "leases " + leases);
            CacheManagerBuilder<String> settings = builder().shared(shared);
            CacheManager<String> cache = build(leases ? settings : settings.noLeases());
            cache.smartSet(key, "old").join();
            time.advanceSeconds(20);
            server.entries.put(key, CacheEntry.of("new", time.instant(), TimeToLive.of(LONG)));
            assertThat(cache.smartGetAsync(key, wanted -> CompletableFuture.completedFuture(Optional.of("unused")))
                            .join()
                            .value())
                    .contains("old");
            assertThat(cache.smartGet(key).value()).contains("new");
            assertThat(cache.statistics().loads()).isZero();
        }
    }

    @Test
    void fetchesHotValuesEarlyAlsoWhereTheyAreShared() {
        CacheManager<String> cache = build(builder().shared(shared).earlyRefresh(100));
        AsyncCacheLoader<String> slow = key -> {
            time.advanceSeconds(1);
            return CompletableFuture.completedFuture(Optional.of("v" + loads.incrementAndGet()));
        };
        cache.smartGetAsync(KEY, slow).join();
        await().atMost(LONG).until(server.leases::isEmpty);
        time.advance(Duration.ofMillis(8_999));
        while (loads.get() == 1) {
            time.advance(Duration.ofMillis(1));
            assertThat(layer(cache.smartGetAsync(KEY, slow).join())).isEqualTo("L1");
        }
        assertThat(cache.smartGet(KEY).value()).contains("v2");
    }

    @Test
    void whatIsDrivenOutThoughItWasUsedGoesToDisk() {
        CacheManager<String> cache = build(builder().shared(shared).disk(disk).maximumWeight(50));
        for (int i = 0; i < 2_000; i++) {
            CacheKey key = CacheKey.of("web", "page" + i);
            server.entries.put(key, CacheEntry.of("v", time.instant(), TimeToLive.of(LONG)));
            cache.smartGet(key);
            cache.smartGet(key);
            cache.smartGet(key);
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(disk.entries).isNotEmpty());
    }

    @Test
    void oneCallersCancelCancelsNoOther() {
        CacheManager<String> cache = build(builder());
        CompletableFuture<Optional<String>> source = new CompletableFuture<>();
        CompletableFuture<Lookup<String>> one = cache.smartGetAsync(KEY, key -> source);
        CompletableFuture<Lookup<String>> two = cache.smartGetAsync(KEY, key -> source);
        one.cancel(true);
        source.complete(Optional.of("v"));
        assertThat(two.join().value()).contains("v");
        assertThat(cache.smartGet(KEY).value()).contains("v");
        assertThat(cache.statistics().joined()).isEqualTo(1);
    }

    @Test
    void aLoaderThatAsksForItsOwnKeyIsToldAndDoesNotWaitForItself() {
        CacheManager<String> cache = build(builder());
        List<Lookup<String>> inner = new ArrayList<>();
        Lookup<String> outer = cache.smartGet(KEY, key -> {
            inner.add(cache.smartGet(KEY, loading("inner")));
            return Optional.of("outer");
        });
        assertThat(outer.value()).contains("outer");
        assertThat(((Lookup.Failed<String>) inner.get(0)).cause()).hasMessageContaining("its own key");
        cache.smartGet(CacheKey.of("web", "other"), key -> {
            inner.add(cache.smartGetAsync(key, wanted -> new CompletableFuture<>())
                    .join());
            return Optional.of("outer");
        });
        assertThat(((Lookup.Failed<String>) inner.get(1)).cause()).hasMessageContaining("its own key");
    }

    @Test
    void aLoaderMayAskForOtherKeys() {
        CacheManager<String> cache = build(builder());
        CacheKey other = CacheKey.of("web", "other");
        Lookup<String> outer =
                cache.smartGet(KEY, key -> cache.smartGet(other, loading("v")).value());
        assertThat(outer.value()).contains("v");
    }

    @Test
    void isBoundedInWhatIsUnderWay() {
        CacheManager<String> cache = build(builder().maxInFlight(2));
        CompletableFuture<Optional<String>> source = new CompletableFuture<>();
        cache.smartGetAsync(CacheKey.of("web", "1"), key -> source);
        cache.smartGetAsync(CacheKey.of("web", "2"), key -> source);
        Lookup<String> third =
                cache.smartGetAsync(CacheKey.of("web", "3"), key -> source).join();
        assertThat(((Lookup.Failed<String>) third).cause()).isInstanceOf(CacheOverloadedException.class);
        source.complete(Optional.of("v"));
        assertThat(cache.statistics().inFlight()).isZero();
        assertThat(cache.smartGetAsync(CacheKey.of("web", "3"), key -> source)
                        .join()
                        .value())
                .contains("v");
    }

    @Test
    void callersDoNotWaitForEverAndWhatComesLateIsKept() {
        HeldTimer timer = new HeldTimer();
        CacheManager<String> cache = build(builder().executors(CommonsExecutors.of(Runnable::run, timer)));
        CompletableFuture<Optional<String>> source = new CompletableFuture<>();
        CompletableFuture<Lookup<String>> answer = cache.smartGetAsync(KEY, key -> source);
        assertThat(answer).isNotDone();
        timer.elapse();
        assertThat(((Lookup.Failed<String>) answer.join()).cause()).isInstanceOf(TimeoutException.class);
        source.complete(Optional.of("late"));
        assertThat(cache.smartGet(KEY).value()).contains("late");
        timer.shutdownNow();
    }

    @Test
    void aCallerThatIsInterruptedLeavesAndTheOthersLoadThemselves() throws Exception {
        CacheManager<String> cache = build(builder());
        CountDownLatch loading = new CountDownLatch(1);
        List<Lookup<String>> answers = new ArrayList<>();
        Thread leader = new Thread(() -> answers.add(cache.smartGet(KEY, key -> {
            loading.countDown();
            new CountDownLatch(1).await();
            return Optional.empty();
        })));
        leader.start();
        loading.await();
        CompletableFuture<Lookup<String>> follower =
                cache.smartGetAsync(KEY, key -> CompletableFuture.completedFuture(Optional.of("of the follower")));
        leader.interrupt();
        assertThat(follower.join().value()).contains("of the follower");
        leader.join();
        assertThat(((Lookup.Failed<String>) answers.get(0)).cause()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void threadsThatWaitForOneThatIsInterruptedLoadThemselves() throws Exception {
        CacheManager<String> cache = build(builder());
        CountDownLatch loading = new CountDownLatch(1);
        Thread leader = new Thread(() -> cache.smartGet(KEY, key -> {
            loading.countDown();
            new CountDownLatch(1).await();
            return Optional.empty();
        }));
        leader.start();
        loading.await();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Lookup<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(() -> cache.smartGet(KEY, loading("v"))));
            }
            await().atMost(LONG).until(() -> cache.statistics().joined() == 4);
            leader.interrupt();
            for (Future<Lookup<String>> answer : answers) {
                assertThat(answer.get().value()).contains("v");
            }
            assertThat(loads).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void observersAreToldAndCannotHurt() {
        List<String> news = new java.util.concurrent.CopyOnWriteArrayList<>();
        CacheManager<String> cache = build(builder().observer(new CacheObserver() {
            @Override
            public void hit(CacheKey key, CacheLayer layer, boolean stale, boolean negative) {
                news.add("hit " + layer);
                throw new IllegalStateException("from an observer, as the test wants");
            }

            @Override
            public void missed(CacheKey key, CacheLayer layer) {
                news.add("missed " + layer);
            }

            @Override
            public void loaded(CacheKey key, Duration took, boolean negative) {
                news.add("loaded");
            }

            @Override
            public void stored(CacheKey key, CacheLayer layer, long weight) {
                news.add("stored " + layer + ' ' + weight);
            }

            @Override
            public void removed(CacheKey key, CacheLayer layer, RemovalReason reason) {
                news.add("removed " + layer + ' ' + reason);
            }
        }));
        cache.smartGet(KEY, loading("v"));
        assertThat(cache.smartGet(KEY).value()).contains("v");
        cache.invalidation().invalidate(KEY).join();
        assertThat(news).containsExactly("missed L1", "loaded", "stored L1 1", "hit L1", "removed L1 INVALIDATED");
    }

    @Test
    void tellsThoseWhoWaitThatItWasClosed() {
        CacheManager<String> cache = build(builder());
        CompletableFuture<Lookup<String>> answer = cache.smartGetAsync(KEY, key -> new CompletableFuture<>());
        cache.close();
        cache.close();
        assertThat(((Lookup.Failed<String>) answer.join()).cause()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.smartGet(KEY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.smartSet(KEY, "v")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.invalidation().invalidate(KEY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void makesItsOwnThreadsOnlyWhenItNeedsThemAndEndsThem() {
        CacheManager<String> cache = CacheManager.<String>builder("own-threads").build();
        assertThat(threads("own-threads")).isZero();
        cache.smartGet(KEY, loading("v"));
        cache.close();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(threads("own-threads")).isZero());
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    @Test
    void namesWhatItRefuses() {
        CacheManager<String> cache = build(builder());
        assertThatThrownBy(() -> cache.smartGet(null)).hasMessageContaining("key");
        assertThatThrownBy(() -> cache.invalidation().batchInvalidate(Arrays.asList(KEY, null)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("keys");
        assertThatThrownBy(() -> cache.smartSet(KEY, null)).hasMessageContaining("value");
        assertThatThrownBy(() -> builder().maxInFlight(0)).hasMessageContaining("maxInFlight is 0");
        assertThatThrownBy(() -> builder().earlyRefresh(Double.POSITIVE_INFINITY))
                .hasMessageContaining("earlyRefresh");
        assertThatThrownBy(() -> CacheManager.builder("")).hasMessageContaining("name");
    }
}
