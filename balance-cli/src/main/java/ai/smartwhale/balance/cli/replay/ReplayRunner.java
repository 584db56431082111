// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessagingException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of a plan, each at its time, whether or not earlier ones were answered: a slow system is asked as
 * often as a fast one, and latency counts from the planned moment. Only {@link Pace#MAX}, which has no planned moments,
 * keeps a fixed number of requests under way. For one run.
 */
final class ReplayRunner implements AutoCloseable {

    /** Requests under way at {@link Pace#MAX}. */
    static final int WINDOW = 1_000;

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final ReplayAsker asker;
    private final ReplayPlan plan;
    private final Pace pace;
    private final Duration timeout;
    private final Recorder recorder;
    private final AtomicInteger underWay = new AtomicInteger();
    private final CompletableFuture<Void> allSent = new CompletableFuture<>();
    private final CompletableFuture<Void> allEnded = new CompletableFuture<>();
    private final ScheduledExecutorService sender =
            Executors.newSingleThreadScheduledExecutor(ReplayRunner::senderThread);
    private int next;
    private volatile long startNanos;

    ReplayRunner(ReplayAsker asker, ReplayPlan plan, Pace pace, Duration timeout, Recorder recorder) {
        this.asker = asker;
        this.plan = plan;
        this.pace = pace;
        this.timeout = timeout;
        this.recorder = recorder;
    }

    private static Thread senderThread(Runnable work) {
        Thread thread = new Thread(work, "balance-replay-sender");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts the clock. */
    void start() {
        startNanos = System.nanoTime();
        sender.execute(this::step);
    }

    /** Completes when every request was made, exceptionally if the sender itself broke. */
    CompletableFuture<Void> allSent() {
        return allSent;
    }

    /** Completes when every request that was made has ended. */
    CompletableFuture<Void> allEnded() {
        return allEnded;
    }

    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    private void step() {
        try {
            while (next < plan.requests().size()) {
                long wait = nanosToWait(plan.requests().get(next));
                if (wait > 0) {
                    var unused = sender.schedule(this::step, wait, TimeUnit.NANOSECONDS);
                    return;
                }
                send(next);
                next++;
            }
            allSent.complete(null);
            endIfDone();
        } catch (RuntimeException | Error e) {
            allSent.completeExceptionally(e);
        }
    }

    private long nanosToWait(PlannedRequest request) {
        if (pace.isMax()) {
            return underWay.get() < WINDOW ? 0 : LOOK_AGAIN_NANOS;
        }
        return pace.nanos(request.at()) - elapsedNanos();
    }

    private void send(int index) {
        PlannedRequest request = plan.requests().get(index);
        long planned = pace.isMax() ? elapsedNanos() : pace.nanos(request.at());
        recorder.sent(index, elapsedNanos());
        underWay.incrementAndGet();
        try {
            var unused =
                    asker.ask(query(request)).whenComplete((response, error) -> ended(index, planned, response, error));
        } catch (MessagingException | InvalidValueException e) {
            ended(index, planned, null, e);
        }
    }

    private DataQuery query(PlannedRequest request) {
        return DataQuery.builder(request.modelId())
                .query(request.key())
                .source(request.source())
                .priority(request.priority())
                .timeout(timeout)
                .build();
    }

    private void ended(int index, long planned, @Nullable DataResponse response, @Nullable Throwable error) {
        long now = elapsedNanos();
        Ending ending = Ending.of(response, error);
        recorder.completed(index, ending.outcome(), ending.reason(), now, now - planned);
        underWay.decrementAndGet();
        endIfDone();
    }

    private void endIfDone() {
        if (allSent.isDone() && recorder.lost() == 0) {
            allEnded.complete(null);
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
