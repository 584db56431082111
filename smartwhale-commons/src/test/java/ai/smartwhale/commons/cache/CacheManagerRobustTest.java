// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks gets an answer, whatever fails beside it. No time passes: a timeout would come too late. */
class CacheManagerRobustTest {

    private static final CacheKey KEY = CacheKey.of("web", "page");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestTime time = new TestTime();
    private final HeldTimer timer = new HeldTimer();
    private final CommonsExecutors threads = CommonsExecutors.create("cache-robust");
    private final MapShared.Server server = new MapShared.Server(time);
    private final MapShared shared = server.instance();
    private final MapDisk disk = new MapDisk(time);
    private final List<CacheManager<String>> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(CacheManager::close);
        timer.shutdownNow();
        threads.close();
    }

    private CacheManagerBuilder<String> builder(Executor workers) {
        return CacheManager.<String>builder("test")
                .ticker(time)
                .clock(time)
                .executors(CommonsExecutors.of(workers, timer))
                .ttl(TimeToLive.of(Duration.ofSeconds(10), Duration.ofSeconds(60)))
                .earlyRefresh(0);
    }

    private CacheManager<String> build(CacheManagerBuilder<String> builder) {
        CacheManager<String> cache = builder.build();
        open.add(cache);
        return cache;
    }

    private static AsyncCacheLoader<String> loading(String value) {
        return key -> CompletableFuture.completedFuture(Optional.of(value));
    }

    private static int weighNothing(CacheKey key, CacheEntry<String> entry) {
        throw new ArithmeticException("from a weigher, as the test wants");
    }

    @Test
    void aValueThatCannotBeWeighedIsGivenToThoseWhoWaitAndItsLeaseGivenBack() {
        CacheManager<String> cache = build(
                builder(Runnable::run).shared(shared).maximumWeight(50).weigher(CacheManagerRobustTest::weighNothing));
        assertThat(cache.smartGetAsync(KEY, loading("v")))
                .isCompletedWithValueMatching(lookup -> lookup.value().equals(Optional.of("v")));
        assertThat(cache.statistics().inFlight()).isZero();
        assertThat(server.leases).isEmpty();
    }

    @Test
    void whatIsOnDiskAndCannotBeWeighedIsGivenToThoseWhoWait() {
        disk.entries.put(KEY, CacheEntry.of("v", time.instant(), TimeToLive.of(LONG)));
        CacheManager<String> cache = build(
                builder(threads.workers()).disk(disk).maximumWeight(50).weigher(CacheManagerRobustTest::weighNothing));
        assertThat(cache.smartGetAsync(KEY))
                .succeedsWithin(Duration.ofSeconds(30))
                .matches(lookup -> lookup.value().equals(Optional.of("v")));
    }

    @Test
    void aLoaderThatGivesNoStageOrAnErrorFailsAtOnce() {
        CacheManager<String> cache = build(builder(Runnable::run).shared(shared));
        assertThat(cache.smartGetAsync(KEY, key -> null))
                .isCompletedWithValueMatching(lookup -> lookup instanceof Lookup.Failed<String>);
        assertThat(cache.smartGetAsync(KEY, key -> {
                    throw new NoClassDefFoundError("as the test wants");
                }))
                .isCompletedWithValueMatching(lookup -> lookup instanceof Lookup.Failed<String>);
        assertThat(cache.statistics().inFlight()).isZero();
        assertThat(server.leases).isEmpty();
    }

    @Test
    void aLoadThatWasOvertakenByAWriteEndsWhenTheCacheIsClosed() {
        CacheManager<String> cache = build(builder(Runnable::run));
        CompletableFuture<Lookup<String>> answer = cache.smartGetAsync(KEY, key -> new CompletableFuture<>());
        cache.smartSet(KEY, "newer");
        assertThat(answer).isNotDone();
        cache.close();
        assertThat(answer).isCompletedWithValueMatching(lookup -> lookup instanceof Lookup.Failed<String>);
    }

    @Test
    void aSharedLayerThatItsOwnerClosedIsALayerThatFails() {
        L2Cache<String> closed =
                L2Cache.builder(new MapRemoteStore(), CacheCodec.text()).build();
        CacheManager<String> cache = build(builder(Runnable::run).shared(closed));
        closed.close();
        assertThat(cache.smartGetAsync(KEY))
                .isCompletedWithValueMatching(lookup -> lookup instanceof Lookup.Failed<String>);
        assertThat(cache.smartGetAsync(KEY, loading("v")))
                .isCompletedWithValueMatching(lookup -> lookup.value().equals(Optional.of("v")));
        assertThat(cache.statistics().inFlight()).isZero();
    }

    @Test
    void aLeaseIsGivenBackWhereTheLookAfterItFails() {
        AtomicInteger reads = new AtomicInteger();
        shared.whileReading = () -> {
            if (reads.incrementAndGet() == 2) {
                throw new IllegalStateException("as the test wants");
            }
        };
        CacheManager<String> cache = build(builder(Runnable::run).shared(shared));
        assertThat(cache.smartGetAsync(KEY, loading("v")))
                .isCompletedWithValueMatching(lookup -> lookup.value().equals(Optional.of("v")));
        assertThat(reads).hasValue(2);
        await().until(server.leases::isEmpty);
    }

    @Test
    void whatIsDrivenOutGoesToDiskAgainOnceWorkersTakeTasksAgain() {
        AtomicInteger refused = new AtomicInteger();
        boolean[] full = {true};
        CacheManager<String> cache = build(builder(task -> {
                    if (full[0]) {
                        refused.incrementAndGet();
                        throw new RejectedExecutionException("as the test wants");
                    }
                    task.run();
                })
                .shared(shared)
                .disk(disk)
                .maximumWeight(50));
        driveOut(cache, 0);
        timer.elapse();
        assertThat(refused).hasPositiveValue();
        full[0] = false;
        driveOut(cache, 1_000);
        timer.elapse();
        assertThat(disk.entries).isNotEmpty();
    }

    @Test
    void whatWasRemovedWhileTheCacheWasOpenIsReportedThoughItIsClosedMeanwhile() {
        CountDownLatch told = new CountDownLatch(1);
        var unused = server.instance().addListener(new RemoteStoreListener() {
            @Override
            public void changed(CacheKey key) {
                awaitUninterruptibly(told);
            }

            @Override
            public void dropped(String namespace) {
                // Nothing is dropped.
            }

            @Override
            public void uncertain() {
                // Nothing is uncertain.
            }
        });
        server.entries.put(KEY, CacheEntry.of("v", time.instant(), TimeToLive.of(LONG)));
        CacheManager<String> cache = build(builder(Runnable::run).shared(shared));
        CompletableFuture<InvalidationReport> report = cache.invalidation().invalidate(KEY);
        assertThat(report).isNotDone();
        cache.close();
        told.countDown();
        assertThat(report)
                .succeedsWithin(Duration.ofSeconds(30))
                .matches(done -> done.failures().isEmpty() && done.removed().get(CacheLayer.L2) == 1);
    }

    @Test
    void whoeverWaitsForTheDiskIsToldThatItsThreadsEndedFirst() throws InterruptedException {
        CommonsExecutors busy = CommonsExecutors.create("cache-busy", 1);
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        busy.workers().execute(() -> {
            began.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        began.await();
        CacheManager<String> cache = build(builder(busy.workers()).disk(disk));
        CompletableFuture<Lookup<String>> answer = cache.smartGetAsync(KEY);
        assertThat(answer).isNotDone();
        busy.close(Duration.ofMillis(1));
        release.countDown();
        assertThat(answer).isCompletedWithValueMatching(lookup -> lookup instanceof Lookup.Failed<String>);
    }

    @Test
    void anObserverThatMissesAClassHurtsNobody() {
        CacheManager<String> cache = build(builder(Runnable::run).observer(new CacheObserver() {
            @Override
            public void loaded(CacheKey key, Duration took, boolean negative) {
                throw new NoClassDefFoundError("as the test wants");
            }
        }));
        assertThat(cache.smartGetAsync(KEY, loading("v")))
                .isCompletedWithValueMatching(lookup -> lookup.value().equals(Optional.of("v")));
    }

    @Test
    void observersHearOfWhatLeftOutsideOfLocks() {
        List<RemovalReason> heard = new CopyOnWriteArrayList<>();
        List<CacheManager<String>> told = new ArrayList<>();
        CacheManager<String> cache = build(builder(Runnable::run).observer(new CacheObserver() {
            @Override
            public void removed(CacheKey key, CacheLayer layer, RemovalReason reason) {
                heard.add(reason);
                if (heard.size() == 1) {
                    // Would wait for itself if the lock of the key were held.
                    CompletableFuture.runAsync(() -> told.get(0).smartSet(key, "third"), threads.workers())
                            .orTimeout(10, TimeUnit.SECONDS)
                            .join();
                    heard.add(RemovalReason.DEMOTED);
                }
            }
        }));
        told.add(cache);
        cache.smartSet(KEY, "first").join();
        cache.smartSet(KEY, "second").join();
        assertThat(cache.smartGet(KEY).value()).contains("third");
        assertThat(heard).contains(RemovalReason.DEMOTED).hasSize(3);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCallerThatWasInterruptedMayAskForTheSameKeyAgain() {
        CompletableFuture<Optional<byte[]>> reply = new CompletableFuture<>();
        RemoteStore silent = (RemoteStore) Proxy.newProxyInstance(
                RemoteStore.class.getClassLoader(),
                new Class<?>[] {RemoteStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("get") ? reply : method.invoke(new MapRemoteStore(), arguments));
        CacheManager<String> cache = build(builder(Runnable::run)
                .shared(L2Cache.builder(silent, CacheCodec.text()).build()));
        Thread.currentThread().interrupt();
        assertThat(cache.smartGet(KEY, key -> Optional.of("given up"))).isInstanceOf(Lookup.Failed.class);
        assertThat(Thread.interrupted()).isTrue();
        threads.workers().execute(() -> {
            await().until(() -> cache.statistics().joined() == 1);
            reply.complete(Optional.empty());
        });
        assertThat(cache.smartGet(KEY, key -> Optional.of("v")).value()).contains("v");
    }

    private void driveOut(CacheManager<String> cache, int from) {
        for (int i = from; i < from + 1_000; i++) {
            CacheKey key = CacheKey.of("web", "page" + i);
            server.entries.put(key, CacheEntry.of("v", time.instant(), TimeToLive.of(LONG)));
            for (int use = 0; use < 3; use++) {
                assertThat(cache.smartGet(key).value()).isPresent();
            }
        }
    }
}
