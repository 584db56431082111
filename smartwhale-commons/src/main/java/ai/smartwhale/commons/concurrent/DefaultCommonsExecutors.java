// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.concurrent;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds executors, and ends those that it made itself. */
final class DefaultCommonsExecutors implements CommonsExecutors {

    private static final Logger LOG = LoggerFactory.getLogger(CommonsExecutors.class);
    private static final int QUEUED = 10_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final List<ExecutorService> owned;
    private final CoarseTicker ticker;

    private DefaultCommonsExecutors(
            String name, Executor workers, ScheduledExecutorService timer, List<ExecutorService> owned) {
        this.name = name;
        this.workers = workers;
        this.timer = timer;
        this.owned = owned;
        this.ticker = new CoarseTicker(Ticker.system(), timer, CoarseTicker.DEFAULT_PERIOD);
    }

    static CommonsExecutors owned(String name, int mostWorkers) {
        return owned(name, mostWorkers, QUEUED);
    }

    /** With another bound of the queue. */
    static CommonsExecutors owned(String name, int mostWorkers, int queued) {
        ExecutorService workers = DaemonThreads.workers(name + "-worker", mostWorkers, queued);
        ScheduledExecutorService timer = DaemonThreads.timer(name + "-timer");
        return new DefaultCommonsExecutors(name, workers, timer, List.of(timer, workers));
    }

    static CommonsExecutors borrowed(Executor workers, ScheduledExecutorService timer) {
        return new DefaultCommonsExecutors("host", workers, timer, List.of());
    }

    @Override
    public Executor workers() {
        return workers;
    }

    @Override
    public ScheduledExecutorService timer() {
        return timer;
    }

    @Override
    public Ticker coarseTicker() {
        return ticker;
    }

    @Override
    public boolean close(Duration timeout) {
        long deadline = System.nanoTime()
                + InvalidValueException.requirePositive("timeout", timeout).toNanos();
        ticker.close();
        owned.forEach(ExecutorService::shutdown);
        boolean ended = true;
        int dropped = 0;
        for (ExecutorService executor : owned) {
            if (!awaitEnd(executor, deadline)) {
                dropped += drop(executor.shutdownNow());
                ended &= executor.isTerminated();
            }
        }
        if (dropped > 0) {
            LOG.warn(
                    "{} tasks still waited for the threads of {} when the time to close was up; they do not run",
                    dropped,
                    name);
        }
        return ended;
    }

    @Override
    public void close() {
        var unused = close(CLOSE_TIMEOUT);
    }

    /**
     * Whoever waits for a task that does not run is told so. What is cancelled may run code of its owner, which keeps
     * no other task from that.
     */
    private static int drop(List<Runnable> tasks) {
        for (Runnable task : tasks) {
            if (task instanceof Future<?> future) {
                try {
                    future.cancel(false);
                } catch (Throwable e) {
                    LOG.warn("what hears that a task does not run failed", e);
                }
            }
        }
        return tasks.size();
    }

    /** False when the time is up, or when the caller itself is told to stop waiting. */
    private static boolean awaitEnd(ExecutorService executor, long deadline) {
        try {
            return executor.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
