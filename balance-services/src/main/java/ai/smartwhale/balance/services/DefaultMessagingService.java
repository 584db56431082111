// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.SendReceipt;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Starts, ends and publishes. */
final class DefaultMessagingService implements MessagingService {

    private final ServicesContext context;
    private final Startup startup;
    private final DefaultDataService data;
    private final DefaultModelService models;
    private final ModelRequestSubscription requests;
    private final Shutdown shutdown;
    private final Publisher publisher;

    DefaultMessagingService(
            ServicesContext context,
            Startup startup,
            DefaultDataService data,
            DefaultModelService models,
            ModelRequestSubscription requests,
            Shutdown shutdown,
            Publisher publisher) {
        this.context = context;
        this.startup = startup;
        this.data = data;
        this.models = models;
        this.requests = requests;
        this.shutdown = shutdown;
        this.publisher = publisher;
    }

    @Override
    public CompletableFuture<Void> initialize() {
        return context.continuations().handOver(startup.forAll());
    }

    @Override
    public CompletableFuture<ModelRegistration> registerModel(String modelId) {
        return models.registerModel(modelId);
    }

    @Override
    public CompletableFuture<ModelRegistration> registerModel(String modelId, ModelResultHandler handler) {
        return models.register(modelId, InvalidValueException.requirePresent("handler", handler));
    }

    @Override
    public RequestHandle requestData(DataQuery query) {
        return data.requestData(query);
    }

    @Override
    public CompletableFuture<SendReceipt> publishEvent(String eventType, Map<String, Object> data) {
        InvalidValueException.requireText("eventType", eventType);
        return publisher.event(eventType, data);
    }

    @Override
    public CompletableFuture<SendReceipt> publishMetric(String metricName, Map<String, Object> data) {
        InvalidValueException.requireText("metricName", metricName);
        return publisher.metric(metricName, data);
    }

    @Override
    public CompletableFuture<Void> run() {
        if (context.lifecycle().isClosed()) {
            return CompletableFuture.failedFuture(context.lifecycle().refusal());
        }
        return context.continuations()
                .handOver(begin().thenCompose(begun -> shutdown.ended()).exceptionallyCompose(this::endAfter));
    }

    /** A start that a shutdown overtakes has not failed. */
    private CompletableFuture<Void> endAfter(Throwable failure) {
        return context.lifecycle().isClosed() ? shutdown.ended() : CompletableFuture.failedFuture(failure);
    }

    /** Starts everything; ends when it is started. Shared, not to be handed to callers. */
    CompletableFuture<Void> begin() {
        CompletableFuture<Void> ready = startup.forAll();
        return context.config().serveModelRequests() ? ready.thenCompose(started -> requests.start()) : ready;
    }

    @Override
    public boolean shutdown(Duration timeout) {
        return shutdown.run(InvalidValueException.requirePositive("timeout", timeout));
    }
}
