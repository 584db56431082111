// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One way to a value that nobody near has, shared by all who ask for it meanwhile. */
final class Flight<V> {

    private static final Runnable NOTHING = () -> {};

    final CacheKey key;
    /** Never handed to a caller: each gets a copy, so that a cancelled one cancels no other. */
    final CompletableFuture<Lookup<V>> result = new CompletableFuture<>();
    /** The thread that runs the loader of this flight itself; a loader that asks for its own key waits for itself. */
    final @Nullable Thread owner;
    /** Whose call began it. */
    final @Nullable AsyncCacheLoader<V> loader;
    /** What invalidations had happened before the value was read or loaded. */
    volatile long stamp;
    /** Better than a failure. */
    volatile @Nullable Lookup<V> fallback;
    /** What is known, but to be fetched anew. */
    final @Nullable CacheEntry<V> known;

    volatile @Nullable Future<?> timeout;
    private final AtomicReference<Runnable> sleeper = new AtomicReference<>(NOTHING);
    private final AtomicBoolean landed = new AtomicBoolean();

    Flight(
            CacheKey key,
            @Nullable Thread owner,
            @Nullable AsyncCacheLoader<V> loader,
            long stamp,
            @Nullable CacheEntry<V> known) {
        this.key = key;
        this.loader = loader;
        this.owner = owner;
        this.stamp = stamp;
        this.known = known;
    }

    /** Whether the caller is the one to land it. */
    boolean land() {
        return landed.compareAndSet(false, true);
    }

    /** Whether what another instance wrote makes a load of our own needless. */
    boolean isSatisfiedBy(Lookup<V> lookup) {
        CacheEntry<V> before = known;
        return CacheLayers.isKnown(lookup)
                && !CacheLayers.isStale(lookup)
                && (before == null
                        || CacheLayers.entryOf(lookup)
                                .filter(entry -> entry.storedAt().isAfter(before.storedAt()))
                                .isPresent());
    }

    boolean isOver() {
        return landed.get();
    }

    /** Waits, until somebody calls {@link #wake()}, with what is to be done then; done once. */
    void sleep(Runnable awakening) {
        sleeper.set(awakening);
    }

    void wake() {
        sleeper.getAndSet(NOTHING).run();
    }
}
