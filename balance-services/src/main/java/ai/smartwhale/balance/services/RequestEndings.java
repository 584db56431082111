// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;

/** The ways in which a request can end. Each ends it only if nobody else has: a caller hears exactly once. */
final class RequestEndings {

    private final ServicesContext context;

    RequestEndings(ServicesContext context) {
        this.context = context;
    }

    /** Ends it with an answer; false if it had ended already. */
    boolean answer(PendingRequest pending, DataResponse response) {
        if (!context.pending().remove(pending, RecentIds.End.ANSWERED)) {
            return false;
        }
        try {
            tellAnswered(pending, response);
        } finally {
            // Nobody else can end it any more.
            complete(pending, response);
        }
        return true;
    }

    private void tellAnswered(PendingRequest pending, DataResponse response) {
        Duration latency = Duration.ofNanos(context.timer().nanoTime() - pending.beganNanos());
        Counters counters = context.counters();
        counters.answers.increment();
        if (response.payload().status() == ResponseStatus.ERROR) {
            counters.errors.increment();
            context.feed().failed(pending.request());
        }
        DataRequest request = pending.request();
        context.times().observe(request, response, latency);
        context.feed().answered(request, response, latency);
        context.listeners().tell(listener -> listener.requestAnswered(request, response, latency));
    }

    /** Ends it with an answer that was known; false if it had ended already. */
    boolean answerFromCache(PendingRequest pending, DataResponse response) {
        if (!context.pending().remove(pending, RecentIds.End.ANSWERED)) {
            return false;
        }
        Duration latency = Duration.ofNanos(context.timer().nanoTime() - pending.beganNanos());
        context.counters().answers.increment();
        context.counters().cached.increment();
        DataRequest request = pending.request();
        context.listeners().tell(listener -> listener.requestAnswered(request, response, latency));
        complete(pending, response);
        return true;
    }

    /** Ends it because its deadline has passed. */
    void timeOut(PendingRequest pending) {
        if (context.pending().remove(pending, RecentIds.End.GIVEN_UP)) {
            context.counters().timeouts.increment();
            DataRequest request = pending.request();
            context.feed().failed(request);
            context.listeners().tell(listener -> listener.requestTimedOut(request));
            complete(pending, LocalResponses.timeout(request, context.clock()));
        }
    }

    /** Ends it with a failure; false if it had ended already. */
    boolean fail(PendingRequest pending, Throwable failure) {
        if (!context.pending().remove(pending, RecentIds.End.GIVEN_UP)) {
            return false;
        }
        RuntimeException reason = Failures.unchecked(failure);
        DataRequest request = pending.request();
        context.listeners().tell(listener -> listener.requestFailed(request, reason));
        context.continuations().execute(() -> pending.response().completeExceptionally(reason));
        return true;
    }

    /** Forgets it, after its caller ended the future: cancelled it, or gave it an end of its own. */
    void forget(PendingRequest pending) {
        context.pending().remove(pending, RecentIds.End.GIVEN_UP);
    }

    private void complete(PendingRequest pending, DataResponse response) {
        context.continuations().execute(() -> pending.response().complete(response));
    }
}
