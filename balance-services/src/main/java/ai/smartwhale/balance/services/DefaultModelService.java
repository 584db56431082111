// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.TopicNames;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The model service over Kafka. */
final class DefaultModelService implements ModelService {

    private final ServicesContext context;
    private final Startup startup;
    private final ModelDirectory models;
    private final ModelRequestForwarder forwarder;
    private final ModelRequestSubscription requests;

    DefaultModelService(
            ServicesContext context,
            Startup startup,
            ModelDirectory models,
            ModelRequestForwarder forwarder,
            ModelRequestSubscription requests) {
        this.context = context;
        this.startup = startup;
        this.models = models;
        this.forwarder = forwarder;
        this.requests = requests;
    }

    @Override
    public CompletableFuture<Void> initialize() {
        return context.continuations().handOver(startup.forModels());
    }

    @Override
    public CompletableFuture<ModelRegistration> registerModel(String modelId) {
        return register(modelId, null);
    }

    /** Registers a model, with a handler unless null. */
    CompletableFuture<ModelRegistration> register(String modelId, @Nullable ModelResultHandler handler) {
        TopicNames.requireModelId("modelId", modelId);
        return whileOpen(() -> models.open(modelId, handler).opened());
    }

    @Override
    public CompletableFuture<ModelUnregistration> unregisterModel(String modelId) {
        TopicNames.requireModelId("modelId", modelId);
        return whileOpen(() -> models.close(modelId));
    }

    @Override
    public CompletableFuture<RequestTicket> processModelRequest(DataRequest request) {
        InvalidValueException.requirePresent("request", request);
        return whileOpen(() -> forwarder.forward(request));
    }

    @Override
    public CompletableFuture<Void> subscribeToModelRequests() {
        return context.continuations().handOver(requests.start());
    }

    @Override
    public CompletableFuture<Void> subscribeToModelResults(String modelId, ModelResultHandler handler) {
        InvalidValueException.requirePresent("handler", handler);
        return register(modelId, handler).thenAccept(registration -> {});
    }

    @Override
    public CompletableFuture<SendReceipt> forwardResultToModel(String modelId, DataResponse response) {
        TopicNames.requireModelId("modelId", modelId);
        InvalidValueException.requirePresent("response", response);
        DataResponse addressed = new DataResponse(
                response.metadata().toBuilder().destination(modelId).build(), response.payload());
        return whileOpen(() -> context.kafka().sendDataResponse(addressed));
    }

    @Override
    public Set<String> registeredModels() {
        return models.ids();
    }

    private <T> CompletableFuture<T> whileOpen(Supplier<CompletableFuture<T>> work) {
        try {
            context.lifecycle().requireOpen();
            return context.continuations().handOver(work.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
