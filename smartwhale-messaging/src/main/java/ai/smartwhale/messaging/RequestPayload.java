// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for. Free-form content is held as JSON holds it: whole numbers as the smallest of Integer, Long and
 * BigInteger, other numbers as Double, lists and maps immutable, values possibly null.
 *
 * @param operation what is to be done
 * @param modelId the model that asks; part of topic names, see {@link TopicNames#isModelId}
 * @param dataType the type of data that is wanted
 * @param dataSource where to collect; empty leaves the choice to the Data service
 * @param parameters what exactly is wanted; where {@code query} is missing it is added from {@code title}, {@code url}
 *     or {@code search_term}
 * @param responseTopic where the answer goes; never empty: the topic of the model unless another was named
 * @param batchId the batch it belongs to, at most 1,024 characters
 * @param timeout how long the Data service may take, 0 s to 1,000,000,000 s
 * @param maxSize the largest wanted answer in bytes, 0 or more
 * @param requireFresh whether an answer kept from before will not do
 * @param tags free words of the caller, at most 1,000
 * @param context free-form facts about the caller
 */
public record RequestPayload(
        OperationType operation,
        String modelId,
        DataType dataType,
        Optional<DataSource> dataSource,
        Map<String, Object> parameters,
        Optional<String> responseTopic,
        Optional<String> batchId,
        Duration timeout,
        Optional<Long> maxSize,
        boolean requireFresh,
        List<String> tags,
        Map<String, Object> context) {

    /**
     * Checks the components, copies free-form content and fills in the response topic.
     *
     * @throws InvalidValueException if one is missing or outside its range
     */
    public RequestPayload {
        InvalidValueException.requirePresent("operation", operation);
        TopicNames.requireModelId("modelId", modelId);
        InvalidValueException.requirePresent("dataType", dataType);
        InvalidValueException.requirePresent("dataSource", dataSource);
        parameters = QueryAliases.complete(FreeForm.map("parameters", parameters));
        responseTopic = ResponseTopics.require("responseTopic", responseTopic, modelId);
        Limits.requireIds("batchId", batchId);
        Limits.requireDuration("timeout", timeout);
        InvalidValueException.requirePresent("maxSize", maxSize)
                .ifPresent(size -> InvalidValueException.requireRange("maxSize", size, 0, Long.MAX_VALUE));
        tags = Limits.copyTags("tags", tags);
        context = FreeForm.map("context", context);
    }

    /**
     * Begins a payload with the defaults: fetch text, within 30 s, answered on the topic of the model.
     *
     * @param modelId the model that asks
     * @return a builder
     */
    public static Builder builder(String modelId) {
        return new Builder(modelId);
    }

    /**
     * Begins a payload that differs in some components.
     *
     * @return a builder with all components of this
     */
    public Builder toBuilder() {
        Builder builder = new Builder(modelId)
                .operation(operation)
                .dataType(dataType)
                .dataSource(dataSource.orElse(null))
                .parameters(parameters)
                .responseTopic(responseTopic.orElse(null))
                .batchId(batchId.orElse(null))
                .timeout(timeout)
                .requireFresh(requireFresh)
                .tags(tags)
                .context(context);
        maxSize.ifPresent(builder::maxSize);
        return builder;
    }

    /**
     * The fields as they travel.
     *
     * @return a new map in the order of the contract, with null for what is absent
     */
    public Map<String, Object> toDict() {
        return DictReader.toDict(out -> MessageWriter.write(out, this));
    }

    /**
     * Reads fields with the tolerance of {@link MessageReader}.
     *
     * @param fields the fields as they travel
     * @return the payload
     * @throws InvalidMessageException if the contract is broken
     */
    public static RequestPayload fromDict(Map<String, ?> fields) {
        return DictReader.payload(fields, new RequestPayloadDecoder());
    }

    /** Builds {@link RequestPayload}. Null means absent. Not thread-safe. */
    public static final class Builder {
        private final String modelId;
        private OperationType operation = OperationType.FETCH_DATA;
        private DataType dataType = DataType.TEXT;
        private Optional<DataSource> dataSource = Optional.empty();
        private Map<String, Object> parameters = Map.of();
        private Optional<String> responseTopic = Optional.empty();
        private Optional<String> batchId = Optional.empty();
        private Duration timeout = MessagingConstants.OPERATION_TIMEOUT;
        private Optional<Long> maxSize = Optional.empty();
        private boolean requireFresh;
        private List<String> tags = List.of();
        private Map<String, Object> context = Map.of();

        private Builder(String modelId) {
            this.modelId = modelId;
        }

        /** Sets {@link RequestPayload#operation()}; unless set, {@link OperationType#FETCH_DATA}. */
        public Builder operation(OperationType value) {
            operation = value;
            return this;
        }

        /** Sets {@link RequestPayload#dataType()}; unless set, {@link DataType#TEXT}. */
        public Builder dataType(DataType value) {
            dataType = value;
            return this;
        }

        /** Sets {@link RequestPayload#dataSource()}. */
        public Builder dataSource(@Nullable DataSource value) {
            dataSource = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link RequestPayload#parameters()}; unless set, none. */
        public Builder parameters(Map<String, Object> value) {
            parameters = value;
            return this;
        }

        /** Sets {@link RequestPayload#responseTopic()}; it must begin with {@code smartwhale.}. */
        public Builder responseTopic(@Nullable String value) {
            responseTopic = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link RequestPayload#batchId()}. */
        public Builder batchId(@Nullable String value) {
            batchId = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link RequestPayload#timeout()}; unless set, 30 s. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** Sets {@link RequestPayload#maxSize()}, in bytes. */
        public Builder maxSize(long value) {
            maxSize = Optional.of(value);
            return this;
        }

        /** Sets {@link RequestPayload#requireFresh()}; unless set, false. */
        public Builder requireFresh(boolean value) {
            requireFresh = value;
            return this;
        }

        /** Sets {@link RequestPayload#tags()}; unless set, none. */
        public Builder tags(List<String> value) {
            tags = value;
            return this;
        }

        /** Sets {@link RequestPayload#context()}; unless set, nothing. */
        public Builder context(Map<String, Object> value) {
            context = value;
            return this;
        }

        /**
         * Builds the payload.
         *
         * @return the payload
         * @throws InvalidValueException if a component is missing or outside its range
         */
        public RequestPayload build() {
            return new RequestPayload(
                    operation,
                    modelId,
                    dataType,
                    dataSource,
                    parameters,
                    responseTopic,
                    batchId,
                    timeout,
                    maxSize,
                    requireFresh,
                    tags,
                    context);
        }
    }
}
