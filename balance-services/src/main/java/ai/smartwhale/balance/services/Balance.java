// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.interfaces.data.DataPort;
import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.balance.services.federation.Federation;
import ai.smartwhale.balance.services.loop.ControlLoop;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.monitoring.BalanceMonitoring;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Everything between the models of a host and the Data service, in one object. Thread-safe. Nothing happens before
 * {@link #start()}: no thread, no connection, no output; nothing is left after {@link #close()}. Several in one JVM do
 * not disturb each other.
 */
public interface Balance extends AutoCloseable {

    /**
     * Starts from the defaults. One of {@code bootstrapServers}, {@code kafka} and {@code kafkaService} is required.
     *
     * @return a builder
     */
    static BalanceBuilder builder() {
        return new BalanceBuilder();
    }

    /**
     * Connects, creates missing topics, and begins to receive. Blocks until requests can be sent; what joins a consumer
     * group goes on in the background. Starting again does nothing; one that was closed cannot be started again.
     *
     * @throws ai.smartwhale.messaging.MessagingException if Kafka cannot be reached within the connect timeout, refuses
     *     the credentials or the topics, or if this was closed
     * @throws ai.smartwhale.commons.cache.RemoteStoreException if the settings want answers in a Redis that cannot be
     *     reached
     * @throws ai.smartwhale.commons.cache.PersistentStoreException if they want them in a folder that cannot be used
     */
    void start();

    /**
     * Registers a model. See {@link ModelService#registerModel(String)}.
     *
     * @param modelId the model
     * @return completes with the registration
     * @throws InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<ModelRegistration> registerModel(String modelId);

    /**
     * Registers a model, with a handler for the results that no local future waits for.
     *
     * @param modelId the model
     * @param handler receives the results
     * @return completes with the registration
     * @throws InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<ModelRegistration> registerModel(String modelId, ModelResultHandler handler);

    /**
     * Forgets a model. See {@link ModelService#unregisterModel(String)}.
     *
     * @param modelId the model
     * @return completes with what was done
     * @throws InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<ModelUnregistration> unregisterModel(String modelId);

    /**
     * Asks for data. A model that is not registered is registered first.
     *
     * @param query what is asked
     * @return completes, always and once; see {@link RequestHandle#response()}
     */
    CompletableFuture<DataResponse> request(DataQuery query);

    /**
     * Asks for data, with the ticket of the request besides its answer.
     *
     * @param query what is asked
     * @return the request under way
     */
    RequestHandle submit(DataQuery query);

    /**
     * Asks the Data service.
     *
     * @return the service
     */
    DataService dataService();

    /**
     * Asks the Data service for those who hold messages of the contract, as the interfaces do.
     *
     * @return what fetches; a request that is cancelled is forgotten
     */
    DataPort dataPort();

    /**
     * Knows the models.
     *
     * @return the service
     */
    ModelService modelService();

    /**
     * Publishes events and metrics.
     *
     * @return the service
     */
    MessagingService messagingService();

    /**
     * Sends and receives.
     *
     * @return the service, which is closed with this unless the host gave it
     */
    KafkaService kafkaService();

    /**
     * Looks after topics.
     *
     * @return the manager
     */
    TopicManager topicManager();

    /**
     * What was done so far.
     *
     * @return the counts
     */
    BalanceStatistics statistics();

    /**
     * What was decided so far about the requests of the models here: how many joined others, wait in the queue, left in
     * batches.
     *
     * @return the counts
     */
    PathStatistics pathStatistics();

    /**
     * The settings that hold, with the origin of each.
     *
     * @return the settings; {@link BalanceSettings#explain()} shows them
     */
    BalanceSettings settings();

    /**
     * What operators see: views, alerts, the dashboard, reports.
     *
     * @return absent unless it was built with {@link BalanceBuilder#monitoring} or {@link BalanceBuilder#dashboard}
     */
    Optional<BalanceMonitoring> monitoring();

    /**
     * How this instance stands among the others.
     *
     * @return what is known; {@link Federation#ALONE} where it was built without a
     *     {@linkplain BalanceBuilder#federation federation}
     */
    Federation federation();

    /**
     * What the loop decided lately, why, and what it did.
     *
     * @return the decisions as they are now, the oldest first; none where there is no loop
     */
    List<Decision> decisions();

    /**
     * The loop that turns the knobs of this while it works: to let it only advise from now on, or to turn everything
     * back.
     *
     * @return the loop; empty if this was built without
     */
    Optional<ControlLoop> loop();

    /**
     * Takes no more requests, waits for the answers that are missing, ends the requests that then still wait with
     * {@link ai.smartwhale.messaging.ServiceClosedException}, and lets go of everything. Closing again does nothing.
     *
     * @param timeout the longest wait, above zero
     * @return true if no request had to be ended
     * @throws InvalidValueException if the timeout is not above zero
     */
    boolean close(Duration timeout);

    /** Closes within {@link BalanceConfig#closeTimeout()}. */
    @Override
    void close();
}
