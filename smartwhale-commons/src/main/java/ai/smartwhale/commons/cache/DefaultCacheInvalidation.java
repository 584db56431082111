// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Removes near first, so that this instance is right at once, then beyond, then near again, because in between somebody
 * may have brought an old value nearer. From near none goes beyond meanwhile.
 */
final class DefaultCacheInvalidation<V> implements CacheInvalidation {

    private static final int MOST_KEYS = 100_000;

    private final CacheLayers<V> layers;
    private final Flights<V> flights;
    private final Runnable requireOpen;

    DefaultCacheInvalidation(CacheLayers<V> layers, Flights<V> flights, Runnable requireOpen) {
        this.flights = flights;
        this.layers = layers;
        this.requireOpen = requireOpen;
    }

    @Override
    public CompletableFuture<InvalidationReport> invalidate(CacheKey key) {
        return batchInvalidate(List.of(InvalidValueException.requirePresent("key", key)));
    }

    @Override
    public CompletableFuture<InvalidationReport> batchInvalidate(Collection<CacheKey> keys) {
        requireOpen.run();
        InvalidValueException.requirePresent("keys", keys);
        LimitExceededException.requireAtMost("keys, in number", keys.size(), MOST_KEYS);
        for (CacheKey key : keys) {
            InvalidValueException.requirePresent("keys, each of them", key);
        }
        List<CacheKey> all = List.copyOf(keys);
        return remove(
                layers.removals.begin(all),
                () -> removeNear(all),
                shared -> shared.invalidate(all),
                disk -> removeFromDisk(disk, all));
    }

    @Override
    public CompletableFuture<InvalidationReport> patternInvalidate(String namespace, String pattern) {
        requireOpen.run();
        CacheKey.requireNamespace(namespace);
        GlobPattern glob = GlobPattern.of(pattern);
        if (glob.matchesEverything()) {
            throw new InvalidValueException(
                    "pattern", pattern, "one that does not match everything; else dropNamespace");
        }
        Predicate<CacheKey> condition = key -> key.namespace().equals(namespace) && glob.matches(key.id());
        return remove(
                layers.removals.begin(condition),
                () -> removeNear(condition),
                shared -> shared.invalidateMatching(namespace, glob),
                disk -> disk.removeMatching(namespace, glob));
    }

    @Override
    public CompletableFuture<InvalidationReport> dropNamespace(String namespace) {
        requireOpen.run();
        CacheKey.requireNamespace(namespace);
        Predicate<CacheKey> condition = key -> key.namespace().equals(namespace);
        return remove(
                layers.removals.begin(condition),
                () -> removeNear(condition),
                shared -> shared.dropNamespace(namespace).thenApply(done -> 0L),
                disk -> disk.drop(namespace));
    }

    private long removeNear(List<CacheKey> keys) {
        long[] removed = {0};
        for (CacheKey key : keys) {
            layers.fence.invalidate(key, () -> removed[0] += layers.near.forget(key) ? 1 : 0);
            flights.detach(key);
        }
        return removed[0];
    }

    private long removeNear(Predicate<CacheKey> condition) {
        long[] removed = {0};
        layers.fence.invalidateMany(() -> removed[0] = layers.near.forgetIf(condition));
        flights.detachIf(condition);
        return removed[0];
    }

    private static <V> CompletableFuture<Long> removeFromDisk(DiskChanges<V> disk, List<CacheKey> keys) {
        List<CompletableFuture<Boolean>> removals =
                keys.stream().map(disk::remove).toList();
        disk.proceed();
        return CompletableFuture.allOf(removals.toArray(CompletableFuture[]::new))
                .thenApply(
                        all -> removals.stream().filter(CompletableFuture::join).count());
    }

    private CompletableFuture<InvalidationReport> remove(
            Runnable ended,
            LongSupplier near,
            Function<L2Cache<V>, CompletableFuture<Long>> shared,
            Function<DiskChanges<V>, CompletableFuture<Long>> disk) {
        Map<CacheLayer, CompletableFuture<Long>> removals = new EnumMap<>(CacheLayer.class);
        long before = near.getAsLong();
        if (layers.disk != null) {
            DiskChanges<V> layer = layers.disk;
            removals.put(CacheLayer.L3, guarded(() -> disk.apply(layer)));
        }
        if (layers.shared != null) {
            L2Cache<V> layer = layers.shared;
            removals.put(CacheLayer.L2, guarded(() -> shared.apply(layer)));
        }
        if (removals.isEmpty()) {
            ended.run();
            return CompletableFuture.completedFuture(new InvalidationReport(Map.of(CacheLayer.L1, before), Map.of()));
        }
        return CompletableFuture.allOf(removals.values().toArray(CompletableFuture[]::new))
                .handle((done, failure) -> {
                    long again = near.getAsLong();
                    ended.run();
                    return report(before + again, removals);
                });
    }

    private static CompletableFuture<Long> guarded(Supplier<CompletableFuture<Long>> removal) {
        try {
            return removal.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static InvalidationReport report(long near, Map<CacheLayer, CompletableFuture<Long>> removals) {
        Map<CacheLayer, Long> removed = new EnumMap<>(CacheLayer.class);
        Map<CacheLayer, Throwable> failures = new EnumMap<>(CacheLayer.class);
        removed.put(CacheLayer.L1, near);
        removals.forEach((layer, removal) -> {
            var unused = removal.whenComplete((count, failure) -> {
                if (failure == null) {
                    removed.put(layer, count);
                } else {
                    failures.put(layer, Causes.unwrap(failure));
                }
            });
        });
        return new InvalidationReport(removed, failures);
    }
}
