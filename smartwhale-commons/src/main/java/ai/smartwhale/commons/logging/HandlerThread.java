// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a handler that writes. It rests in two steps: a moment in which nobody has to wake it, so that
 * under load a log call costs no system call, then until it is woken.
 */
final class HandlerThread {

    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

    /** What the thread does. */
    interface Duty {

        /** Does what there is to do, and says how long the thread may rest at most, in nanoseconds. */
        long work();

        /** Whether there is something to do that nobody will wake the thread for. */
        boolean hasWork();

        /** Does what is left within a time, and lets go of everything. */
        void end(Duration timeout);
    }

    private final CommonsExecutors threads;
    private final Duty duty;
    private final ProblemReporter problems;
    private final Duration closeTimeout;
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    HandlerThread(CommonsExecutors threads, Duty duty, HandlerSettings settings, ProblemReporter problems) {
        this.threads = threads;
        this.duty = duty;
        this.problems = problems;
        this.closeTimeout = settings.closeTimeout();
    }

    void start() {
        threads.workers().execute(this::run);
    }

    /** Whether the caller is the thread itself. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Wakes the thread where it rests without end. */
    void wake() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        thread = Thread.currentThread();
        try {
            while (!closing.get()) {
                rest(work());
            }
        } finally {
            try {
                duty.end(closeTimeout);
            } finally {
                ended.countDown();
            }
        }
    }

    /** Nothing that happens in one round may end the thread. */
    private long work() {
        try {
            return duty.work();
        } catch (RuntimeException | Error e) {
            problems.report(HandlerProblem.Kind.INTERNAL, e.toString());
            return AFTER_FAILURE_NANOS;
        }
    }

    private void rest(long nanos) {
        if (nanos <= 0) {
            return;
        }
        // An interrupt from outside would keep the thread from resting ever again.
        boolean unused = Thread.interrupted();
        LockSupport.parkNanos(this, Math.min(nanos, MOMENT_NANOS));
        if (nanos <= MOMENT_NANOS) {
            return;
        }
        asleep.set(true);
        if (!duty.hasWork() && !closing.get()) {
            LockSupport.parkNanos(this, nanos - MOMENT_NANOS);
        }
        asleep.set(false);
    }

    /** Ends the thread after what is left is done, or the time is up. */
    void close() {
        closing.set(true);
        LockSupport.unpark(thread);
        if (isCurrent()) {
            return;
        }
        try {
            boolean unused = ended.await(closeTimeout.plus(END_TIMEOUT).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Whoever does not wait must not interrupt the writer, which would lose what it is at: it ends by itself.
            Thread.currentThread().interrupt();
            return;
        }
        boolean unused = threads.close(END_TIMEOUT);
    }
}
