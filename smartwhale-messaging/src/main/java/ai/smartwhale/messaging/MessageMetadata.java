// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every message carries beside its payload. Ids and times are texts of at most 1,024 characters.
 *
 * @param requestId the id of the request; a response carries that of its request
 * @param timestamp when the message was made: ISO 8601, with or without zone, as it was written
 * @param source who made the message, such as {@code balance}
 * @param destination for whom it is, such as {@code data}; in a response the model id
 * @param priority how urgent it is
 * @param requestSource who is behind it
 * @param correlationId what the caller knows the request by
 * @param traceId the trace it belongs to
 * @param sessionId the session it belongs to
 * @param retryCount how often it was sent before, 0 or more
 * @param ttl how long after its timestamp it is worth an answer, 0 s to 1,000,000,000 s
 * @param expiresAt until when it is worth an answer: ISO 8601, as it was written
 */
public record MessageMetadata(
        String requestId,
        String timestamp,
        String source,
        String destination,
        Priority priority,
        RequestSource requestSource,
        Optional<String> correlationId,
        Optional<String> traceId,
        Optional<String> sessionId,
        int retryCount,
        Optional<Duration> ttl,
        Optional<String> expiresAt) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing or outside its range
     */
    public MessageMetadata {
        Limits.requireId("requestId", requestId);
        Limits.requireId("timestamp", timestamp);
        Limits.requireId("source", source);
        Limits.requireId("destination", destination);
        InvalidValueException.requirePresent("priority", priority);
        InvalidValueException.requirePresent("requestSource", requestSource);
        Limits.requireIds("correlationId", correlationId);
        Limits.requireIds("traceId", traceId);
        Limits.requireIds("sessionId", sessionId);
        InvalidValueException.requireRange("retryCount", retryCount, 0, Integer.MAX_VALUE);
        Limits.requireDurations("ttl", ttl);
        Limits.requireIds("expiresAt", expiresAt);
    }

    /**
     * Begins metadata with what has no default.
     *
     * @param requestId the id of the request
     * @param timestamp when the message was made, ISO 8601
     * @param source who made it
     * @param destination for whom it is
     * @return a builder
     */
    public static Builder builder(String requestId, String timestamp, String source, String destination) {
        return new Builder(requestId, timestamp, source, destination);
    }

    /**
     * Begins metadata that differs in some components.
     *
     * @return a builder with all components of this
     */
    public Builder toBuilder() {
        return new Builder(requestId, timestamp, source, destination)
                .priority(priority)
                .requestSource(requestSource)
                .correlationId(correlationId.orElse(null))
                .traceId(traceId.orElse(null))
                .sessionId(sessionId.orElse(null))
                .retryCount(retryCount)
                .ttl(ttl.orElse(null))
                .expiresAt(expiresAt.orElse(null));
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
     * @return the metadata
     * @throws InvalidMessageException if the contract is broken
     */
    public static MessageMetadata fromDict(Map<String, ?> fields) {
        return DictReader.metadata(fields);
    }

    /** Builds {@link MessageMetadata}. Null means absent. Not thread-safe. */
    public static final class Builder {
        private String requestId;
        private String timestamp;
        private String source;
        private String destination;
        private Priority priority = Priority.DEFAULT;
        private RequestSource requestSource = RequestSource.USER;
        private Optional<String> correlationId = Optional.empty();
        private Optional<String> traceId = Optional.empty();
        private Optional<String> sessionId = Optional.empty();
        private int retryCount;
        private Optional<Duration> ttl = Optional.empty();
        private Optional<String> expiresAt = Optional.empty();

        private Builder(String requestId, String timestamp, String source, String destination) {
            this.requestId = requestId;
            this.timestamp = timestamp;
            this.source = source;
            this.destination = destination;
        }

        /** Replaces {@link MessageMetadata#requestId()}. */
        public Builder requestId(String value) {
            requestId = value;
            return this;
        }

        /** Replaces {@link MessageMetadata#timestamp()}. */
        public Builder timestamp(String value) {
            timestamp = value;
            return this;
        }

        /** Replaces {@link MessageMetadata#source()}. */
        public Builder source(String value) {
            source = value;
            return this;
        }

        /** Replaces {@link MessageMetadata#destination()}. */
        public Builder destination(String value) {
            destination = value;
            return this;
        }

        /** Sets {@link MessageMetadata#priority()}; unless set, {@link Priority#DEFAULT}. */
        public Builder priority(Priority value) {
            priority = value;
            return this;
        }

        /** Sets {@link MessageMetadata#requestSource()}; unless set, {@link RequestSource#USER}. */
        public Builder requestSource(RequestSource value) {
            requestSource = value;
            return this;
        }

        /** Sets {@link MessageMetadata#correlationId()}. */
        public Builder correlationId(@Nullable String value) {
            correlationId = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link MessageMetadata#traceId()}. */
        public Builder traceId(@Nullable String value) {
            traceId = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link MessageMetadata#sessionId()}. */
        public Builder sessionId(@Nullable String value) {
            sessionId = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link MessageMetadata#retryCount()}; unless set, 0. */
        public Builder retryCount(int value) {
            retryCount = value;
            return this;
        }

        /** Sets {@link MessageMetadata#ttl()}. */
        public Builder ttl(@Nullable Duration value) {
            ttl = Optional.ofNullable(value);
            return this;
        }

        /** Sets {@link MessageMetadata#expiresAt()}. */
        public Builder expiresAt(@Nullable String value) {
            expiresAt = Optional.ofNullable(value);
            return this;
        }

        /**
         * Builds the metadata.
         *
         * @return the metadata
         * @throws InvalidValueException if a component is missing or outside its range
         */
        public MessageMetadata build() {
            return new MessageMetadata(
                    requestId,
                    timestamp,
                    source,
                    destination,
                    priority,
                    requestSource,
                    correlationId,
                    traceId,
                    sessionId,
                    retryCount,
                    ttl,
                    expiresAt);
        }
    }
}
