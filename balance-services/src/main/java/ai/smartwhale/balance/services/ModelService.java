// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.SendReceipt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Knows the models, receives what they ask from elsewhere, and passes results on to them. Thread-safe; no method
 * blocks.
 */
public interface ModelService {

    /**
     * Begins to receive the results of registered models. Does nothing where that was done already.
     *
     * @return completes when models can be registered; exceptionally with a
     *     {@link ai.smartwhale.messaging.MessagingException}
     */
    CompletableFuture<Void> initialize();

    /**
     * Registers a model. The future completes once the topic of its answers exists and is being received, so that an
     * answer to a request sent afterwards cannot be missed. Registering a model again does nothing.
     *
     * @param modelId the model
     * @return completes with the registration; exceptionally with a {@link ai.smartwhale.messaging.MessagingException},
     *     such as {@link RequestRejectedException} above {@link BalanceConfig#maxModels()}
     * @throws ai.smartwhale.commons.InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<ModelRegistration> registerModel(String modelId);

    /**
     * Forgets a model: its results are no longer received, and its requests that still wait end exceptionally. Its
     * topic stays.
     *
     * @param modelId the model
     * @return completes with what was done
     * @throws ai.smartwhale.commons.InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<ModelUnregistration> unregisterModel(String modelId);

    /**
     * Sends a request of a model on to the Data service, unchanged except that a request source {@code user} becomes
     * {@code model} and a missing response topic the one of the model. An unknown model is registered: its topic is
     * created where it is missing. Nothing here waits for the answer, which goes to the response topic.
     *
     * @param request the request
     * @return completes with the ticket when Kafka has the request; exceptionally with a
     *     {@link ai.smartwhale.messaging.MessagingException} or an {@link ai.smartwhale.commons.InvalidValueException}
     */
    CompletableFuture<RequestTicket> processModelRequest(DataRequest request);

    /**
     * Begins to receive the requests that models put on {@code smartwhale.models.requests}, sharing them with the other
     * instances. Each is sent on by {@link #processModelRequest(DataRequest)}, or answered with an error, or put aside
     * as a dead letter, before it counts as handled. Does nothing where that was done already.
     *
     * @return completes when the subscription exists; exceptionally with a
     *     {@link ai.smartwhale.messaging.MessagingException}
     */
    CompletableFuture<Void> subscribeToModelRequests();

    /**
     * Hands the results of a model to a handler, those excepted that a local future waits for. Registers the model if
     * needed. A later handler takes the place of an earlier one.
     *
     * @param modelId the model
     * @param handler receives the results
     * @return completes when results are being received
     * @throws ai.smartwhale.commons.InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<Void> subscribeToModelResults(String modelId, ModelResultHandler handler);

    /**
     * Sends a result to a model. It always travels over the topic of the model, also where the model is registered
     * here, so that every instance that serves the model sees it in one order.
     *
     * @param modelId the model; becomes the destination
     * @param response the result
     * @return completes when Kafka has it
     * @throws ai.smartwhale.commons.InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<SendReceipt> forwardResultToModel(String modelId, DataResponse response);

    /**
     * The models whose results are received here.
     *
     * @return a snapshot
     */
    Set<String> registeredModels();
}
