// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.SendReceipt;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The one door to the other services: starts and ends them, and publishes. Thread-safe. */
public interface MessagingService {

    /**
     * Connects to Kafka, creates the documented topics that are missing, and initialises the other services. Does
     * nothing where that was done already.
     *
     * @return completes when requests can be sent; exceptionally with a
     *     {@link ai.smartwhale.messaging.MessagingException}
     */
    CompletableFuture<Void> initialize();

    /**
     * Registers a model. See {@link ModelService#registerModel(String)}.
     *
     * @param modelId the model
     * @return completes with the registration
     * @throws ai.smartwhale.commons.InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<ModelRegistration> registerModel(String modelId);

    /**
     * Registers a model, with a handler for its results. See {@link ModelService#subscribeToModelResults(String,
     * ModelResultHandler)}.
     *
     * @param modelId the model
     * @param handler receives the results that no local future waits for
     * @return completes with the registration
     * @throws ai.smartwhale.commons.InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<ModelRegistration> registerModel(String modelId, ModelResultHandler handler);

    /**
     * Sends one request. See {@link DataService#requestData(DataQuery)}.
     *
     * @param query what is asked
     * @return the request under way
     */
    RequestHandle requestData(DataQuery query);

    /**
     * Publishes an event on {@code smartwhale.balance.events}.
     *
     * @param eventType the type, not empty
     * @param data its data, anything JSON can hold
     * @return completes when Kafka has it
     * @throws ai.smartwhale.commons.InvalidValueException if the type is empty
     */
    CompletableFuture<SendReceipt> publishEvent(String eventType, Map<String, Object> data);

    /**
     * Publishes a metric on {@code smartwhale.balance.metrics}.
     *
     * @param metricName the name, not empty
     * @param data its values, anything JSON can hold
     * @return completes when Kafka has it
     * @throws ai.smartwhale.commons.InvalidValueException if the name is empty
     */
    CompletableFuture<SendReceipt> publishMetric(String metricName, Map<String, Object> data);

    /**
     * Initialises, begins to serve the requests of models where the configuration says so, and returns. No thread is
     * held for it.
     *
     * @return completes at the shutdown; exceptionally where the start failed
     */
    CompletableFuture<Void> run();

    /**
     * Ends everything that {@link #run()} began: takes no more requests, waits for those under way, ends the rest with
     * {@link ai.smartwhale.messaging.ServiceClosedException}, closes the subscriptions. Blocks at most for the time
     * given. Doing it again does nothing.
     *
     * @param timeout the longest wait, above zero
     * @return true if everything under way was finished
     */
    boolean shutdown(Duration timeout);
}
