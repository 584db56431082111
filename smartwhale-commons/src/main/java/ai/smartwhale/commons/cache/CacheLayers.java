// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The layers of one cache: asks those beyond the nearest in order, and writes to those that suit. Thread-safe. */
final class CacheLayers<V> {

    /** What was found, and whether it can be given out without asking the source. */
    record Found<V>(Lookup<V> lookup, boolean trusted) {}

    final DefaultL1Cache<CacheKey, V> near;
    final @Nullable L2Cache<V> shared;
    final @Nullable L3Cache<V> disk;
    final @Nullable DiskRemovals<V> diskRemovals;
    final WriteFence fence = new WriteFence();
    final CacheCounters counters;
    final Observers observers;
    final InstantSource clock;
    final CommonsExecutors executors;
    private final LayerPolicy policy;
    /** Entries on disk from before may have been removed by other instances while this one did not listen. */
    private volatile Instant diskTrustedSince;

    CacheLayers(
            CacheManagerBuilder<V> builder,
            DefaultL1Cache<CacheKey, V> near,
            CommonsExecutors executors,
            Observers observers) {
        this.near = near;
        this.shared = builder.shared;
        this.disk = builder.disk;
        this.executors = executors;
        this.diskRemovals = disk == null ? null : new DiskRemovals<>(disk, executors.workers());
        this.observers = observers;
        this.counters = new CacheCounters(observers);
        this.clock = builder.clock;
        this.policy = builder.policy;
        this.diskTrustedSince = shared == null ? Instant.MIN : clock.instant();
    }

    /** Asks the layers beyond the nearest, and brings what they know nearer; never fails. */
    CompletableFuture<Found<V>> findBeyond(CacheKey key) {
        long stamp = fence.stamp(key);
        if (shared == null) {
            return disk == null
                    ? CompletableFuture.completedFuture(new Found<>(Lookup.miss(), true))
                    : askDisk(key, stamp, Lookup.miss());
        }
        return askShared(key, stamp)
                .thenCompose(lookup -> disk == null || isKnown(lookup)
                        ? CompletableFuture.completedFuture(new Found<>(lookup, true))
                        : askDisk(key, stamp, lookup));
    }

    /** Asks the shared layer, and brings what it knows nearer; never fails. */
    CompletableFuture<Lookup<V>> askShared(CacheKey key, long stamp) {
        if (shared == null) {
            return CompletableFuture.completedFuture(Lookup.miss());
        }
        return shared.distributedGetAsync(key).thenApply(lookup -> {
            count(key, CacheLayer.L2, lookup);
            entryOf(lookup).ifPresent(entry -> bringNearer(key, entry, stamp));
            return lookup;
        });
    }

    private CompletableFuture<Found<V>> askDisk(CacheKey key, long stamp, Lookup<V> before) {
        CompletableFuture<Found<V>> answer = new CompletableFuture<>();
        try {
            executors.workers().execute(() -> answer.complete(readDisk(key, stamp, before)));
        } catch (RuntimeException e) {
            answer.complete(new Found<>(Lookup.failed(CacheLayer.L3, e), true));
        }
        return answer;
    }

    private Found<V> readDisk(CacheKey key, long stamp, Lookup<V> before) {
        Lookup<V> lookup;
        try {
            lookup = diskRemovals == null || disk == null || diskRemovals.hides(key)
                    ? Lookup.miss()
                    : disk.persistentGet(key);
        } catch (RuntimeException e) {
            lookup = Lookup.failed(CacheLayer.L3, e);
        }
        count(key, CacheLayer.L3, lookup);
        Optional<CacheEntry<V>> entry = entryOf(lookup);
        if (entry.isEmpty()) {
            return new Found<>(lookup instanceof Lookup.Miss<V> ? before : lookup, true);
        }
        CacheEntry<V> known = entry.orElseThrow();
        if (known.storedAt().isBefore(diskTrustedSince)) {
            return new Found<>(Lookup.found(known, CacheLayer.L3, true), false);
        }
        bringNearer(key, known, stamp);
        return new Found<>(lookup, true);
    }

    private void bringNearer(CacheKey key, CacheEntry<V> entry, long stamp) {
        if (suited(key, entry).contains(CacheLayer.L1)) {
            fence.writeUnlessInvalidated(key, stamp, () -> putNear(key, entry));
        }
    }

    private void putNear(CacheKey key, CacheEntry<V> entry) {
        if (near.fastSet(key, entry)) {
            long weight = near.weigh(key, entry);
            observers.tell(observer -> observer.stored(key, CacheLayer.L1, weight));
        }
    }

