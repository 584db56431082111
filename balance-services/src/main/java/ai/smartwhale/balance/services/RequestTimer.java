// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires timeouts promptly, on one thread that begins with the first timeout. Adding and cancelling take a lock for a
 * moment; the thread is woken only by a timeout that is due before all others, so that a stream of requests with
 * similar timeouts wakes nobody.
 */
final class RequestTimer {

    private static final Logger LOG = LoggerFactory.getLogger(RequestTimer.class);
    private static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier ticker;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sooner = lock.newCondition();
    private final TimeoutHeap heap = new TimeoutHeap();
    private @Nullable Thread thread;
    private long wakeInNanos = NEVER;
    private long sleptAtNanos;
    private boolean closed;

    /**
     * Creates a timer.
     *
     * @param ticker nanoseconds that never go back
     * @param name a part of the name of its thread
     */
    RequestTimer(LongSupplier ticker, String name) {
        this.ticker = ticker;
        this.name = name;
    }

    /** The time now, by the ticker. */
    long nanoTime() {
        return ticker.getAsLong();
    }

    /** Adds a timeout. After {@link #close} it does nothing. */
    void add(Timeout timeout) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            heap.add(timeout);
            if (thread == null) {
                thread = BalanceThreads.daemon("timer-" + name, this::run);
                thread.start();
            } else if (timeout.deadlineNanos() - sleptAtNanos < wakeInNanos) {
                sooner.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes a timeout back, at once and without a trace. One that fired already is left alone. */
    void cancel(Timeout timeout) {
        lock.lock();
        try {
            heap.remove(timeout);
        } finally {
            lock.unlock();
        }
    }

    /** How many timeouts wait. */
    int size() {
        lock.lock();
        try {
            return heap.size();
        } finally {
            lock.unlock();
        }
    }

    /** Fires everything that is due. Called by the thread, and by tests that turn the clock themselves. */
    void runDue() {
        Timeout due = pollDue();
        while (due != null) {
            try {
                due.expire();
            } catch (RuntimeException | Error e) {
                // Without this thread no request would ever time out again.
                LOG.error("a timeout could not be handled", e);
            }
            due = pollDue();
        }
    }

    /** Forgets all timeouts and ends the thread. */
    void close() {
        lock.lock();
        try {
            closed = true;
            sooner.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the thread is gone, after {@link #close}. */
    void awaitEnd(long nanos) {
        Thread running = thread();
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(running, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Thread thread() {
        lock.lock();
        try {
            return thread;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Timeout pollDue() {
        lock.lock();
        try {
            Timeout first = heap.first();
            if (first == null || closed || first.deadlineNanos() - ticker.getAsLong() > 0) {
                return null;
            }
            heap.remove(first);
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (sleep()) {
            runDue();
        }
    }

    /** Sleeps until something may be due; false at the end. */
    private boolean sleep() {
        lock.lock();
        try {
            while (!closed && !isDue()) {
                long unused = sooner.awaitNanos(wakeInNanos);
            }
            return !closed;
        } catch (InterruptedException e) {
            return !closed; // nobody interrupts this thread to any purpose
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        Timeout first = heap.first();
        sleptAtNanos = ticker.getAsLong();
        wakeInNanos = first == null ? NEVER : first.deadlineNanos() - sleptAtNanos;
        return wakeInNanos <= 0;
    }
}
