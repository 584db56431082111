// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was removed does not come back, whoever moves an old value between layers while it is being removed. */
class RemovalRacesTest {

    private static final CacheKey KEY = CacheKey.of("web", "page");
    private static final TimeToLive LONG = TimeToLive.of(Duration.ofSeconds(600));

    private final TestTime time = new TestTime();
    private final HeldTimer timer = new HeldTimer();
    private final MapShared.Server server = new MapShared.Server(time);
    private final MapShared shared = server.instance();
    private final MapDisk disk = new MapDisk(time);
    private final List<CacheManager<String>> open = new ArrayList<>();
    /** The shared layer does what changes it once this is done. */
    private CompletableFuture<Void> turn = CompletableFuture.completedFuture(null);

    @AfterEach
    void close() {
        open.forEach(CacheManager::close);
        timer.shutdownNow();
    }

    private CacheManagerBuilder<String> builder() {
        return CacheManager.<String>builder("test")
                .ticker(time)
                .clock(time)
                .executors(CommonsExecutors.of(Runnable::run, timer))
                .ttl(LONG)
                .earlyRefresh(0)
                .disk(disk);
    }

    private CacheManager<String> build(CacheManagerBuilder<String> builder) {
        CacheManager<String> cache = builder.build();
        open.add(cache);
        return cache;
    }

    /** A shared layer that is slow to change and quick to read. */
    @SuppressWarnings("unchecked")
    private L2Cache<String> slow() {
        List<String> changes = List.of("distributedSetAsync", "invalidate", "invalidateMatching", "dropNamespace");
        return (L2Cache<String>) Proxy.newProxyInstance(
                L2Cache.class.getClassLoader(), new Class<?>[] {L2Cache.class}, (proxy, method, arguments) -> {
                    if (!changes.contains(method.getName())) {
                        return method.invoke(shared, arguments);
                    }
                    return turn.thenCompose(now -> {
                        try {
                            return (CompletableFuture<?>) method.invoke(shared, arguments);
                        } catch (ReflectiveOperationException e) {
                            throw new AssertionError(e);
                        }
                    });
                });
    }

    private CompletableFuture<InvalidationReport> beginRemoval(
            CacheManager<String> cache,
            Function<CacheInvalidation, CompletableFuture<InvalidationReport>> removal,
            List<CacheKey> keys) {
        keys.forEach(key -> cache.smartSet(key, "old").join());
        turn = new CompletableFuture<>();
        CompletableFuture<InvalidationReport> removed = removal.apply(cache.invalidation());
        assertThat(removed).isNotDone();
        for (CacheKey key : keys) {
            for (int use = 0; use < 3; use++) {
                assertThat(cache.smartGet(key).value()).contains("old");
            }
        }
        return removed;
    }

    private void demotedWhile(Function<CacheInvalidation, CompletableFuture<InvalidationReport>> removal) {
        CacheManager<String> cache = build(builder().shared(slow()));
        CompletableFuture<InvalidationReport> removed = beginRemoval(cache, removal, List.of(KEY));
        CompletableFuture<StoreReport> demoted = cache.demote(KEY);
        turn.complete(null);
        assertThat(removed.join().failures()).isEmpty();
        assertThat(demoted.join().layers()).isEmpty();
        assertThat(cache.smartGet(KEY)).isSameAs(Lookup.miss());
        // Once the removal is over the key is one as any other.
        cache.smartSet(KEY, "new").join();
        assertThat(cache.demote(KEY).join().layers()).containsExactlyInAnyOrder(CacheLayer.L2, CacheLayer.L3);
    }

    @Test
    void aKeyThatIsDemotedWhileItIsRemovedDoesNotComeBack() {
        demotedWhile(invalidation -> invalidation.invalidate(KEY));
    }

    @Test
    void aKeyThatIsDemotedWhileItsLikesAreRemovedDoesNotComeBack() {
        demotedWhile(invalidation -> invalidation.patternInvalidate("web", "p*"));
    }

    @Test
    void aKeyThatIsDemotedWhileItsNamespaceIsDroppedDoesNotComeBack() {
        demotedWhile(invalidation -> invalidation.dropNamespace("web"));
    }

    private void drivenOutWhile(Function<CacheInvalidation, CompletableFuture<InvalidationReport>> removal) {
        List<CacheKey> keys = IntStream.range(0, 50)
                .mapToObj(number -> CacheKey.of("web", "page" + number))
                .toList();
        CacheManager<String> cache = build(builder().shared(slow()).maximumWeight(1_000));
        CompletableFuture<InvalidationReport> removed = beginRemoval(cache, removal, keys);
        cache.resize(1);
        timer.elapse();
        turn.complete(null);
        assertThat(removed.join().failures()).isEmpty();
        assertThat(disk.entries).isEmpty();
        assertThat(keys).allMatch(key -> cache.smartGet(key) == Lookup.<String>miss());
    }

    @Test
    void whatIsDrivenOutWhileItIsRemovedDoesNotComeBack() {
        drivenOutWhile(invalidation -> invalidation.batchInvalidate(IntStream.range(0, 50)
                .mapToObj(number -> CacheKey.of("web", "page" + number))
                .toList()));
    }

    @Test
    void whatIsDrivenOutWhileItsLikesAreRemovedDoesNotComeBack() {
        drivenOutWhile(invalidation -> invalidation.patternInvalidate("web", "page*"));
    }

    @Test
    void anOldValueThatIsDemotedWhileANewOneIsWrittenBeyondDoesNotTakeItsPlace() {
        CacheManager<String> cache = build(builder()
                .shared(slow())
                .maximumWeight(1_000)
                .weigher((key, entry) -> entry.value().equals(Optional.of("new, and heavy")) ? 900 : 1));
        cache.smartSet(KEY, "old").join();
        turn = new CompletableFuture<>();
        CompletableFuture<StoreReport> stored = cache.smartSet(KEY, "new, and heavy");
        assertThat(cache.smartGet(KEY).value()).contains("old");
        CompletableFuture<StoreReport> demoted = cache.demote(KEY);
        turn.complete(null);
        assertThat(stored.join().layers()).containsExactlyInAnyOrder(CacheLayer.L2, CacheLayer.L3);
        assertThat(demoted.join().layers()).isEmpty();
        assertThat(cache.smartGet(KEY).value()).contains("new, and heavy");
        assertThat(server.entries.get(KEY).value()).contains("new, and heavy");
        assertThat(disk.entries.get(KEY).value()).contains("new, and heavy");
    }

    /** Others say that many keys changed; whoever reads the disk at that very moment keeps nothing old. */
    @Test
    void whatIsReadFromDiskWhileOthersDropItsNamespaceIsNotKeptNear() {
        Map<String, Runnable> hook = new java.util.concurrent.ConcurrentHashMap<>();
        Ticker ticker = () -> {
            Runnable once = hook.remove("next");
            if (once != null) {
                once.run();
            }
            return time.nanoTime();
        };
        CacheManager<String> cache = build(builder().shared(shared).ticker(ticker));
        MapShared other = server.instance();
        cache.smartSet(KEY, "old").join();
        List<Optional<String>> read = new ArrayList<>();
        server.entries.remove(KEY);
        // The ticker is asked as the key leaves the nearest layer, before the disk is told to remove it.
        hook.put("next", () -> read.add(cache.promote(KEY).value()));
        other.dropNamespace("web").join();
        assertThat(read).containsExactly(Optional.of("old"));
        assertThat(cache.smartGet(KEY)).isSameAs(Lookup.miss());
    }
}
