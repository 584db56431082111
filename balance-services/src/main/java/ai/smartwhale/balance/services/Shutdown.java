// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.ServiceClosedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the services once, in an order in which no caller is forgotten. Thread-safe. */
final class Shutdown {

    private static final Logger LOG = LoggerFactory.getLogger(Balance.class);

    /** What is left for each step after the wait for answers has used up the time. */
    private static final Duration LEAST_STEP = Duration.ofMillis(500);

    private final ServicesContext context;
    private final RequestEndings endings;
    private final ModelRequestSubscription requests;
    private final AnswerTopics answers;
    private final RequestRoute route;
    private final ForwardRoute forwards;
    private final Background background;
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
            Background background) {
        this.context = context;
        this.endings = endings;
        this.requests = requests;
        this.answers = answers;
        this.route = route;
        this.forwards = forwards;
        this.background = background;
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
        step(background::stopWatching);
        step(() -> requests.close(atLeast(left(deadline))));
        step(() -> answers.close(atLeast(left(deadline))));
        step(route::close);
        step(forwards::close);
        step(() -> background.close(atLeast(left(deadline))));
        context.timer().close();
        context.timer().awaitEnd(LEAST_STEP.toNanos());
        ended.complete(null);
        context.continuations().close(atLeast(left(deadline)));
        return answered;
    }

    /** What fails to close keeps nothing else open. */
    private static void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("a part of Balance was not closed properly", e);
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private static Duration atLeast(Duration left) {
        return left.compareTo(LEAST_STEP) > 0 ? left : LEAST_STEP;
    }
}
