// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the scheduler when its next task is due, and before that from time to time to look at the clock. Guarded by the
 * lock of the scheduler.
 */
final class SchedulerAlarm {

    /** A timer may fire a little before the clock shows the moment; without a least wait it would fire in a row. */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ScheduledExecutorService timer;
    private final Duration longest;
    private final Runnable wake;
    private @Nullable ScheduledFuture<?> armed;
    private @Nullable Instant armedFor;

    SchedulerAlarm(ScheduledExecutorService timer, Duration longest, Runnable wake) {
        this.timer = timer;
        this.longest = longest;
        this.wake = wake;
    }

    /** The alarm has rung, or the clock was set: what was armed means nothing any more. */
    void disarm() {
        if (armed != null) {
            armed.cancel(false);
        }
        armed = null;
        armedFor = null;
    }

    /** Rings once more after the longest time, when what the alarm was for went wrong. */
    void retry() {
        disarm();
        try {
            armed = timer.schedule(wake, longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException timerIsClosed) {
            armed = null;
        }
    }

    /** Makes sure that the alarm rings in time; says false if the timer takes nothing any more. */
    boolean arm(Optional<Instant> next, Instant now) {
        if (next.isEmpty()) {
            disarm();
            return true;
        }
        Instant latest = now.plus(longest);
        Instant at = next.orElseThrow().isBefore(latest) ? next.orElseThrow() : latest;
        if (armedFor != null && !at.isBefore(armedFor)) {
            return true;
        }
        disarm();
        long nanos = Duration.between(now, at.isBefore(now) ? now : at).toNanos();
        try {
            armed = timer.schedule(wake, nanos == 0 ? 0 : Math.max(nanos, LEAST_NANOS), TimeUnit.NANOSECONDS);
            armedFor = at;
            return true;
        } catch (RejectedExecutionException timerIsClosed) {
            return false;
        }
    }
}
