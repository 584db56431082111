// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the layer on disk without making its callers wait, in the order in which it was asked to. What still waits is
 * already seen by those who read through this object. Up to 10,000 changes wait; who asks for one more does one of them
 * itself in {@link #proceed()}. What could not be replaced or removed stays hidden: better a miss than an old value.
 * Thread-safe.
 */
final class DiskChanges<V> {

    private static final Logger LOG = LoggerFactory.getLogger(CacheManager.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_HIDDEN = 10_000;
    /** So that no thread is kept for ever by what comes in meanwhile. */
    private static final int MOST_AT_ONCE = 1_000;

    /** What is to become of a key: an entry, or nothing. */
    private static final class Change<V> {
        final @Nullable CacheEntry<V> entry;
        final CompletableFuture<Boolean> done = new CompletableFuture<>();
        /** What this one replaced before it was on disk; its callers are told once this one is. */
        private @Nullable Change<V> replaced;

        Change(@Nullable CacheEntry<V> entry) {
            this.entry = entry;
        }

        /** Never under a lock, because callers act on it. */
        void end(boolean result, @Nullable Throwable failure) {
            if (failure == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(failure);
            }
            for (Change<V> older = replaced; older != null; older = older.replaced) {
                older.done.complete(false);
            }
        }
    }

    private final L3Cache<V> disk;
    private final Executor workers;
    private final InstantSource clock;
    /** The last change of each key that is not on disk yet. */
    private final ConcurrentHashMap<CacheKey, Change<V>> waiting = new ConcurrentHashMap<>();
    /** A key for each change, oldest first, also for those that were replaced meanwhile. */
    private final Queue<CacheKey> order = new ConcurrentLinkedQueue<>();

    /** Each gives what tells its caller. */
    private final Queue<Supplier<Runnable>> removals = new ConcurrentLinkedQueue<>();

    private final AtomicInteger ordered = new AtomicInteger();
    private final AtomicBoolean draining = new AtomicBoolean();
    /** Held while the disk is changed, so that an older change never ends after a newer one. */
    private final ReentrantLock changing = new ReentrantLock();

    private final Set<CacheKey> hiddenKeys = ConcurrentHashMap.newKeySet();
    private final Set<String> hiddenNamespaces = ConcurrentHashMap.newKeySet();
    /** How many removals from a namespace wait. */
    private final ConcurrentHashMap<String, Integer> leavingNamespaces = new ConcurrentHashMap<>();

    private volatile boolean hidesAll;
    private volatile boolean closed;

    DiskChanges(L3Cache<V> disk, Executor workers, InstantSource clock) {
        this.disk = disk;
        this.workers = workers;
        this.clock = clock;
    }

    /** Reads what the disk holds once all that waits is done. */
    Lookup<V> read(CacheKey key) {
        Change<V> change = waiting.get(key);
        if (change != null) {
            CacheEntry<V> entry = change.entry;
            Instant now = clock.instant();
            return entry == null || entry.isExpired(now)
                    ? Lookup.miss()
                    : Lookup.found(entry, CacheLayer.L3, entry.isStale(now));
        }
        return hides(key) ? Lookup.miss() : disk.persistentGet(key);
    }

    private boolean hides(CacheKey key) {
        String namespace = key.namespace();
        return hidesAll
                || hiddenKeys.contains(key)
                || hiddenNamespaces.contains(namespace)
                || leavingNamespaces.containsKey(namespace);
    }

    /**
     * Writes an entry, see {@link #proceed()}; true once it is there, false if something newer took its place before.
     */
    CompletableFuture<Boolean> write(CacheKey key, CacheEntry<V> entry) {
        return change(key, new Change<>(entry));
    }

    /** Removes a key, see {@link #proceed()}; true if it was there. */
    CompletableFuture<Boolean> remove(CacheKey key) {
        return change(key, new Change<>(null));
    }

    private CompletableFuture<Boolean> change(CacheKey key, Change<V> change) {
        waiting.compute(key, (same, older) -> {
            change.replaced = older;
            return change;
        });
        order.add(key);
        ordered.incrementAndGet();
        return change.done;
    }

    /** Sees to it that what waits is done. To be called after changes, and never under a lock. */
    void proceed() {
        while (ordered.get() > MOST_WAITING && doNext()) {
            // Each step is one change.
        }
        drainSoon();
    }

    /** Writes an entry that was driven out of memory, unless the disk holds or will hold one as new. */
    void keep(CacheKey key, CacheEntry<V> entry) {
        changing.lock();
        try {
            if (waiting.containsKey(key)) {
                return;
            }
            boolean known = CacheLayers.entryOf(hides(key) ? Lookup.miss() : disk.persistentGet(key))
                    .filter(there -> !there.storedAt().isBefore(entry.storedAt()))
                    .isPresent();
            if (!known) {
                disk.persistentSet(key, entry);
                hiddenKeys.remove(key);
            }
        } finally {
            changing.unlock();
        }
    }

    CompletableFuture<Long> removeMatching(String namespace, GlobPattern pattern) {
        return removeMany(
                namespace,
                key -> key.namespace().equals(namespace) && pattern.matches(key.id()),
                () -> disk.invalidateMatching(namespace, pattern));
    }

    CompletableFuture<Long> drop(String namespace) {
        return removeMany(namespace, key -> key.namespace().equals(namespace), () -> {
            disk.dropNamespace(namespace);
            hiddenNamespaces.remove(namespace);
            return 0;
        });
    }

    private CompletableFuture<Long> removeMany(String namespace, Predicate<CacheKey> condition, LongSupplier removal) {
        leavingNamespaces.merge(namespace, 1, Integer::sum);
        waiting.forEach((key, change) -> {
            if (condition.test(key) && waiting.remove(key, change)) {
                change.end(false, null);
            }
        });
        CompletableFuture<Long> done = new CompletableFuture<>();
        removals.add(() -> {
            try {
                long removed = removal.getAsLong();
                hiddenKeys.removeIf(condition);
                return () -> done.complete(removed);
            } catch (Throwable e) {
                hiddenNamespaces.add(namespace);
                return () -> done.completeExceptionally(e);
            } finally {
                leavingNamespaces.computeIfPresent(namespace, (same, count) -> count == 1 ? null : count - 1);
            }
        });
        try {
            workers.execute(this::removeNext);
        } catch (RuntimeException refused) {
            LOG.debug("removals from the disk wait until the cache is closed", refused);
            removeAllIfClosed();
        }
        return done;
    }

    private boolean removeNext() {
        Supplier<Runnable> removal;
        Runnable end;
        changing.lock();
        try {
            removal = removals.poll();
            if (removal == null) {
                return false;
            }
            end = removal.get();
        } finally {
            changing.unlock();
        }
        end.run();
        return true;
    }

    private void drainSoon() {
        if (!order.isEmpty() && draining.compareAndSet(false, true)) {
            try {
                workers.execute(this::drain);
            } catch (RuntimeException refused) {
                draining.set(false);
                LOG.debug("changes of the disk wait until the cache is closed", refused);
                changeAllIfClosed();
            }
        }
    }

    private void drain() {
        for (int i = 0; i < MOST_AT_ONCE && doNext(); i++) {
            // Each step is one change.
        }
        draining.set(false);
        drainSoon();
    }

    /** Does all that waits; what another thread is at is done too when this returns. */
    void close() {
        closed = true;
        removeAllIfClosed();
        changeAllIfClosed();
    }

    /** Whoever is refused a thread sees that nobody will do it later, or closing sees what is to be done. */
    private void removeAllIfClosed() {
        while (closed && removeNext()) {
            // Each step is one removal.
        }
    }

    private void changeAllIfClosed() {
        if (closed) {
            waiting.keySet().forEach(this::bringToDisk);
        }
    }

    private boolean doNext() {
        CacheKey key = order.poll();
        if (key == null) {
            return false;
        }
        ordered.decrementAndGet();
        bringToDisk(key);
        return true;
    }

    private void bringToDisk(CacheKey key) {
        Change<V> change;
        boolean done = true;
        Throwable failure = null;
        changing.lock();
        try {
            change = waiting.get(key);
            if (change == null) {
                return;
            }
            CacheEntry<V> entry = change.entry;
            try {
                if (entry == null) {
                    done = disk.invalidate(key);
                } else {
                    disk.persistentSet(key, entry);
                }
                hiddenKeys.remove(key);
            } catch (Throwable e) {
                failure = e;
                hideIfStillThere(key, entry != null);
            }
            waiting.remove(key, change);
        } finally {
            changing.unlock();
        }
        change.end(done, failure);
    }

    private void hideIfStillThere(CacheKey key, boolean removable) {
        if (removable) {
            try {
                disk.invalidate(key);
                hiddenKeys.remove(key);
                return;
            } catch (Throwable e) {
                LOG.debug("an older entry on disk cannot be removed and is hidden", e);
            }
        }
        hiddenKeys.add(key);
        if (hiddenKeys.size() > MOST_HIDDEN && !hidesAll) {
            hidesAll = true;
            hiddenKeys.clear();
            LOG.warn("the layer on disk refuses to remove what is old; it is not read any more");
        }
    }
}
