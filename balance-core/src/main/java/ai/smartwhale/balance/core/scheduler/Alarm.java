// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.concurrent.Ticker;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes its owner at the nearest of many moments with one task of a timer. All methods but the wake-up itself are
 * called with the lock of the owner held; the owner asks for the next moment whenever it was woken.
 */
final class Alarm {

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final ScheduledExecutorService timer;
    private final Ticker ticker;
    private final Runnable wake;
    private @Nullable ScheduledFuture<?> pending;
    private long pendingAt;
    private boolean off;

    Alarm(ScheduledExecutorService timer, Ticker ticker, Runnable wake) {
        this.timer = timer;
        this.ticker = ticker;
        this.wake = wake;
    }

    /** Wakes the owner at a moment at the latest. */
    void noLaterThan(OptionalLong moment) {
        if (moment.isPresent()) {
            noLaterThan(moment.getAsLong());
        }
    }

    void noLaterThan(long moment) {
        if (off || (pending != null && pendingAt - moment <= 0)) {
            return;
        }
        if (pending != null) {
            pending.cancel(false);
        }
        pendingAt = moment;
        long delay = Math.max(0, moment - ticker.nanoTime());
        try {
            pending = timer.schedule(this::ring, delay, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException timerIsClosed) {
            off = true;
            LOG.warn("the timer is closed: nothing ends by time any more, only when it is touched");
        }
    }

    private void ring() {
        try {
            wake.run();
        } catch (RuntimeException e) {
            LOG.warn("a wake-up failed; the next one comes all the same", e);
        }
    }

    /** The owner was woken: the next moment is wanted anew. */
    void rang() {
        pending = null;
    }

    void off() {
        off = true;
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }
}
