// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a check. It has ended for those who wait when it has an outcome or was given up; its thread may come back
 * from it much later.
 */
final class CheckRun implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRun.class);

    private final FutureTask<HealthOutcome> task;
    private final CompletableFuture<HealthOutcome> ended = new CompletableFuture<>();
    private final long startedAt;
    private volatile HealthOutcome whyGivenUp = HealthOutcome.down("did not end in time");
    /** Its thread has left the check, or will never enter it. */
    private volatile boolean back;

    CheckRun(HealthCheck check, long startedAt, BiConsumer<CheckRun, HealthOutcome> onEnd) {
        this.startedAt = startedAt;
        this.task = new FutureTask<>(check::check) {
            @Override
            protected void done() {
                HealthOutcome outcome = outcome();
                try {
                    onEnd.accept(CheckRun.this, outcome);
                } finally {
                    ended.complete(outcome);
                }
            }
        };
    }

    @Override
    public void run() {
        try {
            task.run();
        } finally {
            back = true;
        }
    }

    private HealthOutcome outcome() {
        try {
            HealthOutcome outcome = task.get();
            return outcome == null ? HealthOutcome.down("found nothing") : outcome;
        } catch (CancellationException e) {
            return whyGivenUp;
        } catch (ExecutionException e) {
            LOG.debug("a check failed", e.getCause());
            return HealthOutcome.down("failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthOutcome.down("was interrupted");
        }
    }

    long startedAt() {
        return startedAt;
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    /** Whether its thread is still in the check, or it still waits for one. */
    boolean occupies() {
        // Only a check that was given up may still hold its thread when it has ended.
        return !back && (!task.isDone() || task.isCancelled());
    }

    /** Waits for the outcome, and interrupts the check when the time is over. */
    void await(long nanos) throws InterruptedException {
        try {
            var unused = ended.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            // What could not be cancelled has just ended, so that this takes no time.
            ended.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("what a check found was not remembered", e.getCause());
        }
    }

    /** Ends it without the check having said anything. */
    void giveUp(HealthOutcome why) {
        whyGivenUp = why;
        task.cancel(true);
    }

    /** For a run that no thread was found for. */
    void refuse() {
        back = true;
        giveUp(HealthOutcome.down("found no thread to run on"));
    }
}
