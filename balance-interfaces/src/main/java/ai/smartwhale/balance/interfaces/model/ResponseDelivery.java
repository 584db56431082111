// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.balance.interfaces.internal.HandOver;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out for whom a response is, and gives it to them once. */
final class ResponseDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(ModelInterface.class);

    private final PendingAnswers pending;
    private final ResponseHandler handler;
    private final Executor callers;
    private final EndedRequests ended;
    final LongAdder answered = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder failures = new LongAdder();

    ResponseDelivery(PendingAnswers pending, ResponseHandler handler, Executor callers, int mostRemembered) {
        this.pending = pending;
        this.handler = handler;
        this.callers = callers;
        this.ended = new EndedRequests(mostRemembered);
    }

    /**
     * Ends the wait of a request; an answer that comes is late. Both are one step, or an answer between them would be
     * taken for one that nobody had asked for.
     *
     * @return false if it had ended before
     */
    boolean giveUp(PendingAnswers.Entry entry) {
        return pending.take(entry, () -> ended.remember(entry.requestId, Delivery.LATE));
    }

    Delivery deliver(ResponseListener listener, DataResponse response) {
        handler.logResponse(response);
        if (response.payload().status() == ResponseStatus.PENDING) {
            return hand(listener, response);
        }
        String id = response.metadata().requestId();
        PendingAnswers.Entry waiting = pending.take(id).orElse(null);
        if (waiting != null) {
            ended.remember(id, Delivery.DUPLICATE);
            ended.remember(identity(response), Delivery.DUPLICATE);
            answered.increment();
            // Code of the caller may follow, and must not hold the next answer of the model up.
            HandOver.run(callers, () -> waiting.future.complete(response));
            return Delivery.ANSWERED;
        }
        Optional<Delivery> before = ended.find(identity(response));
        if (before.isEmpty()) {
            before = ended.find(id).filter(end -> end == Delivery.LATE);
        }
        if (before.isPresent()) {
            (before.orElseThrow() == Delivery.LATE ? late : duplicates).increment();
            return before.orElseThrow();
        }
        Delivery delivery = hand(listener, response);
        if (delivery == Delivery.HANDED_OVER) {
            ended.remember(identity(response), Delivery.DUPLICATE);
        }
        return delivery;
    }

    private Delivery hand(ResponseListener listener, DataResponse response) {
        if (listener == ResponseListener.NONE) {
            return Delivery.UNCLAIMED;
        }
        try {
            listener.answered(handler.formatResponse(response));
            return Delivery.HANDED_OVER;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failures.increment();
            // The message of a failure may quote the data.
            LOG.warn(
                    "the listener of model {} failed for the response to {}: {}",
                    response.metadata().destination(),
                    response.metadata().requestId(),
                    e.getClass().getName());
            return Delivery.LISTENER_FAILED;
        }
    }

    /** Further pages carry the id of the first. */
    private static String identity(DataResponse response) {
        return response.metadata().requestId()
                + response.payload().nextCursor().map(cursor -> '|' + cursor).orElse("");
    }
}
