// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Removes from the layer on disk without making its caller wait, and hides meanwhile what is to be removed.
 * Thread-safe.
 */
final class DiskRemovals<V> {

    private final L3Cache<V> disk;
    private final Executor workers;
    private final Set<CacheKey> keys = ConcurrentHashMap.newKeySet();
    private final Set<String> namespaces = ConcurrentHashMap.newKeySet();

    DiskRemovals(L3Cache<V> disk, Executor workers) {
        this.disk = disk;
        this.workers = workers;
    }

    /** Whether a key may still be on disk though it was removed. */
    boolean hides(CacheKey key) {
        return keys.contains(key) || namespaces.contains(key.namespace());
    }

    CompletableFuture<Long> remove(CacheKey key) {
        keys.add(key);
        return run(() -> disk.invalidate(key) ? 1 : 0, () -> keys.remove(key));
    }

    CompletableFuture<Long> removeMatching(String namespace, GlobPattern pattern) {
        namespaces.add(namespace);
        return run(() -> disk.invalidateMatching(namespace, pattern), () -> namespaces.remove(namespace));
    }

    CompletableFuture<Long> drop(String namespace) {
        namespaces.add(namespace);
        return run(
                () -> {
                    disk.dropNamespace(namespace);
                    return 0;
                },
                () -> namespaces.remove(namespace));
    }

    /** What could not be removed stays hidden: better a miss than an old value. */
    private CompletableFuture<Long> run(LongSupplier removal, Runnable uncover) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        try {
            workers.execute(() -> {
                try {
                    long removed = removal.getAsLong();
                    uncover.run();
                    done.complete(removed);
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return done;
    }
}
