// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.concurrent;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Holds executors, and ends those that it made itself. */
final class DefaultCommonsExecutors implements CommonsExecutors {

    private static final int QUEUED = 10_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final List<ExecutorService> owned;
    private final CoarseTicker ticker;

    private DefaultCommonsExecutors(Executor workers, ScheduledExecutorService timer, List<ExecutorService> owned) {
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
        return new DefaultCommonsExecutors(workers, timer, List.of(timer, workers));
    }

    static CommonsExecutors borrowed(Executor workers, ScheduledExecutorService timer) {
        return new DefaultCommonsExecutors(workers, timer, List.of());
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
        for (ExecutorService executor : owned) {
            ended &= awaitEnd(executor, deadline);
        }
        return ended;
    }

    @Override
    public void close() {
        var unused = close(CLOSE_TIMEOUT);
    }

    /** Interrupts what still runs when the time is up, or when the caller itself is told to stop waiting. */
    private static boolean awaitEnd(ExecutorService executor, long deadline) {
        try {
            if (executor.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
        return executor.isTerminated();
    }
}
