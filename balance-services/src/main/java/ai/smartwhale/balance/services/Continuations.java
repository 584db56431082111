// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the futures of callers, so that code of theirs which hangs on them never runs on a thread that receives,
 * sends or times: a continuation may even wait for another answer of the same model. The executor is that of the host
 * where it gave one; else a pool that is made when it is first needed and grows while its tasks wait for futures. The
 * number of tasks is bounded by the number of requests under way.
 */
final class Continuations {

    private static final Logger LOG = LoggerFactory.getLogger(Balance.class);

    private final Optional<Executor> given;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable ForkJoinPool pool;
    private volatile boolean closed;

    Continuations(Optional<Executor> given, String name) {
        this.given = given;
        this.name = name;
    }

    /** Runs a task soon, on another thread; where that is no longer possible, at once. */
    void execute(Runnable task) {
        try {
            executor().execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** A future of the caller's own that ends as the stage does, here. */
    <T> CompletableFuture<T> handOver(CompletionStage<T> stage) {
        CompletableFuture<T> own = new CompletableFuture<>();
        var unused = stage.whenComplete((value, failure) -> execute(() -> {
            if (failure == null) {
                own.complete(value);
            } else {
                own.completeExceptionally(Failures.unwrap(failure));
            }
        }));
        return own;
    }

    /** Lets what was handed in run to its end, and ends the pool. */
    void close(Duration timeout) {
        closed = true;
        ForkJoinPool own = pool;
        if (own == null) {
            return;
        }
        own.shutdown();
        if (ForkJoinTask.getPool() == own) {
            return; // called by a continuation, which would wait for itself
        }
        try {
            if (!own.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                // Nothing is cancelled: behind those that take long, others wait to complete futures of callers.
                LOG.debug("continuations of callers go on after the close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Executor executor() {
        if (given.isPresent()) {
            return given.orElseThrow();
        }
        ForkJoinPool ready = pool;
        return ready == null ? newPool() : ready;
    }

    private Executor newPool() {
        lock.lock();
        try {
            ForkJoinPool ready = pool;
            if (ready == null) {
                if (closed) {
                    throw new RejectedExecutionException("closed");
                }
                ready = BalanceThreads.pool("answers-" + name);
                pool = ready;
            }
            return ready;
        } finally {
            lock.unlock();
        }
    }
}
