// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchParameters;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How batches are formed and sent.
 *
 * @param source the name under which the size calculator knows where batches go; {@code data} by default
 * @param parameters how long the first item of a batch waits for others at most, and how many batches may be under way;
 *     10 ms and 4 by default
 * @param limits how large a batch may be at most, whatever the size calculator says; 64 items by default
 * @param timeout how long the answers to a batch may take, and how long a given batch may wait for a lease, above zero;
 *     30 s by default
 * @param slack how long an item may take where no deadline is known, above zero; 1 s by default
 * @param leaseRetry after what time a lease is asked for again after it was denied, above zero; 5 ms by default
 * @param maxWaitingItems how many items of given batches may wait for a lease, 1 to 10,000,000; 10,000 by default
 */
public record BatchProcessorConfig(
        String source,
        BatchParameters parameters,
        SplitLimits limits,
        Duration timeout,
        Duration slack,
        Duration leaseRetry,
        int maxWaitingItems) {

    private static final BatchProcessorConfig DEFAULTS = builder().build();

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public BatchProcessorConfig {
        InvalidValueException.requireText("source", source);
        InvalidValueException.requirePresent("parameters", parameters);
        InvalidValueException.requirePresent("limits", limits);
        InvalidValueException.requirePositive("timeout", timeout);
        InvalidValueException.requirePositive("slack", slack);
        InvalidValueException.requirePositive("leaseRetry", leaseRetry);
        InvalidValueException.requireRange("maxWaitingItems", maxWaitingItems, 1, 10_000_000);
    }

    /**
     * The defaults.
     *
     * @return a configuration
     */
    public static BatchProcessorConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link BatchProcessorConfig}. Not thread-safe. */
    public static final class Builder {
        private String source = "data";
        private BatchParameters parameters = new BatchParameters(Duration.ofMillis(10), 4);
        private SplitLimits limits = SplitLimits.ofItems(64);
        private Duration timeout = Duration.ofSeconds(30);
        private Duration slack = Duration.ofSeconds(1);
        private Duration leaseRetry = Duration.ofMillis(5);
        private int maxWaitingItems = 10_000;

        private Builder() {}

        /** Sets {@link BatchProcessorConfig#source()}. */
        public Builder source(String value) {
            source = value;
            return this;
        }

        /** Sets {@link BatchProcessorConfig#parameters()}. */
        public Builder parameters(Duration maxDelay, int maxInFlight) {
            parameters = new BatchParameters(maxDelay, maxInFlight);
            return this;
        }

        /** Sets {@link BatchProcessorConfig#limits()}. */
        public Builder limits(SplitLimits value) {
            limits = value;
            return this;
        }

        /** Sets {@link BatchProcessorConfig#timeout()}. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** Sets {@link BatchProcessorConfig#slack()}. */
        public Builder slack(Duration value) {
            slack = value;
            return this;
        }

        /** Sets {@link BatchProcessorConfig#leaseRetry()}. */
        public Builder leaseRetry(Duration value) {
            leaseRetry = value;
            return this;
        }

        /** Sets {@link BatchProcessorConfig#maxWaitingItems()}. */
        public Builder maxWaitingItems(int value) {
            maxWaitingItems = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside its range
         */
        public BatchProcessorConfig build() {
            return new BatchProcessorConfig(source, parameters, limits, timeout, slack, leaseRetry, maxWaitingItems);
        }
    }
}
