// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to disk what others drove out of the nearest layer though it was used more than once. Up to 1,024 entries wait
 * for the disk; more are left out, since they cost no more than a load. Thread-safe.
 */
final class Demotions<V> {

    private static final Logger LOG = LoggerFactory.getLogger(CacheManager.class);
    private static final int MOST_WAITING = 1_024;
    private static final int LEAST_USES = 2;

    private record Leaving<V>(CacheKey key, CacheEntry<V> entry, long stamp) {}

    private final CacheLayers<V> layers;
    private final DiskChanges<V> disk;
    private final ArrayBlockingQueue<Leaving<V>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean draining = new AtomicBoolean();

    Demotions(CacheLayers<V> layers, DiskChanges<V> disk) {
        this.layers = layers;
        this.disk = disk;
    }

    /** Called under a lock of the nearest layer: only notes what leaves. */
    void leaves(CacheKey key, CacheEntry<V> entry, long uses) {
        if (uses < LEAST_USES || !layers.suited(key, entry).contains(CacheLayer.L3)) {
            return;
        }
        if (waiting.offer(new Leaving<>(key, entry, layers.fence.stamp(key))) && draining.compareAndSet(false, true)) {
            try {
                // By way of the timer, because a worker queue that is full would run it here.
                layers.executors.timer().execute(this::drainSoon);
            } catch (RuntimeException closed) {
                notNow(closed);
            }
        }
    }

    private void drainSoon() {
        try {
            layers.executors.workers().execute(this::drain);
        } catch (RuntimeException full) {
            notNow(full);
        }
    }

    /** What waits goes with what leaves next: workers of the host may refuse now and be free again then. */
    private void notNow(RuntimeException reason) {
        draining.set(false);
        LOG.debug("what leaves the nearest layer is not brought to disk now", reason);
    }

    /** Brings what waits. */
    void bringAll() {
        Leaving<V> next = waiting.poll();
        while (next != null) {
            bring(next);
            next = waiting.poll();
        }
    }

    private void drain() {
        bringAll();
        draining.set(false);
        if (!waiting.isEmpty() && draining.compareAndSet(false, true)) {
            drain();
        }
    }

    private void bring(Leaving<V> leaving) {
        CacheKey key = leaving.key();
        try {
            layers.fence.writeUnlessInvalidated(key, leaving.stamp(), () -> {
                if (!layers.removals.include(key)) {
                    disk.keep(key, leaving.entry());
                }
            });
        } catch (Throwable e) {
            layers.counters.failed(key, CacheLayer.L3, e);
        }
    }
}
