// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.interfaces.data.DataPort;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.TopicManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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
    static Builder builder() {
        return new Builder();
    }

    /**
     * Connects, creates missing topics, and begins to receive. Blocks until requests can be sent; what joins a consumer
     * group goes on in the background. Starting again does nothing; one that was closed cannot be started again.
     *
     * @throws ai.smartwhale.messaging.MessagingException if Kafka cannot be reached within the connect timeout, refuses
     *     the credentials or the topics, or if this was closed
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

    /** Builds a {@link Balance}. Not thread-safe. */
    final class Builder {

        private final List<BalanceListener> listeners = new ArrayList<>();
        private @Nullable KafkaConfig kafka;
        private @Nullable KafkaService kafkaService;
        private BalanceConfig config = BalanceConfig.defaults();
        private MessagingResources resources = MessagingResources.DEFAULT;
        private KnownAnswers kept = KnownAnswers.NONE;
        private Safeguards safeguards = Safeguards.NONE;
        private Deciding deciding = Deciding.DEFAULT;

        private Builder() {}

        /**
         * Sets where Kafka is, with defaults for all else.
         *
         * @param value {@code host:port}, several with commas
         * @return this
         * @throws InvalidValueException if the text is empty
         */
        public Builder bootstrapServers(String value) {
            return kafka(KafkaConfig.of(value));
        }

        /**
         * Sets how Kafka is reached.
         *
         * @param value the configuration
         * @return this
         */
        public Builder kafka(KafkaConfig value) {
            kafka = value;
            return this;
        }

        /**
         * Sets a service of the host, such as one in memory. It is connected if it is not yet, and never closed.
         *
         * @param value the service
         * @return this
         */
        public Builder kafkaService(KafkaService value) {
            kafkaService = value;
            return this;
        }

        /**
         * Sets the limits and times; {@link BalanceConfig#defaults()} by default.
         *
         * @param value the configuration
         * @return this
         */
        public Builder config(BalanceConfig value) {
            config = value;
            return this;
        }

        /**
         * Sets the executor on which futures complete, the clock, and the metrics of messaging;
         * {@link MessagingResources#DEFAULT} by default.
         *
         * @param value the resources
         * @return this
         */
        public Builder resources(MessagingResources value) {
            resources = value;
            return this;
        }

        /**
         * Adds a listener.
         *
         * @param value the listener
         * @return this
         */
        public Builder listener(BalanceListener value) {
            listeners.add(InvalidValueException.requirePresent("listener", value));
            return this;
        }

        /**
         * Sets where answers are kept and looked for before the Data service is asked; nowhere by default.
         *
         * @param value the cache of the host, which may serve several; never closed by Balance
         * @return this
         */
        public Builder answerCache(AnswerCache value) {
            kept = KnownAnswers.of(InvalidValueException.requirePresent("answerCache", value));
            return this;
        }

        /**
         * Decides what this host may ask for and receive, and what remote models may; everything by default. What is
         * refused fails with {@link AccessDeniedException}, or is answered as an invalid request, and is audited.
         *
         * @param value the policy
         * @return this
         */
        public Builder accessPolicy(AccessPolicy value) {
            InvalidValueException.requirePresent("accessPolicy", value);
            safeguards = new Safeguards(
                    value,
                    safeguards.principal(),
                    safeguards.authenticator(),
                    safeguards.protection(),
                    safeguards.audit());
            return this;
        }

        /**
         * Says as whom this host asks; nobody by default. The policy relies on it.
         *
         * @param value the principal
         * @return this
         */
        public Builder principal(String value) {
            InvalidValueException.requireText("principal", value);
            safeguards = new Safeguards(
                    safeguards.policy(),
                    Optional.of(value),
                    safeguards.authenticator(),
                    safeguards.protection(),
                    safeguards.audit());
            return this;
        }

        /**
         * Finds out who posts the requests of remote models; nobody says by default.
         *
         * @param value the authenticator
         * @return this
         */
        public Builder requestAuthenticator(RequestAuthenticator value) {
            InvalidValueException.requirePresent("requestAuthenticator", value);
            safeguards = new Safeguards(
                    safeguards.policy(), safeguards.principal(), value, safeguards.protection(), safeguards.audit());
            return this;
        }

        /**
         * Hides sensitive parameters and data between this host and a Data service that has the same key; nothing by
         * default. Answers that cannot be opened become dead letters and do not end the request. Requests of remote
         * models are passed on as they come.
         *
         * @param value the protection
         * @return this
         */
        public Builder payloadProtection(PayloadProtection value) {
            InvalidValueException.requirePresent("payloadProtection", value);
            safeguards = new Safeguards(
                    safeguards.policy(), safeguards.principal(), safeguards.authenticator(), value, safeguards.audit());
            return this;
        }

        /**
         * Takes what was refused; nobody by default.
         *
         * @param value the audit
         * @return this
         */
        public Builder securityAudit(SecurityAudit value) {
            InvalidValueException.requirePresent("securityAudit", value);
            safeguards = new Safeguards(
                    safeguards.policy(),
                    safeguards.principal(),
                    safeguards.authenticator(),
                    safeguards.protection(),
                    value);
            return this;
        }

        /**
         * Sets how requests are merged, ranked and batched, and which of these steps are made at all; by default
         * {@link RequestPathConfig#forKafka} with {@link BalanceConfig#maxPending()}, and all steps.
         *
         * @param value the configuration
         * @return this
         */
        public Builder requestPath(RequestPathConfig value) {
            InvalidValueException.requirePresent("requestPath", value);
            deciding = new Deciding(Optional.of(value), deciding.scope(), deciding.leases());
            return this;
        }

        /**
         * Says who may share answers with whom: equal requests of one scope that are under way at the same time are
         * sent once. All models share by default, each after {@link #accessPolicy} has allowed its own request; set
         * {@link AccessScope#PER_MODEL} where sources give different models different answers.
         *
         * @param value the scope
         * @return this
         */
        public Builder accessScope(AccessScope value) {
            InvalidValueException.requirePresent("accessScope", value);
            deciding = new Deciding(deciding.path(), value, deciding.leases());
            return this;
        }

        /**
         * Sets what has to be asked before requests may leave, such as
         * {@link ai.smartwhale.balance.batch.scheduler.ResourceManager#leases}; nobody by default.
         *
         * @param value the port, never closed by Balance
         * @return this
         */
        public Builder leases(LeasePort value) {
            InvalidValueException.requirePresent("leases", value);
            deciding = new Deciding(deciding.path(), deciding.scope(), value);
            return this;
        }

        /**
         * Builds it. Nothing is started.
         *
         * @return the balance
         * @throws InvalidValueException if it is not said how Kafka is reached, or said twice
         */
        public Balance build() {
            InvalidValueException.requirePresent("config", config);
            InvalidValueException.requirePresent("resources", resources);
            if ((kafka == null) == (kafkaService == null)) {
                throw new InvalidValueException(
                        "kafka", kafka, "either bootstrapServers or kafka, or a kafkaService of the host");
            }
            KafkaService service = kafkaService;
            boolean owned = service == null;
            if (service == null) {
                KafkaConfig reach = InvalidValueException.requirePresent("kafka", kafka);
                service = KafkaService.create(reach, resources);
            }
            return DefaultBalance.create(service, owned, config, resources, listeners, kept, safeguards, deciding);
        }
    }
}
