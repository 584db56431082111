// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.concurrent;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A ticker that is read for the price of a field: a timer refreshes the reading every few milliseconds while somebody
 * reads, and rests otherwise. A reading lags by at most one period as long as the timer's thread gets to run; it never
 * goes back. The first reading after a rest asks the source itself.
 *
 * <p>Thread-safe. After {@link #close()} it reads its source directly, so that what still uses it goes on correctly.
 */
public final class CoarseTicker implements Ticker, AutoCloseable {

    /** The period between refreshes unless another is asked for. */
    public static final Duration DEFAULT_PERIOD = Duration.ofMillis(5);

    /** As many periods without a reading let the timer rest. */
    private static final int QUIET_PERIODS = 20;

    private final Ticker source;
    private final ScheduledExecutorService timer;
    private final long periodNanos;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile long now;
    /** False: nobody refreshes {@link #now}, and readers must ask the source. */
    private volatile boolean ticking;
    /** Written by readers without any order on purpose: a lost write costs a rest, never a wrong reading. */
    private boolean readSinceTick;

    private int quiet;
    private boolean closed;
    private @Nullable ScheduledFuture<?> schedule;

    /**
     * Creates a ticker that rests until it is read.
     *
     * @param source where readings come from
     * @param timer runs the refreshes; not closed by this object
     * @param period between refreshes, above zero
     * @throws InvalidValueException if the period is not above zero
     */
    public CoarseTicker(Ticker source, ScheduledExecutorService timer, Duration period) {
        this.source = source;
        this.timer = timer;
        this.periodNanos =
                InvalidValueException.requirePositive("period", period).toNanos();
        this.now = source.nanoTime();
    }

    @Override
    public long nanoTime() {
        if (!ticking) {
            return wake();
        }
        if (!readSinceTick) {
            readSinceTick = true;
        }
        return now;
    }

    private long wake() {
        lock.lock();
        try {
            if (ticking) {
                // Somebody else was faster: what the source says by now is ahead of what is read next.
                return now;
            }
            long reading = source.nanoTime();
            if (closed) {
                return reading;
            }
            now = reading;
            readSinceTick = true;
            quiet = 0;
            try {
                schedule = timer.scheduleAtFixedRate(this::tick, periodNanos, periodNanos, TimeUnit.NANOSECONDS);
                ticking = true;
            } catch (RejectedExecutionException timerIsClosed) {
                closed = true;
            }
            return reading;
        } finally {
            lock.unlock();
        }
    }

    private void tick() {
        now = source.nanoTime();
        if (readSinceTick) {
            readSinceTick = false;
            quiet = 0;
        } else if (++quiet >= QUIET_PERIODS) {
            rest();
        }
    }

    private void rest() {
        lock.lock();
        try {
            ticking = false;
            if (schedule != null) {
                schedule.cancel(false);
                schedule = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the refreshes for good; readings come from the source from now on. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            rest();
        } finally {
            lock.unlock();
        }
    }
}
