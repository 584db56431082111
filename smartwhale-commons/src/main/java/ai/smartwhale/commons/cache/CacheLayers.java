// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The layers of one cache: asks those beyond the nearest in order, and writes to those that suit. Thread-safe. */
final class CacheLayers<V> {

    /**
     * What was found.
     *
     * @param lookup what is known for certain
     * @param doubtful what may have been changed by others meanwhile, but is better than a failure
     */
    record Found<V>(Lookup<V> lookup, Optional<Lookup<V>> doubtful) {

        static <V> Found<V> certain(Lookup<V> lookup) {
            return new Found<>(lookup, Optional.empty());
        }

        /** What to give out where there is no source to ask. */
        Lookup<V> outcome() {
            return lookup instanceof Lookup.Failed<V> ? doubtful.orElse(lookup) : lookup;
        }
    }

    final DefaultL1Cache<CacheKey, V> near;
    final @Nullable L2Cache<V> shared;
    final @Nullable DiskChanges<V> disk;
    final Departures departures;
    final WriteFence fence;
    final Removals removals = new Removals();
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
        this.executors = executors;
        this.observers = observers;
        this.departures = new Departures(observers);
        this.fence = new WriteFence(departures::tell);
        this.counters = new CacheCounters(observers);
        this.clock = builder.clock;
        this.disk = builder.disk == null ? null : new DiskChanges<>(builder.disk, executors.workers(), clock);
        this.policy = builder.policy;
        this.diskTrustedSince = shared == null ? Instant.MIN : clock.instant();
    }

    /** Asks the layers beyond the nearest, and brings what they know nearer; never fails. */
    CompletableFuture<Found<V>> findBeyond(CacheKey key) {
        long stamp = fence.stamp(key);
        DiskChanges<V> local = disk;
        if (shared == null) {
            return local == null
                    ? CompletableFuture.completedFuture(Found.certain(Lookup.miss()))
                    : askDisk(local, key, stamp, Lookup.miss());
        }
        return askShared(key, stamp)
                .thenCompose(lookup -> local == null || isKnown(lookup)
                        ? CompletableFuture.completedFuture(Found.certain(lookup))
                        : askDisk(local, key, stamp, lookup));
    }

    /** Asks the shared layer, and brings what it knows nearer; never fails. */
    CompletableFuture<Lookup<V>> askShared(CacheKey key, long stamp) {
        if (shared == null) {
            return CompletableFuture.completedFuture(Lookup.miss());
        }
        return askedShared(shared, key).thenApply(lookup -> {
            count(key, CacheLayer.L2, lookup);
            entryOf(lookup).ifPresent(entry -> bringNearer(key, entry, stamp));
            return lookup;
        });
    }

    /** The shared layer may have been closed by its owner, which is no reason not to ask the source. */
    private static <V> CompletableFuture<Lookup<V>> askedShared(L2Cache<V> shared, CacheKey key) {
        try {
            return shared.distributedGetAsync(key);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(Lookup.failed(CacheLayer.L2, e));
        }
    }

    private CompletableFuture<Found<V>> askDisk(DiskChanges<V> local, CacheKey key, long stamp, Lookup<V> before) {
        CompletableFuture<Found<V>> answer = new CompletableFuture<>();
        FutureTask<Boolean> reading =
                new FutureTask<>(() -> {
                    try {
                        return answer.complete(readDisk(local, key, stamp, before));
                    } catch (Throwable e) {
                        return answer.complete(Found.certain(Lookup.failed(CacheLayer.L3, e)));
                    }
                }) {
                    @Override
                    protected void done() {
                        if (isCancelled()) {
                            // Its threads were closed before one of them was free.
                            Throwable closed = new IllegalStateException("the threads of the cache are closed");
                            answer.complete(Found.certain(Lookup.failed(CacheLayer.L3, closed)));
                        }
                    }
                };
        try {
            executors.workers().execute(reading);
        } catch (RuntimeException e) {
            answer.complete(Found.certain(Lookup.failed(CacheLayer.L3, e)));
        }
        return answer;
    }

    private Found<V> readDisk(DiskChanges<V> local, CacheKey key, long stamp, Lookup<V> before) {
        Lookup<V> lookup;
        try {
            lookup = local.read(key);
        } catch (RuntimeException e) {
            lookup = Lookup.failed(CacheLayer.L3, e);
        }
        Optional<CacheEntry<V>> entry = entryOf(lookup);
        if (entry.isPresent() && entry.orElseThrow().storedAt().isBefore(diskTrustedSince)) {
            counters.missed(key, CacheLayer.L3);
            return new Found<>(before, Optional.of(Lookup.found(entry.orElseThrow(), CacheLayer.L3, true)));
        }
        count(key, CacheLayer.L3, lookup);
        if (entry.isEmpty()) {
            return Found.certain(lookup instanceof Lookup.Miss<V> ? before : lookup);
        }
        bringNearer(key, entry.orElseThrow(), stamp);
        return Found.certain(lookup);
    }

    /** Whoever asked gets what was found, even where it cannot be kept near: closed, or not to be weighed. */
    private void bringNearer(CacheKey key, CacheEntry<V> entry, long stamp) {
        try {
            boolean[] kept = {false};
            if (suited(key, entry).contains(CacheLayer.L1)) {
                fence.writeUnlessInvalidated(key, stamp, () -> kept[0] = near.fastSet(key, entry));
            }
            if (kept[0]) {
                tellStored(key, entry, CacheLayer.L1);
            }
        } catch (RuntimeException e) {
            counters.failed(key, CacheLayer.L1, e);
        }
    }

    void tellStored(CacheKey key, CacheEntry<V> entry, CacheLayer layer) {
        long weight = near.weigh(key, entry);
        observers.tell(observer -> observer.stored(key, layer, weight));
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

    /** Changes were missed: what is near is forgotten, what is on disk no longer trusted. */
    void distrust() {
        diskTrustedSince = clock.instant();
        fence.invalidateMany(near::forgetAll);
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
