// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.TopicNames;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The limits and times of a {@link Balance}.
 *
 * @param instanceId tells this instance from others in names of groups; characters of a topic name
 * @param maxPending requests that may wait for their answer at the same time, 1..10,000,000; more are rejected
 * @param maxModels models that may be registered or known at the same time, 1..1,000,000; more are rejected
 * @param maxRetries how often a request is asked again after an answer that may change, 0..100
 * @param retryDelay the wait before it is asked again the first time; doubles each time
 * @param defaultTimeout how long a query without a timeout of its own waits
 * @param serveModelRequests whether the requests on {@code smartwhale.models.requests} are served
 * @param concurrency responses, and requests of models, that are handled at the same time, 1..1,024
 * @param closeTimeout how long {@link Balance#close()} may take
 */
public record BalanceConfig(
        String instanceId,
        int maxPending,
        int maxModels,
        int maxRetries,
        Duration retryDelay,
        Duration defaultTimeout,
        boolean serveModelRequests,
        int concurrency,
        Duration closeTimeout) {

    /** The default of {@link #maxPending()}. */
    public static final int DEFAULT_MAX_PENDING = 100_000;
    /** The default of {@link #maxModels()}. */
    public static final int DEFAULT_MAX_MODELS = 10_000;
    /** The default of {@link #maxRetries()}. */
    public static final int DEFAULT_MAX_RETRIES = 2;
    /** The default of {@link #retryDelay()}: 200 ms. */
    public static final Duration DEFAULT_RETRY_DELAY = Duration.ofMillis(200);
    /** The default of {@link #concurrency()}. */
    public static final int DEFAULT_CONCURRENCY = 16;
    /** The default of {@link #closeTimeout()}: 10 s. */
    public static final Duration DEFAULT_CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public BalanceConfig {
        TopicNames.requireModelId("instanceId", instanceId);
        InvalidValueException.requireRange("maxPending", maxPending, 1, 10_000_000);
        InvalidValueException.requireRange("maxModels", maxModels, 1, 1_000_000);
        InvalidValueException.requireRange("maxRetries", maxRetries, 0, 100);
        InvalidValueException.requirePositive("retryDelay", retryDelay);
        InvalidValueException.requirePositive("defaultTimeout", defaultTimeout);
        InvalidValueException.requireRange("concurrency", concurrency, 1, 1_024);
        InvalidValueException.requirePositive("closeTimeout", closeTimeout);
    }

    /**
     * The defaults, with a new random instance id.
     *
     * @return the configuration
     */
    public static BalanceConfig defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link BalanceConfig}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String instanceId;
        private int maxPending = DEFAULT_MAX_PENDING;
        private int maxModels = DEFAULT_MAX_MODELS;
        private int maxRetries = DEFAULT_MAX_RETRIES;
        private Duration retryDelay = DEFAULT_RETRY_DELAY;
        private Duration defaultTimeout = MessagingConstants.OPERATION_TIMEOUT;
        private boolean serveModelRequests = true;
        private int concurrency = DEFAULT_CONCURRENCY;
        private Duration closeTimeout = DEFAULT_CLOSE_TIMEOUT;

        private Builder() {}

        /**
         * Sets the id of this instance; a random one by default.
         *
         * @param value characters of a topic name
         * @return this
         */
        public Builder instanceId(String value) {
            instanceId = value;
            return this;
        }

        /**
         * Sets how many requests may wait for their answer; {@value #DEFAULT_MAX_PENDING} by default.
         *
         * @param value 1..10,000,000
         * @return this
         */
        public Builder maxPending(int value) {
            maxPending = value;
            return this;
        }

        /**
         * Sets how many models may be known; {@value #DEFAULT_MAX_MODELS} by default.
         *
         * @param value 1..1,000,000
         * @return this
         */
        public Builder maxModels(int value) {
            maxModels = value;
            return this;
        }

        /**
         * Sets how often a request is asked again; {@value #DEFAULT_MAX_RETRIES} by default.
         *
         * @param value 0..100; 0 for never
         * @return this
         */
        public Builder maxRetries(int value) {
            maxRetries = value;
            return this;
        }

        /**
         * Sets the wait before a request is asked again the first time; 200 ms by default.
         *
         * @param value the time, above zero
         * @return this
         */
        public Builder retryDelay(Duration value) {
            retryDelay = value;
            return this;
        }

        /**
         * Sets how long a query without a timeout of its own waits; 30 s by default.
         *
         * @param value the time, above zero
         * @return this
         */
        public Builder defaultTimeout(Duration value) {
            defaultTimeout = value;
            return this;
        }

        /**
         * Sets whether the requests of models elsewhere are served; true by default.
         *
         * @param value false to leave them to other instances
         * @return this
         */
        public Builder serveModelRequests(boolean value) {
            serveModelRequests = value;
            return this;
        }

        /**
         * Sets how many responses are handled at the same time; {@value #DEFAULT_CONCURRENCY} by default.
         *
         * @param value 1..1,024
         * @return this
         */
        public Builder concurrency(int value) {
            concurrency = value;
            return this;
        }

        /**
         * Sets how long closing may take; 10 s by default.
         *
         * @param value the time, above zero
         * @return this
         */
        public Builder closeTimeout(Duration value) {
            closeTimeout = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a value is outside its range
         */
        public BalanceConfig build() {
            String id = instanceId == null ? UUID.randomUUID().toString().substring(0, 8) : instanceId;
            return new BalanceConfig(
                    id,
                    maxPending,
                    maxModels,
                    maxRetries,
                    retryDelay,
                    defaultTimeout,
                    serveModelRequests,
                    concurrency,
                    closeTimeout);
        }
    }
}
