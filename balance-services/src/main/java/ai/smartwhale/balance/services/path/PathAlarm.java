// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.commons.concurrent.Ticker;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings at the nearest of many moments, with one task of a timer at a time. Thread-safe. */
final class PathAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(RequestPath.class);

    private final ScheduledExecutorService timer;
    private final Ticker ticker;
    private final Runnable ring;
    private @Nullable Future<?> pending;
    private volatile boolean set;
    private volatile long at;
    private boolean closed;

    PathAlarm(ScheduledExecutorService timer, Ticker ticker, Runnable ring) {
        this.timer = timer;
        this.ticker = ticker;
        this.ring = ring;
    }

    /** Rings at a moment at the latest. */
    void noLaterThan(long moment) {
        // Most deadlines are later than the nearest: they cost two reads.
        if (!(set && at - moment <= 0)) {
            schedule(moment);
        }
    }

    private synchronized void schedule(long moment) {
        if (closed || (set && at - moment <= 0)) {
            return;
        }
        if (pending != null) {
            pending.cancel(false);
        }
        at = moment;
        set = true;
        try {
            pending = timer.schedule(this::ring, Math.max(0, moment - ticker.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            closed = true;
            LOG.debug("the timer ended before the path");
        }
    }

    private void ring() {
        synchronized (this) {
            pending = null;
            set = false;
        }
        try {
            ring.run();
        } catch (IllegalStateException e) {
            LOG.debug("the path was closed before its alarm");
        } catch (RuntimeException e) {
            LOG.error("the patience of those who wait could not be ended", e);
        }
    }

    synchronized void close() {
        closed = true;
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }
}
