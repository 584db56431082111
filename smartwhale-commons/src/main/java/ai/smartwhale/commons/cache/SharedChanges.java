// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** Follows what other instances change in the shared layer. Never blocks: it is told on threads of the shared layer. */
final class SharedChanges<V> implements RemoteStoreListener {

    private final CacheLayers<V> layers;
    private final Flights<V> flights;

    SharedChanges(CacheLayers<V> layers, Flights<V> flights) {
        this.layers = layers;
        this.flights = flights;
    }

    @Override
    public void changed(CacheKey key) {
        DiskChanges<V> disk = layers.disk;
        layers.fence.invalidate(key, () -> {
            layers.near.forget(key);
            if (disk != null) {
                var unused = disk.remove(key);
            }
        });
        if (disk != null) {
            disk.proceed();
        }
        flights.wake(key);
    }

    @Override
    public void dropped(String namespace) {
        invalidateMany(key -> key.namespace().equals(namespace), disk -> disk.drop(namespace));
    }

    @Override
    public void changedMatching(String namespace, GlobPattern pattern) {
        invalidateMany(
                key -> key.namespace().equals(namespace) && pattern.matches(key.id()),
                disk -> disk.removeMatching(namespace, pattern));
    }

    private void invalidateMany(
            Predicate<CacheKey> condition, Function<DiskChanges<V>, CompletableFuture<Long>> onDisk) {
        Runnable ended = layers.removals.begin(condition);
        try {
            layers.fence.invalidateMany(() -> layers.near.forgetIf(condition));
            if (layers.disk != null) {
                var unused = onDisk.apply(layers.disk);
                // Until now somebody may have brought an old value from there, which does not give any from now on.
                layers.fence.invalidateMany(() -> layers.near.forgetIf(condition));
            }
        } finally {
            ended.run();
        }
        flights.detachIf(condition);
    }

    @Override
    public void uncertain() {
        layers.distrust();
        flights.detachIf(key -> true);
    }
}
