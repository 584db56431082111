// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.SendOutcome;
import ai.smartwhale.messaging.SendReceipt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes futures in order of arrival on an executor, never on the thread that brings the news. While there is
 * nothing to complete, nothing runs.
 *
 * <p>One task at a time completes: a continuation of a caller that blocks holds up the completions behind it.
 */
public final class Completions {

    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);

    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Executor executor;
    private final Runnable task = this::drain;

    /**
     * Completes on an executor.
     *
     * @param executor where continuations of callers run
     */
    public Completions(Executor executor) {
        this.executor = executor;
    }

    /**
     * Adds a completion; returns at once.
     *
     * @param completion what to do, soon
     */
    public void add(Runnable completion) {
        queue.add(completion);
        start();
    }

    /**
     * Ends the future of a sender.
     *
     * @param future what the sender holds
     * @param outcome what became of its message
     */
    public static void settle(CompletableFuture<SendReceipt> future, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Sent sent) {
            future.complete(sent.receipt());
        } else if (outcome instanceof SendOutcome.Failed failed) {
            future.completeExceptionally(failed.reason());
        }
    }

    private void start() {
        if (!queue.isEmpty() && running.compareAndSet(false, true)) {
            try {
                DaemonThreads.runOn(executor, task);
            } catch (RuntimeException | Error e) {
                // Such as no memory for one more thread: the next completion asks again.
                running.set(false);
                throw e;
            }
        }
    }

    private void drain() {
        Runnable completion = queue.poll();
        while (completion != null) {
            complete(completion);
            completion = queue.poll();
        }
        running.set(false);
        start();
    }

    /** One that fails keeps nobody else waiting. */
    private static void complete(Runnable completion) {
        try {
            completion.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a completion failed", e);
        }
    }
}
