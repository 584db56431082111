// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.internal.DefaultTopicManager;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Knows the documented topics and sees to it that they exist and can be written. Thread-safe. */
public interface TopicManager {

    /**
     * A manager over a service, which must be connected when topics are asked for.
     *
     * @param kafka the service
     * @return the manager
     */
    static TopicManager create(KafkaService kafka) {
        return new DefaultTopicManager(kafka);
    }

    /**
     * The name of a documented topic.
     *
     * @param category which
     * @return its name; for {@link TopicCategory#DATA_RESPONSES_PREFIX} the prefix
     */
    String getTopicName(TopicCategory category);

    /**
     * The topic of the responses for a model.
     *
     * @param modelId the model
     * @return the name
     * @throws InvalidValueException if the id cannot be part of a topic name
     */
    String getModelResultTopic(String modelId);

    /**
     * Creates a topic unless it exists, and waits until it can be written without the loss that KAFKA-15591 describes.
     *
     * @param spec the topic as wanted
     * @return completes with true if it was created; exceptionally with a {@link MessagingException}
     */
    CompletableFuture<Boolean> ensureTopicExists(TopicSpec spec);

    /**
     * Creates the topic of the responses for a model unless it exists.
     *
     * @param modelId the model
     * @return completes with the name of the topic
     * @throws InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<String> ensureModelTopic(String modelId);

    /**
     * Creates every documented topic that is missing.
     *
     * @return completes with the names of those created
     */
    CompletableFuture<Set<String>> initializeAllTopics();

    /**
     * Lists the topics of Smart Whale.
     *
     * @return completes with the names that begin with {@code smartwhale.}
     */
    CompletableFuture<Set<String>> listAllTopics();

    /**
     * Lists the topics of the responses for models, without dead letters.
     *
     * @return completes with the names
     */
    CompletableFuture<Set<String>> listModelTopics();

    /**
     * Deletes a topic.
     *
     * @param topic the name
     * @return completes with true if there was one
     */
    CompletableFuture<Boolean> deleteTopic(String topic);

    /**
     * Deletes the topic of the responses for a model.
     *
     * @param modelId the model
     * @return completes with true if there was one
     * @throws InvalidValueException if the id cannot be part of a topic name
     */
    CompletableFuture<Boolean> deleteModelTopic(String modelId);
}
