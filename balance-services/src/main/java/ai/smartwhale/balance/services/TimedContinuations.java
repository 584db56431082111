// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs tasks when their time has come, by the timer of requests, where continuations run: no threads of its own. */
final class TimedContinuations extends AbstractExecutorService implements ScheduledExecutorService {

    private final RequestTimer timer;
    private final Continuations continuations;
    private volatile boolean shutdown;

    TimedContinuations(RequestTimer timer, Continuations continuations) {
        this.timer = timer;
        this.continuations = continuations;
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {

        /** Zero for what runs once; negative where it counts from the end of a run. */
        private final long period;

        private volatile Timeout next;

        Task(Callable<V> action, long at, long period) {
            super(action);
            this.period = period;
            this.next = timeout(at);
        }

        private Timeout timeout(long at) {
            return new Timeout(at) {
                @Override
                void expire() {
                    continuations.execute(Task.this);
                }
            };
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else if (!shutdown && runAndReset()) {
                next = timeout(period > 0 ? next.deadlineNanos() + period : timer.nanoTime() - period);
                timer.add(next);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            timer.cancel(next);
            return cancelled;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(next.deadlineNanos() - timer.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private <V> ScheduledFuture<V> plan(Callable<V> action, long delay, long period) {
        if (shutdown) {
            throw new RejectedExecutionException("Balance was closed");
        }
        Task<V> task = new Task<>(action, timer.nanoTime() + Math.max(0, delay), period);
        timer.add(task.next);
        return task;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return plan(Executors.callable(command), unit.toNanos(delay), 0);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return plan(callable, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        return plan(Executors.callable(command), unit.toNanos(first), unit.toNanos(period));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        return plan(Executors.callable(command), unit.toNanos(first), -unit.toNanos(delay));
    }

    @Override
    public void execute(Runnable command) {
        if (shutdown) {
            throw new RejectedExecutionException("Balance was closed");
        }
        continuations.execute(command);
    }

    /** What waits for its time is forgotten with the timer. */
    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    /** The threads are those of others, and end with them. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }
}
