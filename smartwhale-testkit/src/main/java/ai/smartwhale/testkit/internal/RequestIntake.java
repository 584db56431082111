// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageReader;
import ai.smartwhale.messaging.PermanentFailureException;
import ai.smartwhale.messaging.ReadResult;
import ai.smartwhale.messaging.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads what arrives and takes it in hand. */
final class RequestIntake implements MessageHandler {

    private final RequestWorker worker;
    private final InHand inHand;
    private final Counters counters;
    private final int maxInHand;

    RequestIntake(RequestWorker worker, InHand inHand, Counters counters, int maxInHand) {
        this.worker = worker;
        this.inHand = inHand;
        this.counters = counters;
        this.maxInHand = maxInHand;
    }

    /**
     * Counts a request as handled once it is in hand, because messaging hands out the requests of a model one after the
     * other and a Data service does not. With too much in hand it waits for the work, and so messaging waits, too.
     */
    @Override
    public CompletionStage<Void> handle(IncomingMessage message) {
        counters.received.increment();
        ReadResult<DataRequest> result = MessageReader.readRequest(message.value());
        CompletableFuture<Void> work = result instanceof ReadResult.Refused<DataRequest> refused
                ? refuse(refused.refusal())
                : worker.serve(result.orElseThrow(), message.timestamp());
        CompletableFuture<Void> counted = inHand.add(work);
        return inHand.count() > maxInHand ? counted : DONE;
    }

    private CompletableFuture<Void> refuse(Refusal refusal) {
        if (refusal.requestId().isEmpty() || refusal.responseTopic().isEmpty()) {
            counters.unreadable.increment();
            throw new PermanentFailureException(refusal.field() + ' ' + refusal.reason(), null);
        }
        return worker.refuse(
                refusal,
                refusal.requestId().orElseThrow(),
                refusal.responseTopic().orElseThrow());
    }
}
