// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a {@link DataQuery}. Not thread-safe. */
public final class DataQueryBuilder {

    private final String modelId;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> tags = new ArrayList<>();
    private final Map<String, Object> context = new LinkedHashMap<>();
    private String query = "";
    private OperationType operation = OperationType.FETCH_DATA;
    private DataType dataType = DataType.TEXT;
    private @Nullable DataSource source;
    private Priority priority = Priority.DEFAULT;
    private RequestSource requestSource = RequestSource.USER;
    private @Nullable Duration timeout;
    private @Nullable Duration ttl;
    private @Nullable Instant expiresAt;
    private boolean requireFresh;
    private @Nullable Long maxSize;
    private @Nullable String batchId;
    private @Nullable String correlationId;
    private @Nullable String traceId;
    private @Nullable String sessionId;
    private @Nullable String responseTopic;

    DataQueryBuilder(String modelId) {
        this.modelId = modelId;
    }

    /**
     * Sets what is looked for; empty by default.
     *
     * @param value words or an address
     * @return this
     */
    public DataQueryBuilder query(String value) {
        query = value;
        return this;
    }

    /**
     * Sets what is to be done; FETCH_DATA by default.
     *
     * @param value the operation
     * @return this
     */
    public DataQueryBuilder operation(OperationType value) {
        operation = value;
        return this;
    }

    /**
     * Sets the type of data wanted; TEXT by default.
     *
     * @param value the type
     * @return this
     */
    public DataQueryBuilder dataType(DataType value) {
        dataType = value;
        return this;
    }

    /**
     * Sets where the data is to come from; by default the Data service chooses.
     *
     * @param value the source
     * @return this
     */
    public DataQueryBuilder source(DataSource value) {
        source = value;
        return this;
    }

    /**
     * Sets how urgent it is; MEDIUM by default.
     *
     * @param value the priority
     * @return this
     */
    public DataQueryBuilder priority(Priority value) {
        priority = value;
        return this;
    }

    /**
     * Sets on whose behalf it is asked; USER by default.
     *
     * @param value the source of the request
     * @return this
     */
    public DataQueryBuilder requestSource(RequestSource value) {
        requestSource = value;
        return this;
    }

    /**
     * Sets one parameter for the source.
     *
     * @param name the name, as the Data service knows it
     * @param value the value, anything JSON can hold
     * @return this
     */
    public DataQueryBuilder parameter(String name, Object value) {
        parameters.put(InvalidValueException.requireText("parameter", name), value);
        return this;
    }

    /**
     * Sets how long to wait for the answer; {@link BalanceConfig#defaultTimeout()} by default.
     *
     * @param value the time, above zero
     * @return this
     */
    public DataQueryBuilder timeout(Duration value) {
        timeout = value;
        return this;
    }

    /**
     * Sets how long the request is worth anything; unlimited by default.
     *
     * @param value the time, above zero
     * @return this
     */
    public DataQueryBuilder ttl(Duration value) {
        ttl = value;
        return this;
    }

    /**
     * Sets when the request is worth nothing any more; never by default.
     *
     * @param value the moment; one in the past is answered as a timeout without being sent
     * @return this
     */
    public DataQueryBuilder expiresAt(Instant value) {
        expiresAt = value;
        return this;
    }

    /**
     * Sets whether an answer from a cache is refused; false by default.
     *
     * @param value true to refuse
     * @return this
     */
    public DataQueryBuilder requireFresh(boolean value) {
        requireFresh = value;
        return this;
    }

    /**
     * Sets the largest answer; unlimited by default.
     *
     * @param value bytes, 1 or more
     * @return this
     */
    public DataQueryBuilder maxSize(long value) {
        maxSize = value;
        return this;
    }

    /**
     * Adds a free word.
     *
     * @param value the word
     * @return this
     */
    public DataQueryBuilder tag(String value) {
        tags.add(InvalidValueException.requireText("tag", value));
        return this;
    }

    /**
     * Adds free content.
     *
     * @param name the name
     * @param value the value, anything JSON can hold
     * @return this
     */
    public DataQueryBuilder context(String name, Object value) {
        context.put(InvalidValueException.requireText("context", name), value);
        return this;
    }

    /**
     * Sets the batch to which it belongs; none by default.
     *
     * @param value the batch id
     * @return this
     */
    public DataQueryBuilder batchId(String value) {
        batchId = value;
        return this;
    }

    /**
     * Sets an id of the host that comes back with the answer; none by default.
     *
     * @param value the id
     * @return this
     */
    public DataQueryBuilder correlationId(String value) {
        correlationId = value;
        return this;
    }

    /**
     * Sets the id of the trace; none by default.
     *
     * @param value the id
     * @return this
     */
    public DataQueryBuilder traceId(String value) {
        traceId = value;
        return this;
    }

    /**
     * Sets the id of the session; none by default.
     *
     * @param value the id
     * @return this
     */
    public DataQueryBuilder sessionId(String value) {
        sessionId = value;
        return this;
    }

    /**
     * Sets where the answer goes; the topic of the model by default.
     *
     * @param value a topic whose name begins with {@code smartwhale.}
     * @return this
     */
    public DataQueryBuilder responseTopic(String value) {
        responseTopic = value;
        return this;
    }

    /**
     * Builds the query.
     *
     * @return the query
     * @throws InvalidValueException if a value is outside what is allowed
     */
    public DataQuery build() {
        return new DataQuery(
                modelId,
                query,
                operation,
                dataType,
                Optional.ofNullable(source),
                priority,
                requestSource,
                parameters,
                Optional.ofNullable(timeout),
                Optional.ofNullable(ttl),
                Optional.ofNullable(expiresAt),
                requireFresh,
                Optional.ofNullable(maxSize),
                tags,
                context,
                Optional.ofNullable(batchId),
                Optional.ofNullable(correlationId),
                Optional.ofNullable(traceId),
                Optional.ofNullable(sessionId),
                Optional.ofNullable(responseTopic));
    }
}
