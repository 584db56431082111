// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.ServiceClosedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** Ends the services once, in an order in which no caller is forgotten. Thread-safe. */
final class Shutdown {

    /** What is left for each step after the wait for answers has used up the time. */
    private static final Duration LEAST_STEP = Duration.ofMillis(500);

    private final ServicesContext context;
    private final RequestEndings endings;
    private final ModelRequestSubscription requests;
    private final AnswerTopics answers;
    private final RequestRoute route;
    private final ForwardRoute forwards;
    private final MonitoringDriver monitoring;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean finished;

    Shutdown(
            ServicesContext context,
            RequestEndings endings,
            ModelRequestSubscription requests,
            AnswerTopics answers,
            RequestRoute route,
            ForwardRoute forwards,
            MonitoringDriver monitoring) {
        this.context = context;
        this.endings = endings;
        this.requests = requests;
        this.answers = answers;
        this.route = route;
        this.forwards = forwards;
        this.monitoring = monitoring;
    }

    /** Ends when everything has. Shared, not to be handed to callers. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /**
     * Ends everything; later calls wait for the first.
     *
     * @return whether every request was answered or timed out by itself
     */
    boolean run(Duration timeout) {
        context.lifecycle().close();
        context.pending().close();
        lock.lock();
        try {
            if (!ended.isDone()) {
                finished = end(System.nanoTime() + timeout.toNanos());
            }
            return finished;
        } finally {
            lock.unlock();
        }
    }

    private boolean end(long deadline) {
        requests.pause();
        boolean answered = context.pending().awaitEnd(left(deadline));
        List<PendingRequest> rest = context.pending().all();
        rest.forEach(pending -> endings.fail(
                pending,
                new ServiceClosedException(
                        "Balance was closed before request " + pending.id() + " was answered", null)));
        monitoring.close();
        requests.close(atLeast(left(deadline)));
        answers.close(atLeast(left(deadline)));
        route.close();
        forwards.close();
        context.timer().close();
        context.timer().awaitEnd(LEAST_STEP.toNanos());
        ended.complete(null);
        context.continuations().close(atLeast(left(deadline)));
        return answered;
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private static Duration atLeast(Duration left) {
        return left.compareTo(LEAST_STEP) > 0 ? left : LEAST_STEP;
    }
}
