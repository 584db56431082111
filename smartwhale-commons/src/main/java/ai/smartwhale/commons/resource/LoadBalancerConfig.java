// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How nodes are compared.
 *
 * @param decay time in which an old latency loses all but 1/e of its weight, above zero; ten seconds by default
 * @param firstLatency latency assumed of a node that nobody used yet, above zero; one millisecond by default
 * @param failurePenalty least latency that a failed call counts as, above zero; one second by default
 * @param maxNodes nodes at the same time, 1 to 100,000; 10,000 by default
 */
public record LoadBalancerConfig(Duration decay, Duration firstLatency, Duration failurePenalty, int maxNodes) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public LoadBalancerConfig {
        InvalidValueException.requirePositive("decay", decay);
        InvalidValueException.requirePositive("firstLatency", firstLatency);
        InvalidValueException.requirePositive("failurePenalty", failurePenalty);
        InvalidValueException.requireRange("maxNodes", maxNodes, 1, 100_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static LoadBalancerConfig defaults() {
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

    /** Collects settings; not thread-safe. */
    public static final class Builder {

        private Duration decay = Duration.ofSeconds(10);
        private Duration firstLatency = Duration.ofMillis(1);
        private Duration failurePenalty = Duration.ofSeconds(1);
        private int maxNodes = 10_000;

        private Builder() {}

        /**
         * Sets decay.
         *
         * @param value time in which an old latency loses all but 1/e of its weight, above zero
         * @return this
         */
        public Builder decay(Duration value) {
            this.decay = value;
            return this;
        }

        /**
         * Sets firstLatency.
         *
         * @param value latency assumed of a node that nobody used yet, above zero
         * @return this
         */
        public Builder firstLatency(Duration value) {
            this.firstLatency = value;
            return this;
        }

        /**
         * Sets failurePenalty.
         *
         * @param value least latency that a failed call counts as, above zero
         * @return this
         */
        public Builder failurePenalty(Duration value) {
            this.failurePenalty = value;
            return this;
        }

        /**
         * Sets maxNodes.
         *
         * @param value nodes at the same time, 1 to 100,000
         * @return this
         */
        public Builder maxNodes(int value) {
            this.maxNodes = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public LoadBalancerConfig build() {
            return new LoadBalancerConfig(decay, firstLatency, failurePenalty, maxNodes);
        }
    }
}
