// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import java.util.concurrent.CompletableFuture;

/**
 * The door for models: takes their requests, and brings them their answers. Every request ends exactly once, with an
 * answer or a typed failure. Answers of one model are delivered one after the other, in the order of their arrival;
 * those of different models at the same time. Thread-safe; no method blocks except {@link #close()}.
 *
 * <p>Futures belong to their callers: cancelling one forgets its request and no other.
 */
public interface ModelInterface extends AutoCloseable {

    /**
     * Registers a model, and begins to receive its answers. Registering it again changes its listener.
     *
     * @param modelId the model
     * @param listener takes the answers that no future waits for; {@link ResponseListener#NONE} where there is none
     * @return completes when requests of the model can be sent; exceptionally with a
     *     {@link ai.smartwhale.messaging.MessagingException}
     * @throws InvalidValueException if the id cannot be part of a topic name
     * @throws ai.smartwhale.commons.LimitExceededException if there are as many models as may be
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<Void> registerModel(String modelId, ResponseListener listener);

    /**
     * Forgets a model. Its requests that wait fail with {@link RequestFailedException.Reason#CLOSED}.
     *
     * @param modelId the model
     * @return whether it was registered
     */
    boolean unregisterModel(String modelId);

    /**
     * Checks a request, brings it into canonical form and sends it. The wait for the answer ends at the timeout of the
     * request, its {@code ttl} or {@code expires_at}, whichever is first.
     *
     * @param request the request
     * @return completes with the answer, also where that says that the request failed; exceptionally with
     *     {@link InvalidRequestException}, {@link RequestFailedException} or what kept the request from being sent
     * @throws InvalidValueException if the request is null
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<DataResponse> sendRequest(DataRequest request);

    /**
     * Brings a response to whoever waits for it, else to the listener of its model. The model is the destination of the
     * response.
     *
     * @param response the response
     * @return completes with what became of it, after the listener ended; never exceptionally
     * @throws InvalidValueException if the response is null
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<Delivery> receiveResponse(DataResponse response);

    /**
     * What has happened so far.
     *
     * @return a snapshot
     */
    ModelInterfaceStatistics statistics();

    /** Ends the reception of answers; requests that wait fail with {@link RequestFailedException.Reason#CLOSED}. */
    @Override
    void close();

    /**
     * The door over Kafka: requests go to {@code smartwhale.data.requests}, answers are read from the topic of each
     * registered model, which is created where it is missing. Every instance reads every answer, since no other can
     * hand them to its callers.
     *
     * @param kafka connected; not closed by this object
     * @param executors delivers and times; not closed by this object
     * @return the door, with the default limits and handlers
     */
    static ModelInterface create(KafkaService kafka, CommonsExecutors executors) {
        return create(
                ModelInterfaceConfig.withDefaults(),
                kafka,
                RequestHandler.create(),
                ResponseHandler.create(),
                executors);
    }

    /**
     * The door over Kafka with limits and handlers of the caller's.
     *
     * @param config its limits
     * @param kafka connected; not closed by this object
     * @param requests checks and normalises requests
     * @param responses forms answers for listeners, and logs all
     * @param executors delivers and times; not closed by this object
     * @return the door
     * @throws InvalidValueException if an argument is null
     */
    static ModelInterface create(
            ModelInterfaceConfig config,
            KafkaService kafka,
            RequestHandler requests,
            ResponseHandler responses,
            CommonsExecutors executors) {
        return new DefaultModelInterface(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("kafka", kafka),
                InvalidValueException.requirePresent("requests", requests),
                InvalidValueException.requirePresent("responses", responses),
                InvalidValueException.requirePresent("executors", executors));
    }
}
