// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.RequestSource;
import java.util.concurrent.CompletableFuture;

/** Sends requests of models on to the Data service. Thread-safe. */
final class ModelRequestForwarder {

    private final ServicesContext context;
    private final ModelDirectory models;
    private final KnownTopics knownTopics;
    private final ForwardRoute route;

    ModelRequestForwarder(ServicesContext context, ModelDirectory models, KnownTopics knownTopics, ForwardRoute route) {
        this.context = context;
        this.models = models;
        this.knownTopics = knownTopics;
        this.route = route;
    }

    /**
     * Sends a request on.
     *
     * @return completes when Kafka has it
     */
    CompletableFuture<RequestTicket> forward(DataRequest request) {
        DataRequest onward = onward(request);
        String topic = responseTopic(request);
        boolean received = models.ofTopic(topic).filter(Model::isOpen).isPresent();
        CompletableFuture<Boolean> ready =
                received ? CompletableFuture.completedFuture(false) : knownTopics.ensure(topic);
        return ready.thenCompose(created -> route.send(onward)).thenApply(sent -> {
            context.listeners().tell(listener -> listener.modelRequestForwarded(onward));
            return Tickets.of(onward, topic, context);
        });
    }

    /** Where the answer to a request goes. */
    String responseTopic(DataRequest request) {
        RequestPayload payload = request.payload();
        return payload.responseTopic().orElseGet(() -> context.topics().getModelResultTopic(payload.modelId()));
    }

    private static DataRequest onward(DataRequest request) {
        if (request.metadata().requestSource() != RequestSource.USER) {
            return request;
        }
        return new DataRequest(
                request.metadata().toBuilder()
                        .requestSource(RequestSource.MODEL)
                        .build(),
                request.payload());
    }
}
