// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets so many asynchronous tasks run at once; the others wait in the order of their coming, without a thread.
 * Thread-safe. How many may wait is for the caller to bound.
 */
final class Gate {

    private final Semaphore places;
    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    Gate(int most) {
        places = new Semaphore(most);
    }

    /** Starts a task when there is a place, and gives its outcome. */
    <T> CompletableFuture<T> enter(Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        waiting.add(() -> start(task, outcome));
        letIn();
        return outcome;
    }

    /** One thread at a time lets in; who comes meanwhile, from within a task too, only leaves word to look again. */
    private void letIn() {
        if (calls.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            while (!waiting.isEmpty() && places.tryAcquire()) {
                waiting.remove().run();
            }
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }

    private <T> void start(Supplier<CompletableFuture<T>> task, CompletableFuture<T> outcome) {
        CompletableFuture<T> running;
        try {
            running = task.get();
        } catch (RuntimeException e) {
            running = CompletableFuture.failedFuture(e);
        }
        var unused = running.whenComplete((value, failure) -> {
            places.release();
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
            letIn();
        });
    }
}
