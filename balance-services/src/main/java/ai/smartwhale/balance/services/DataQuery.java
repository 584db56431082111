// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestSource;
import ai.smartwhale.messaging.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model asks. Immutable as far as the values of its maps are.
 *
 * @param modelId the model that asks
 * @param query what is looked for, in words, or an address; may be empty where the parameters say it
 * @param operation what is to be done
 * @param dataType the type of data wanted
 * @param source where it is to come from, empty to leave the choice to the Data service
 * @param priority how urgent it is
 * @param requestSource on whose behalf it is asked
 * @param parameters further parameters for the source; what is given here is never overwritten
 * @param timeout how long to wait for the answer, empty for {@link BalanceConfig#defaultTimeout()}
 * @param ttl how long the request is worth anything; travels along and bounds the wait
 * @param expiresAt when the request is worth nothing any more; travels along and bounds the wait
 * @param requireFresh whether an answer from a cache is refused
 * @param maxSize the largest answer in bytes, 1 or more
 * @param tags free words
 * @param context free content
 * @param batchId the batch to which it belongs
 * @param correlationId an id of the host that comes back with the answer
 * @param traceId the id of the trace
 * @param sessionId the id of the session
 * @param responseTopic where the answer goes, empty for the topic of the model; must begin with {@code smartwhale.}
 */
public record DataQuery(
        String modelId,
        String query,
        OperationType operation,
        DataType dataType,
        Optional<DataSource> source,
        Priority priority,
        RequestSource requestSource,
        Map<String, Object> parameters,
        Optional<Duration> timeout,
        Optional<Duration> ttl,
        Optional<Instant> expiresAt,
        boolean requireFresh,
        Optional<Long> maxSize,
        List<String> tags,
        Map<String, Object> context,
        Optional<String> batchId,
        Optional<String> correlationId,
        Optional<String> traceId,
        Optional<String> sessionId,
        Optional<String> responseTopic) {

    /** With what every response topic begins. */
    static final String RESPONSE_TOPIC_PREFIX = "smartwhale.";

    /**
     * Checks the components and copies the collections.
     *
     * @throws InvalidValueException if one is outside what is allowed
     */
    public DataQuery {
        TopicNames.requireModelId("modelId", modelId);
        InvalidValueException.requirePresent("query", query);
        InvalidValueException.requirePresent("operation", operation);
        InvalidValueException.requirePresent("dataType", dataType);
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requirePresent("priority", priority);
        InvalidValueException.requirePresent("requestSource", requestSource);
        InvalidValueException.requirePresent("parameters", parameters);
        InvalidValueException.requirePresent("timeout", timeout);
        InvalidValueException.requirePresent("ttl", ttl);
        InvalidValueException.requirePresent("expiresAt", expiresAt);
        InvalidValueException.requirePresent("maxSize", maxSize);
        InvalidValueException.requirePresent("tags", tags);
        InvalidValueException.requirePresent("context", context);
        InvalidValueException.requirePresent("batchId", batchId);
        InvalidValueException.requirePresent("correlationId", correlationId);
        InvalidValueException.requirePresent("traceId", traceId);
        InvalidValueException.requirePresent("sessionId", sessionId);
        InvalidValueException.requirePresent("responseTopic", responseTopic);
        timeout.ifPresent(value -> InvalidValueException.requirePositive("timeout", value));
        ttl.ifPresent(value -> InvalidValueException.requirePositive("ttl", value));
        maxSize.ifPresent(value -> InvalidValueException.requireRange("maxSize", value, 1, Long.MAX_VALUE));
        responseTopic.ifPresent(DataQuery::requireResponseTopic);
        parameters = copy(parameters);
        tags = List.copyOf(tags);
        context = copy(context);
    }

    /**
     * A query with defaults for all else.
     *
     * @param modelId the model that asks
     * @param query what is looked for
     * @return the query
     * @throws InvalidValueException if the model id cannot be part of a topic name, or the query is null
     */
    public static DataQuery of(String modelId, String query) {
        return builder(modelId).query(query).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param modelId the model that asks
     * @return a builder
     */
    public static DataQueryBuilder builder(String modelId) {
        return new DataQueryBuilder(modelId);
    }

    /**
     * The same query as part of a batch.
     *
     * @param value the batch id
     * @return the new query
     */
    DataQuery withBatchId(String value) {
        return new DataQuery(
                modelId,
                query,
                operation,
                dataType,
                source,
                priority,
                requestSource,
                parameters,
                timeout,
                ttl,
                expiresAt,
                requireFresh,
                maxSize,
                tags,
                context,
                Optional.of(value),
                correlationId,
                traceId,
                sessionId,
                responseTopic);
    }

    private static void requireResponseTopic(String topic) {
        TopicNames.requireTopicName("responseTopic", topic);
        if (!topic.startsWith(RESPONSE_TOPIC_PREFIX)) {
            throw new InvalidValueException(
                    "responseTopic", topic, "a topic whose name begins with " + RESPONSE_TOPIC_PREFIX);
        }
    }

    /** Keeps order and null values, which free content may hold and {@link Map#copyOf} may not. */
    private static Map<String, Object> copy(Map<String, Object> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