    /** The layers that this cache has and that suit an entry. */
    Set<CacheLayer> suited(CacheKey key, CacheEntry<V> entry) {
        Duration remaining = Duration.between(clock.instant(), entry.expiresAt());
        Set<CacheLayer> layers = EnumSet.noneOf(CacheLayer.class);
        layers.addAll(policy.layersFor(key, remaining, near.weigh(key, entry), near.maximumWeight()));
        layers.remove(CacheLayer.SOURCE);
        if (shared == null) {
            layers.remove(CacheLayer.L2);
        }
        if (disk == null) {
            layers.remove(CacheLayer.L3);
        }
        return layers;
    }

    /** Writes an entry that was read or loaded after the stamp, unless its key was invalidated since. */
    CompletableFuture<StoreReport> store(CacheKey key, CacheEntry<V> entry, long stamp, Set<CacheLayer> layers) {
        if (layers.contains(CacheLayer.L1)) {
            if (!fence.writeUnlessInvalidated(key, stamp, () -> putNear(key, entry))) {
                return CompletableFuture.completedFuture(new StoreReport(Set.of(), Map.of()));
            }
        } else if (fence.stamp(key) != stamp) {
            return CompletableFuture.completedFuture(new StoreReport(Set.of(), Map.of()));
        }
        EnumMap<CacheLayer, CompletableFuture<?>> writes = new EnumMap<>(CacheLayer.class);
        if (layers.contains(CacheLayer.L2) && shared != null) {
            writes.put(CacheLayer.L2, writeShared(shared, key, entry));
        }
        if (layers.contains(CacheLayer.L3) && disk != null) {
            writes.put(CacheLayer.L3, writeDisk(disk, key, entry, stamp));
        }
        return report(layers.contains(CacheLayer.L1), writes);
    }

    private CompletableFuture<?> writeShared(L2Cache<V> layer, CacheKey key, CacheEntry<V> entry) {
        try {
            return layer.distributedSetAsync(key, entry).whenComplete((done, failure) -> {
                if (failure == null) {
                    observers.tell(observer -> observer.stored(key, CacheLayer.L2, near.weigh(key, entry)));
                } else {
                    counters.failed(key, CacheLayer.L2, failure);
                }
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<?> writeDisk(L3Cache<V> layer, CacheKey key, CacheEntry<V> entry, long stamp) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        try {
            executors.workers().execute(() -> {
                try {
                    fence.writeUnlessInvalidated(key, stamp, () -> layer.persistentSet(key, entry));
                    observers.tell(observer -> observer.stored(key, CacheLayer.L3, near.weigh(key, entry)));
                    done.complete(true);
                } catch (RuntimeException e) {
                    counters.failed(key, CacheLayer.L3, e);
                    done.completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private static CompletableFuture<StoreReport> report(boolean near, Map<CacheLayer, CompletableFuture<?>> writes) {
        List<CompletableFuture<?>> ends = new ArrayList<>();
        Set<CacheLayer> stored = EnumSet.noneOf(CacheLayer.class);
        if (near) {
            stored.add(CacheLayer.L1);
        }
        Map<CacheLayer, Throwable> failures = new EnumMap<>(CacheLayer.class);
        writes.forEach((layer, write) -> ends.add(write.handle((done, failure) -> {
            synchronized (failures) {
                if (failure == null) {
                    stored.add(layer);
                } else {
                    failures.put(layer, Causes.unwrap(failure));
                }
            }
            return layer;
        })));
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).thenApply(all -> {
            synchronized (failures) {
                return new StoreReport(stored, failures);
            }
        });
    }

    /** Changes were missed: what is near is forgotten, what is on disk no longer trusted. */
    void distrust() {
        diskTrustedSince = clock.instant();
        fence.invalidateMany(near::clear);
    }

    private void count(CacheKey key, CacheLayer layer, Lookup<V> lookup) {
        if (lookup instanceof Lookup.Hit<V> hit) {
            counters.hit(key, layer, hit.stale(), false);
        } else if (lookup instanceof Lookup.Negative<V> negative) {
            counters.hit(key, layer, negative.stale(), true);
        } else if (lookup instanceof Lookup.Failed<V> failed) {
            counters.failed(key, layer, failed.cause());
        } else {
            counters.missed(key, layer);
        }
    }

    static boolean isKnown(Lookup<?> lookup) {
        return lookup instanceof Lookup.Hit<?> || lookup instanceof Lookup.Negative<?>;
    }

    static boolean isStale(Lookup<?> lookup) {
        return (lookup instanceof Lookup.Hit<?> hit && hit.stale())
                || (lookup instanceof Lookup.Negative<?> negative && negative.stale());
    }

    static <V> Optional<CacheEntry<V>> entryOf(Lookup<V> lookup) {
        if (lookup instanceof Lookup.Hit<V> hit) {
            return Optional.of(hit.entry());
        }
        return lookup instanceof Lookup.Negative<V> negative ? Optional.of(negative.entry()) : Optional.empty();
    }
}
