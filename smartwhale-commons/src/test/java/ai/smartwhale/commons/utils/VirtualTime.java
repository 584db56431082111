// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A clock, a ticker and a timer that move only when they are told to. Tasks run on the thread that moves them. */
final class VirtualTime extends ScheduledThreadPoolExecutor implements InstantSource, Ticker {

    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(
            Comparator.<Alarm>comparingLong(alarm -> alarm.at).thenComparingLong(alarm -> alarm.id));
    private Instant instant;
    private long nanos;
    private long lastId;

    VirtualTime(Instant start) {
        super(1);
        instant = start;
    }

    private final class Alarm extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final long at;
        private final long id = ++lastId;

        Alarm(Runnable action, long at) {
            super(action, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
        Alarm alarm = new Alarm(action, nanos + unit.toNanos(delay));
        alarms.add(alarm);
        return alarm;
    }

    /** Lets time pass, and rings every alarm at its moment. */
    void pass(Duration duration) {
        long until = nanos + duration.toNanos();
        while (!alarms.isEmpty() && alarms.peek().at <= until) {
            Alarm alarm = alarms.remove();
            moveTo(Math.max(nanos, alarm.at));
            alarm.run();
        }
        moveTo(until);
    }

    /** Time passes without anybody noticing, as on a machine that is stopped. */
    void stall(Duration duration) {
        moveTo(nanos + duration.toNanos());
    }

    private void moveTo(long target) {
        instant = instant.plusNanos(target - nanos);
        nanos = target;
    }

    /** Sets the clock, without any time passing. */
    void setClock(Duration jump) {
        instant = instant.plus(jump);
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    CommonsExecutors executors(Executor workers) {
        return CommonsExecutors.of(workers, this);
    }
}
