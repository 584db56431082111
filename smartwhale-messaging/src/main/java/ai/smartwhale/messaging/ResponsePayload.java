// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer. Free-form content is held as JSON holds it: whole numbers as the smallest of Integer, Long and BigInteger,
 * other numbers as Double, lists and maps immutable, values possibly null.
 *
 * @param operation what was to be done
 * @param status how it went
 * @param dataType the type of the data
 * @param dataSource where it was collected
 * @param data the data: any JSON value; empty stands for JSON null
 * @param errorMessage what went wrong, for people
 * @param errorCode why it went wrong; {@link ErrorCode#UNKNOWN_ERROR} for a code that is not known here, whose text is
 *     then kept as {@code error_code} in the additional information
 * @param metrics free-form measurements
 * @param batchId the batch it belongs to, at most 1,024 characters
 * @param nextCursor where the next page begins
 * @param totalItems how many items there are on all pages, 0 or more
 * @param pageInfo free-form facts about the page
 * @param metadata free-form facts about the data
 * @param sourceUrl where exactly the data is from
 * @param lastUpdated when the data last changed, as it was written
 * @param processingTime how long the Data service took, 0 s to 1,000,000,000 s; travels in milliseconds
 * @param cached whether the answer was kept from before
 * @param additionalInfo free-form, whatever else there is
 */
public record ResponsePayload(
        OperationType operation,
        ResponseStatus status,
        DataType dataType,
        Optional<DataSource> dataSource,
        Optional<Object> data,
        Optional<String> errorMessage,
        Optional<ErrorCode> errorCode,
        Map<String, Object> metrics,
        Optional<String> batchId,
        Optional<String> nextCursor,
        Optional<Long> totalItems,
        Map<String, Object> pageInfo,
        Map<String, Object> metadata,
        Optional<String> sourceUrl,
        Optional<String> lastUpdated,
        Optional<Duration> processingTime,
        boolean cached,
        Map<String, Object> additionalInfo) {

    /**
     * Checks the components and copies free-form content.
     *
     * @throws InvalidValueException if one is missing or outside its range
     */
    public ResponsePayload {
        InvalidValueException.requirePresent("operation", operation);
        InvalidValueException.requirePresent("status", status);
        InvalidValueException.requirePresent("dataType", dataType);
        InvalidValueException.requirePresent("dataSource", dataSource);
        data = FreeForm.value("data", data);
        Limits.requireTexts("errorMessage", errorMessage);
        InvalidValueException.requirePresent("errorCode", errorCode);
        metrics = FreeForm.map("metrics", metrics);
        Limits.requireIds("batchId", batchId);
        Limits.requireTexts("nextCursor", nextCursor);
        InvalidValueException.requirePresent("totalItems", totalItems)
                .ifPresent(items -> InvalidValueException.requireRange("totalItems", items, 0, Long.MAX_VALUE));
        pageInfo = FreeForm.map("pageInfo", pageInfo);
        metadata = FreeForm.map("metadata", metadata);
        Limits.requireTexts("sourceUrl", sourceUrl);
        Limits.requireTexts("lastUpdated", lastUpdated);
        Limits.requireDurations("processingTime", processingTime);
        additionalInfo = FreeForm.map("additionalInfo", additionalInfo);
    }

    /**
     * Begins a payload with what has no default.
     *
     * @param operation what was to be done
     * @param status how it went
     * @param dataType the type of the data
     * @return a builder
     */
    public static Builder builder(OperationType operation, ResponseStatus status, DataType dataType) {
        return new Builder(operation, status, dataType);
    }

    /**
     * Begins a payload that differs in some components.
     *
     * @return a builder with all components of this
     */
    public Builder toBuilder() {
        Builder builder = new Builder(operation, status, dataType)
                .dataSource(dataSource.orElse(null))
                .data(data.orElse(null))
                .errorMessage(errorMessage.orElse(null))
                .errorCode(errorCode.orElse(null))
                .metrics(metrics)
                .batchId(batchId.orElse(null))
                .nextCursor(nextCursor.orElse(null))
                .pageInfo(pageInfo)
                .metadata(metadata)
                .sourceUrl(sourceUrl.orElse(null))
                .lastUpdated(lastUpdated.orElse(null))
                .processingTime(processingTime.orElse(null))
                .cached(cached)
                .additionalInfo(additionalInfo);
        totalItems.ifPresent(builder::totalItems);
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
    public static ResponsePayload fromDict(Map<String, ?> fields) {
        return DictReader.payload(fields, new ResponsePayloadDecoder());
    }

    /** Builds {@link ResponsePayload}. Null means absent. Not thread-safe. */
    public static final class Builder {
        private OperationType operation;
        private ResponseStatus status;
        private DataType dataType;
        private Optional<DataSource> dataSource = Optional.empty();
        private Optional<Object> data = Optional.empty();
        private Optional<String> errorMessage = Optional.empty();
        private Optional<ErrorCode> errorCode = Optional.empty();
        private Map<String, Object> metrics = Map.of();
        private Optional<String> batchId = Optional.empty();
        private Optional<String> nextCursor = Optional.empty();
        private Optional<Long> totalItems = Optional.empty();
        private Map<String, Object> pageInfo = Map.of();
        private Map<String, Object> metadata = Map.of();
        private Optional<String> sourceUrl = Optional.empty();
        private Optional<String> lastUpdated = Optional.empty();
        private Optional<Duration> processingTime = Optional.empty();
        private boolean cached;
        private Map<String, Object> additionalInfo = Map.of();

        private Builder(OperationType operation, ResponseStatus status, DataType dataType) {
            this.operation = operation;
            this.status = status;
            this.dataType = dataType;
        }

        /** Replaces {@link ResponsePayload#operation()}. */
        public Builder operation(OperationType value) {
            operation = value;
            return this;
        }

        /** Replaces {@link ResponsePayload#status()}. */
        public Builder status(ResponseStatus value) {
            status = value;
            return this;
        }

        /** Replaces {@link ResponsePayload#dataType()}. */
        public Builder dataType(DataType value) {
            dataType = value;
            return this;
        }

        /** Sets {@link ResponsePayload#dataSource()}. */
        public Builder dataSource(@Nullable DataSource value) {
            dataSource = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link ResponsePayload#data()}. */
        public Builder data(@Nullable Object value) {
            data = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link ResponsePayload#errorMessage()}. */
        public Builder errorMessage(@Nullable String value) {
            errorMessage = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link ResponsePayload#errorCode()}. */
        public Builder errorCode(@Nullable ErrorCode value) {
            errorCode = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link ResponsePayload#metrics()}; unless set, nothing. */
        public Builder metrics(Map<String, Object> value) {
            metrics = value;
            return this;
        }

        /** Sets {@link ResponsePayload#batchId()}. */
        public Builder batchId(@Nullable String value) {
            batchId = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link ResponsePayload#nextCursor()}. */
        public Builder nextCursor(@Nullable String value) {
            nextCursor = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link ResponsePayload#totalItems()}. */
        public Builder totalItems(long value) {
            totalItems = Optional.of(value);
            return this;
        }

        /** Sets {@link ResponsePayload#pageInfo()}; unless set, nothing. */
        public Builder pageInfo(Map<String, Object> value) {
            pageInfo = value;
            return this;
        }

        /** Sets {@link ResponsePayload#metadata()}; unless set, nothing. */
        public Builder metadata(Map<String, Object> value) {
            metadata = value;
            return this;
        }

        /** Sets {@link ResponsePayload#sourceUrl()}. */
        public Builder sourceUrl(@Nullable String value) {
            sourceUrl = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link ResponsePayload#lastUpdated()}. */
        public Builder lastUpdated(@Nullable String value) {
            lastUpdated = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link ResponsePayload#processingTime()}. */
        public Builder processingTime(@Nullable Duration value) {
            processingTime = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link ResponsePayload#cached()}; unless set, false. */
        public Builder cached(boolean value) {
            cached = value;
            return this;
        }

        /** Sets {@link ResponsePayload#additionalInfo()}; unless set, nothing. */
        public Builder additionalInfo(Map<String, Object> value) {
            additionalInfo = value;
            return this;
        }

        /**
         * Builds the payload.
         *
         * @return the payload
         * @throws InvalidValueException if a component is missing or outside its range
         */
        public ResponsePayload build() {
            return new ResponsePayload(
                    operation,
                    status,
                    dataType,
                    dataSource,
                    data,
                    errorMessage,
                    errorCode,
                    metrics,
                    batchId,
                    nextCursor,
                    totalItems,
                    pageInfo,
                    metadata,
                    sourceUrl,
                    lastUpdated,
                    processingTime,
                    cached,
                    additionalInfo);
        }
    }
}
