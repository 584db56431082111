// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every request its time. The server of the JDK reads a request and writes its answer within one task, on
 * channels that are closed when their thread is interrupted; so whoever is too slow, in either direction, loses the
 * connection and gives the thread back.
 */
final class TimedRequests implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(TimedRequests.class);

    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final long nanos;

    TimedRequests(Executor workers, ScheduledExecutorService timer, Duration timeout) {
        this.workers = workers;
        this.timer = timer;
        this.nanos = timeout.toNanos();
    }

    @Override
    public void execute(Runnable request) {
        try {
            workers.execute(() -> run(request));
        } catch (RejectedExecutionException e) {
            LOG.debug("a request came while the server was being closed", e);
        }
    }

    private void run(Runnable request) {
        // It lets no interrupt through to what the thread does next.
        FutureTask<Void> task = new FutureTask<>(request, null);
        Future<?> guard;
        try {
            guard = timer.schedule(() -> task.cancel(true), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("a request is not answered, since the server is being closed");
            return;
        }
        try {
            task.run();
            report(task);
        } finally {
            guard.cancel(false);
            var unused = Thread.interrupted();
        }
    }

    /** Of a task that has ended, so that this waits for nothing. */
    private static void report(FutureTask<Void> ended) {
        if (ended.isCancelled()) {
            LOG.debug("a request took too long and lost its connection");
            return;
        }
        try {
            ended.get();
        } catch (ExecutionException e) {
            LOG.warn("a request was not answered", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
