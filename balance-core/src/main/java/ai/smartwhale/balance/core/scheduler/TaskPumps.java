// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run tasks. A pump runs on the runner for as long as there is something to do; on threads of the
 * scheduler's own it waits a little for more, which is cheaper than to begin anew. Guarded by the lock of its owner but
 * where it says otherwise.
 */
final class TaskPumps {

    private static final Logger LOG = LoggerFactory.getLogger(TaskPumps.class);
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Optional<CommonsExecutors> own;
    private final Executor runner;
    private final Runnable body;
    private final int slots;
    private final ReentrantLock lock;
    private final Condition work;

    private boolean started;
    private int pumps;

    /** Pumps that were called for and have not looked for work yet. */
    private int starting;

    /** Pumps to be begun as soon as the lock is free. */
    private int due;

    private int idle;
    private int signalled;

    /** Which of those who wait watches for the end of the nearest delay; 0 for none. */
    private long watcher;

    private long lastWatcher;
    private long watchedUntil;

    /** Whether the runner refused last, which is told once. */
    private volatile boolean refused;

    TaskPumps(Optional<Executor> runner, TaskSchedulerConfig config, ReentrantLock lock, Runnable body) {
        this.own = runner.isPresent()
                ? Optional.empty()
                : Optional.of(CommonsExecutors.create(config.name(), config.slots()));
        this.runner = runner.or(() -> own.map(CommonsExecutors::workers)).orElseThrow();
        this.body = body;
        this.slots = config.slots();
        this.lock = lock;
        this.work = lock.newCondition();
    }

    void start() {
        started = true;
    }

    boolean isStarted() {
        return started;
    }

    /** Calls for as many hands as can be of use, beside those that come in any case. */
    void summon(int useful, long now) {
        if (useful <= 0) {
            return;
        }
        int waking = watcher > 0 && watchedUntil - now <= 0 ? 1 : 0;
        int wanted = useful - starting - signalled - waking;
        while (wanted > 0) {
            if (idle > signalled) {
                signalled++;
                work.signal();
            } else if (started && pumps < slots) {
                pumps++;
                starting++;
                due++;
            } else {
                return;
            }
            wanted--;
        }
    }

    /** What {@link #begin} is to be called with once the lock is free. */
    int takeDue() {
        int count = due;
        due = 0;
        return count;
    }

    /**
     * Without the lock.
     *
     * @return whether all were begun; if not, somebody has to call for them again later
     */
    boolean begin(int count) {
        boolean all = true;
        for (int i = 0; i < count; i++) {
            all &= beginOne();
        }
        return all;
    }

    private boolean beginOne() {
        try {
            runner.execute(body);
            refused = false;
            return true;
        } catch (RuntimeException | Error e) {
            // Errors too: that there can be no more threads for now must not cost one of the pumps for good.
            if (!refused) {
                LOG.warn("the runner refuses to run tasks; they wait until it does not", e);
            }
            refused = true;
            lock.lock();
            try {
                starting--;
                pumps--;
            } finally {
                lock.unlock();
            }
            return false;
        }
    }

    void looked() {
        starting--;
    }

    void ended() {
        pumps--;
    }

    /**
     * Waits for work, on a thread of the scheduler's own.
     *
     * @return whether there may be some
     */
    boolean linger(OptionalLong nextDue, long now) {
        return own.isPresent() && await(LINGER_NANOS, nextDue, now);
    }

    /**
     * Waits for work.
     *
     * @return whether there may be some
     */
    @SuppressWarnings("WaitNotInLoop") // the caller looks for work again, whatever woke it
    boolean await(long longest, OptionalLong nextDue, long now) {
        boolean nearest = nextDue.isPresent() && (watcher == 0 || nextDue.getAsLong() - watchedUntil < 0);
        long self = nearest ? ++lastWatcher : -1;
        long wait = longest;
        if (self > 0) {
            watcher = self;
            watchedUntil = nextDue.getAsLong();
            wait = Math.min(longest, Math.max(1, watchedUntil - now));
        }
        idle++;
        try {
            return work.awaitNanos(wait) > 0 || wait < longest;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            idle--;
            // One fewer is on its way, called or not: a call too many does no harm, one too few leaves a task alone.
            signalled = Math.max(0, Math.min(signalled - 1, idle));
            watcher = watcher == self ? 0 : watcher;
        }
    }

    /**
     * Sees to it that somebody looks for work when a delay ends.
     *
     * @return whether somebody will
     */
    boolean watch(long moment) {
        if (starting > 0 || signalled > 0 || (watcher > 0 && watchedUntil - moment <= 0)) {
            return true;
        }
        if (idle == 0) {
            return false;
        }
        // Whoever wakes watches for the nearer one from now on.
        watcher = 0;
        signalled++;
        work.signal();
        return true;
    }

    void wakeAll() {
        work.signalAll();
    }

    /** Without the lock. */
    boolean close(Duration timeout) {
        return own.map(threads -> threads.close(timeout)).orElse(true);
    }
}
