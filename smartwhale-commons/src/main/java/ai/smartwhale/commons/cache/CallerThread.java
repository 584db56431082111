// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lets the thread of a caller that waits for its value run its own blocking loader, so that a load needs no other
 * thread, and loaders that ask for further keys cannot starve a pool. For one call.
 */
final class CallerThread<V> implements AsyncCacheLoader<V> {

    private static final Runnable DONE = () -> {};

    private final CacheLoader<V> loader;
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(4);
    private final Object lock = new Object();
    private volatile boolean gone;

    CallerThread(CacheLoader<V> loader) {
        this.loader = loader;
    }

    @Override
    public CompletionStage<Optional<V>> load(CacheKey key) {
        CompletableFuture<Optional<V>> loaded = new CompletableFuture<>();
        synchronized (lock) {
            if (gone || !tasks.offer(() -> run(key, loaded))) {
                loaded.completeExceptionally(
                        new InterruptedException("the caller that would load " + key + " is gone"));
            }
        }
        return loaded;
    }

    private void run(CacheKey key, CompletableFuture<Optional<V>> loaded) {
        try {
            loaded.complete(loader.load(key));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            loaded.completeExceptionally(e);
        } catch (Throwable e) {
            loaded.completeExceptionally(e);
        }
    }

    /** Waits for the value, and loads it where that falls to this caller. */
    Lookup<V> await(CompletableFuture<Lookup<V>> result) {
        var unused = result.whenComplete((lookup, failure) -> tasks.offer(DONE));
        try {
            while (!result.isDone()) {
                tasks.take().run();
            }
            return result.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Lookup.failed(CacheLayer.SOURCE, e);
        } finally {
            leave();
        }
    }

    /** Whether the caller was interrupted and left, so that it may well ask for the same key again. */
    boolean isGone() {
        return gone;
    }

    /** A load that would fall to this caller from now on fails, so that the others who wait for it are told. */
    private void leave() {
        Runnable task;
        synchronized (lock) {
            gone = true;
            task = tasks.poll();
        }
        while (task != null) {
            boolean interrupted = Thread.interrupted();
            task.run();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            task = tasks.poll();
        }
    }
}
