// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.RequestExpiredException;
import ai.smartwhale.balance.services.path.PathRejectedException;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageReader;
import ai.smartwhale.messaging.MessageTooLargeException;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.PermanentFailureException;
import ai.smartwhale.messaging.ReadResult;
import ai.smartwhale.messaging.ReadResult.Accepted;
import ai.smartwhale.messaging.ReadResult.Refused;
import ai.smartwhale.messaging.Refusal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Serves the requests that models put on {@code smartwhale.models.requests}. A record counts as handled when Kafka has
 * the request that was sent on, or the error that answers it; what cannot be answered becomes a dead letter.
 */
final class ModelRequestHandler implements MessageHandler {

    private final ServicesContext context;
    private final ModelRequestForwarder forwarder;
    private final KnownTopics knownTopics;

    ModelRequestHandler(ServicesContext context, ModelRequestForwarder forwarder, KnownTopics knownTopics) {
        this.context = context;
        this.forwarder = forwarder;
        this.knownTopics = knownTopics;
    }

    @Override
    public CompletionStage<Void> handle(IncomingMessage message) {
        ReadResult<DataRequest> read = MessageReader.readRequest(message.value());
        if (read instanceof Accepted<DataRequest> accepted) {
            return serve(message, accepted.message());
        }
        Refusal refusal = ((Refused<DataRequest>) read).refusal();
        if (!refusal.json() || refusal.responseTopic().isEmpty()) {
            String reason = LocalResponses.describe(refusal);
            tellRefused(refusal.code(), reason);
            throw new PermanentFailureException("unreadable request: " + reason, null);
        }
        DataResponse answer = LocalResponses.error(refusal, context.clock());
        return refuse(answer, refusal.responseTopic().orElseThrow());
    }

    private CompletionStage<Void> serve(IncomingMessage message, DataRequest request) {
        String modelId = request.payload().modelId();
        try {
            context.access()
                    .requireRequest(
                            context.access().authenticate(message, modelId), request, forwarder.responseTopic(request));
        } catch (AccessDeniedException e) {
            // The topic that a stranger named may be another's.
            String own = context.topics().getModelResultTopic(modelId);
            return refuse(
                    LocalResponses.error(request, ErrorCode.INVALID_REQUEST, "access denied", context.clock()), own);
        }
        if (Expiry.isOver(
                request.metadata(), message.timestamp(), context.clock().instant())) {
            return refuse(request, ErrorCode.TIMEOUT, "the request expired before it was served");
        }
        return forwarder
                .forward(request)
                .handle((ticket, failure) -> failure == null
                        ? CompletableFuture.<Void>completedFuture(null)
                        : afterFailure(request, Failures.unwrap(failure)))
                .thenCompose(done -> done);
    }

    /** What lies in the request is answered; what may pass is left to the retries of the subscription. */
    private CompletionStage<Void> afterFailure(DataRequest request, Throwable failure) {
        if (failure instanceof InvalidValueException || failure instanceof MessageTooLargeException) {
            return refuse(
                    request,
                    ErrorCode.INVALID_REQUEST,
                    Optional.ofNullable(failure.getMessage()).orElse(""));
        }
        if (failure instanceof RequestExpiredException) {
            return refuse(request, ErrorCode.TIMEOUT, "the request expired before it was its turn");
        }
        if (failure instanceof RequestRejectedException || failure instanceof PathRejectedException) {
            return refuse(
                    request,
                    ErrorCode.PROCESSING_FAILED,
                    Optional.ofNullable(failure.getMessage()).orElse(""));
        }
        return CompletableFuture.failedFuture(failure);
    }

    private CompletionStage<Void> refuse(DataRequest request, ErrorCode code, String reason) {
        DataResponse answer = LocalResponses.error(request, code, reason, context.clock());
        return refuse(answer, forwarder.responseTopic(request));
    }

    private CompletionStage<Void> refuse(DataResponse answer, String topic) {
        ErrorCode code = answer.payload().errorCode().orElse(ErrorCode.UNKNOWN_ERROR);
        String reason = answer.payload().errorMessage().orElse("");
        tellRefused(code, reason);
        String key = answer.metadata().destination();
        return knownTopics
                .ensure(topic)
                .exceptionally(failure -> deadLetter(code, reason, Failures.unwrap(failure)))
                .thenCompose(ready -> context.kafka().sendMessage(OutgoingMessage.of(topic, key, answer)))
                .thenAccept(receipt -> {});
    }

    private static boolean deadLetter(ErrorCode code, String reason, Throwable failure) {
        if (failure instanceof RequestRejectedException) {
            throw new PermanentFailureException(
                    code.wireName() + ": " + reason + "; not answered: " + failure.getMessage(), failure);
        }
        throw Failures.unchecked(failure);
    }

    private void tellRefused(ErrorCode code, String reason) {
        context.listeners().tell(listener -> listener.modelRequestRefused(code, reason));
    }
}
