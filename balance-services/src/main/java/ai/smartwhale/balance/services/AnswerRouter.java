// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageReader;
import ai.smartwhale.messaging.PayloadNotOpenedException;
import ai.smartwhale.messaging.PermanentFailureException;
import ai.smartwhale.messaging.ReadResult;
import ai.smartwhale.messaging.ReadResult.Accepted;
import ai.smartwhale.messaging.ReadResult.Refused;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Brings every response to whoever waits for it: the caller of the request, else the handler of the model, else nobody,
 * and then it is counted and dropped.
 */
final class AnswerRouter implements MessageHandler {

    private final ServicesContext context;
    private final RequestEndings endings;
    private final Retries retries;
    private final ModelDirectory models;
    private final RequestRoute route;
    private final AnswerControl control;
    private final DroppedAnswers dropped;
    private final RecentIds delivered = new RecentIds(PendingRequests.REMEMBERED);

    AnswerRouter(
            ServicesContext context,
            RequestEndings endings,
            Retries retries,
            ModelDirectory models,
            RequestRoute route,
            AnswerControl control) {
        this.context = context;
        this.endings = endings;
        this.retries = retries;
        this.models = models;
        this.route = route;
        this.control = control;
        this.dropped = new DroppedAnswers(context);
    }

    @Override
    public CompletionStage<Void> handle(IncomingMessage message) throws Exception {
        ReadResult<DataResponse> read = MessageReader.readResponse(message.value());
        if (read instanceof Accepted<DataResponse> accepted) {
            route(message.topic(), accepted.message());
        } else if (read instanceof Refused<DataResponse> refused) {
            String id = refused.refusal()
                    .requestId()
                    .map(known -> " to request " + known)
                    .orElse("");
            throw new PermanentFailureException(
                    "unreadable response" + id + ": " + LocalResponses.describe(refused.refusal()), null);
        }
        return DONE;
    }

    private void route(String topic, DataResponse response) throws Exception {
        String id = response.metadata().requestId();
        Optional<String> robbed = notAddressed(topic, response);
        if (robbed.isPresent()) {
            dropped.misaddressed(topic, response, robbed.orElseThrow());
            return;
        }
        Optional<PendingRequest> pending = context.pending().find(id);
        if (pending.isPresent()) {
            answer(pending.orElseThrow(), opened(response));
            return;
        }
        if (routed(id, response)) {
            return;
        }
        Optional<RecentIds.End> ended = context.pending().ended(id);
        if (ended.isPresent()) {
            dropped.ended(response, ended.orElseThrow());
            return;
        }
        Optional<ModelResultHandler> handler = models.ofTopic(topic).flatMap(Model::handler);
        if (handler.isPresent()) {
            deliver(handler.orElseThrow(), control.control(opened(response)));
        } else {
            dropped.unknown(response);
        }
    }

    /**
     * Answers are addressed to the model that asked; one with the id of a request and the address of another model is a
     * mix-up, and would be kept as the answer to a question that it does not answer.
     *
     * @return whom it would reach and is not for
     */
    private Optional<String> notAddressed(String topic, DataResponse response) {
        String id = response.metadata().requestId();
        String addressee = response.metadata().destination();
        return context.pending()
                .find(id)
                .map(PendingRequest::request)
                .or(() -> route.underWay(id))
                .map(request -> request.payload().modelId())
                .or(() ->
                        models.ofTopic(topic).map(Model::id).filter(model -> !addressee.equals(LocalResponses.UNKNOWN)))
                .filter(model -> !model.equals(addressee));
    }

    /** Whoever asked first has gone, but others wait for the same answer. */
    private boolean routed(String id, DataResponse response) {
        Optional<DataRequest> sent = route.underWay(id);
        if (sent.isEmpty()) {
            return false;
        }
        DataResponse opened = opened(response);
        if (opened.payload().status() == ResponseStatus.PENDING) {
            context.listeners().tell(listener -> listener.requestPending(opened));
            return true;
        }
        DataResponse controlled = control.control(opened);
        context.answers().keep(sent.orElseThrow(), controlled);
        return route.answer(id, controlled);
    }

    /** What cannot be opened was not sent by who has the key, so it ends nothing. */
    private DataResponse opened(DataResponse response) {
        try {
            return context.protection().open(response);
        } catch (PayloadNotOpenedException e) {
            context.access().tellNotOpened(response.metadata().requestId(), "the data of a response");
            throw new PermanentFailureException(String.valueOf(e.getMessage()), null);
        }
    }

    private void answer(PendingRequest pending, DataResponse response) {
        if (response.payload().status() == ResponseStatus.PENDING) {
            context.listeners().tell(listener -> listener.requestPending(response));
            return;
        }
        switch (retries.decide(pending, response)) {
            case AGAIN -> {}
            case DUPLICATE -> dropped.ended(response, RecentIds.End.ANSWERED);
            case FINAL -> {
                DataResponse controlled = control.control(response);
                context.answers().keep(pending.request(), controlled);
                if (!route.answer(pending.id(), controlled) && !endings.answer(pending, controlled)) {
                    dropped.ended(
                            controlled, context.pending().ended(pending.id()).orElse(RecentIds.End.GIVEN_UP));
                }
            }
        }
    }

    /** Remembered only after the handler has it: one that failed gets the response again. */
    private void deliver(ModelResultHandler handler, DataResponse response) throws Exception {
        if (response.payload().status() == ResponseStatus.PENDING) {
            handler.handle(response);
            return;
        }
        String identity = response.metadata().requestId()
                + response.payload().nextCursor().map(cursor -> '|' + cursor).orElse("");
        if (delivered.find(identity).isPresent()) {
            dropped.ended(response, RecentIds.End.ANSWERED);
        } else {
            handler.handle(response);
            delivered.add(identity, RecentIds.End.ANSWERED);
        }
    }
}
