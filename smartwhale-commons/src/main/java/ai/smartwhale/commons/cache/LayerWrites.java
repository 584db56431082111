// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Writes entries to the layers that suit them. All layers of one write are asked under one lock of the key, so that of
 * two writes the later one is the later one in every layer. Thread-safe.
 */
final class LayerWrites<V> {

    private final CacheLayers<V> layers;

    LayerWrites(CacheLayers<V> layers) {
        this.layers = layers;
    }

    /** Puts an entry in the place of whatever there is in any layer. */
    CompletableFuture<StoreReport> replace(CacheKey key, CacheEntry<V> entry) {
        Set<CacheLayer> suited = layers.suited(key, entry);
        Map<CacheLayer, CompletableFuture<Boolean>> writes = new EnumMap<>(CacheLayer.class);
        if (suited.contains(CacheLayer.L1) || layers.shared == null) {
            layers.fence.invalidate(key, () -> write(key, entry, suited, true, writes));
            return report(key, entry, writes);
        }
        // Meanwhile somebody may bring the old value nearer: it must go nowhere from there, and leaves in the end.
        Runnable ended = layers.removals.begin(List.of(key));
        layers.fence.invalidate(key, () -> write(key, entry, suited, true, writes));
        return report(key, entry, writes).whenComplete((report, failure) -> {
            layers.fence.invalidate(key, () -> layers.near.forget(key));
            ended.run();
        });
    }

    /**
     * Writes what was loaded after the stamp, unless its key was changed since.
     *
     * @param replaces whether an older entry may be in a layer that does not suit the new one
     */
    CompletableFuture<StoreReport> loaded(CacheKey key, CacheEntry<V> entry, long stamp, boolean replaces) {
        Set<CacheLayer> suited = layers.suited(key, entry);
        Map<CacheLayer, CompletableFuture<Boolean>> writes = new EnumMap<>(CacheLayer.class);
        layers.fence.writeUnlessInvalidated(key, stamp, () -> write(key, entry, suited, replaces, writes));
        return report(key, entry, writes);
    }

    /**
     * Writes what is near to the layers beyond, and takes it from the nearest once one of them has it. What is being
     * removed stays where it is until the removal has come there.
     */
    CompletableFuture<StoreReport> demote(CacheKey key, L1Node<V> node) {
        Set<CacheLayer> beyond = EnumSet.noneOf(CacheLayer.class);
        beyond.addAll(layers.suited(key, node.entry));
        beyond.remove(CacheLayer.L1);
        Map<CacheLayer, CompletableFuture<Boolean>> writes = new EnumMap<>(CacheLayer.class);
        layers.fence.writeUnlessInvalidated(key, layers.fence.stamp(key), () -> {
            if (layers.near.peek(key) == node && !layers.removals.include(key)) {
                write(key, node.entry, beyond, false, writes);
            }
        });
        return report(key, node.entry, writes).thenApply(report -> {
            boolean gone = !report.layers().isEmpty() && layers.near.forget(key, node);
            layers.departures.tell();
            if (gone) {
                layers.observers.tell(observer -> observer.removed(key, CacheLayer.L1, RemovalReason.DEMOTED));
            }
            return report;
        });
    }

    /** Called under the lock of the key, so nobody is told yet. */
    private void write(
            CacheKey key,
            CacheEntry<V> entry,
            Set<CacheLayer> suited,
            boolean clearOthers,
            Map<CacheLayer, CompletableFuture<Boolean>> writes) {
        if (suited.contains(CacheLayer.L1)) {
            writes.put(CacheLayer.L1, CompletableFuture.completedFuture(layers.near.fastSet(key, entry)));
        } else if (clearOthers) {
            layers.near.invalidate(key);
        }
        L2Cache<V> shared = layers.shared;
        if (shared != null && suited.contains(CacheLayer.L2)) {
            writes.put(
                    CacheLayer.L2,
                    guarded(() -> shared.distributedSetAsync(key, entry).thenApply(done -> true)));
        } else if (shared != null && clearOthers) {
            writes.put(
                    CacheLayer.L2, guarded(() -> shared.invalidate(List.of(key)).thenApply(removed -> false)));
        }
        DiskChanges<V> disk = layers.disk;
        if (disk != null && suited.contains(CacheLayer.L3)) {
            writes.put(CacheLayer.L3, disk.write(key, entry));
        } else if (disk != null && clearOthers) {
            writes.put(CacheLayer.L3, disk.remove(key).thenApply(removed -> false));
        }
    }

    private static CompletableFuture<Boolean> guarded(Supplier<CompletableFuture<Boolean>> write) {
        try {
            return write.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<StoreReport> report(
            CacheKey key, CacheEntry<V> entry, Map<CacheLayer, CompletableFuture<Boolean>> writes) {
        if (layers.disk != null && writes.containsKey(CacheLayer.L3)) {
            layers.disk.proceed();
        }
        List<CompletableFuture<?>> ends = new ArrayList<>();
        Set<CacheLayer> stored = EnumSet.noneOf(CacheLayer.class);
        Map<CacheLayer, Throwable> failures = new EnumMap<>(CacheLayer.class);
        writes.forEach((layer, write) -> ends.add(write.handle((done, failure) -> {
            synchronized (failures) {
                if (failure != null) {
                    failures.put(layer, Causes.unwrap(failure));
                } else if (done) {
                    stored.add(layer);
                }
            }
            if (failure != null) {
                layers.counters.failed(key, layer, Causes.unwrap(failure));
            } else if (done) {
                layers.tellStored(key, entry, layer);
            }
            return layer;
        })));
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).thenApply(all -> {
            synchronized (failures) {
                return new StoreReport(stored, failures);
            }
        });
    }
}
