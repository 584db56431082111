// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

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

/** A timer in virtual time: everything runs on the one thread that lets the time pass. */
final class VirtualTimer extends AbstractExecutorService implements ScheduledExecutorService {

    private final VirtualTime time;
    private boolean shutdown;

    VirtualTimer(VirtualTime time) {
        this.time = time;
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long period;
        private final boolean fixedRate;
        private long at;

        Task(Callable<V> action, long at, long period, boolean fixedRate) {
            super(action);
            this.at = at;
            this.period = period;
            this.fixedRate = fixedRate;
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else if (!shutdown && runAndReset()) {
                at = (fixedRate ? at : time.nanoTime()) + period;
                time.at(at, this);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - time.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private <V> ScheduledFuture<V> plan(Callable<V> action, long delay, long period, boolean fixedRate) {
        if (shutdown) {
            throw new RejectedExecutionException("the simulation is over");
        }
        Task<V> task = new Task<>(action, time.nanoTime() + Math.max(0, delay), period, fixedRate);
        time.at(task.at, task);
        return task;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return plan(Executors.callable(command), unit.toNanos(delay), 0, false);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return plan(callable, unit.toNanos(delay), 0, false);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        return plan(Executors.callable(command), unit.toNanos(first), unit.toNanos(period), true);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        return plan(Executors.callable(command), unit.toNanos(first), unit.toNanos(delay), false);
    }

    @Override
    public void execute(Runnable command) {
        var unused = plan(Executors.callable(command), 0, 0, false);
    }

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

    /** There is no thread to wait for. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }
}
