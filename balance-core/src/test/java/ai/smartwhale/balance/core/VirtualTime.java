// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time, a timer and workers that move when the test says so, all on its own thread. */
public final class VirtualTime implements Ticker {

    private long now;
    private long sequence;
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final PriorityQueue<Timed> timed =
            new PriorityQueue<>(Comparator.comparingLong((Timed t) -> t.at).thenComparingLong(t -> t.number));

    public VirtualTime(long origin) {
        this.now = origin;
    }

    public VirtualTime() {
        // Near the end of the scale, so that whoever compares readings other than by their difference is found out.
        this(Long.MAX_VALUE - 1_000_000);
    }

    private final class Timed extends FutureTask<Void> implements RunnableScheduledFuture<Void> {
        final long at;
        final long number = ++sequence;

        Timed(Runnable task, long at) {
            super(task, null);
            this.at = at;
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - elapsed(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private final class Timer extends ScheduledThreadPoolExecutor {
        Timer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            Timed entry = new Timed(task, elapsed() + unit.toNanos(Math.max(0, delay)));
            timed.add(entry);
            return entry;
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
            throw new AssertionError("not used here");
        }
    }

    private long elapsed;

    private long elapsed() {
        return elapsed;
    }

    @Override
    public long nanoTime() {
        return now + elapsed;
    }

    public CommonsExecutors executors() {
        return CommonsExecutors.of(work::add, new Timer());
    }

    /** Runs what waits for a worker; nothing is due by time. */
    public void settle() {
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            task.run();
        }
    }

    public void advance(Duration time) {
        advanceNanos(time.toNanos());
    }

    public void advanceNanos(long nanos) {
        long target = elapsed + nanos;
        settle();
        while (!timed.isEmpty() && timed.peek().at <= target) {
            Timed next = timed.remove();
            elapsed = Math.max(elapsed, next.at);
            if (!next.isCancelled()) {
                next.run();
            }
            settle();
        }
        elapsed = target;
        settle();
    }

    public int pendingTimers() {
        timed.removeIf(FutureTask::isCancelled);
        return timed.size();
    }
}
