// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;

/**
 * The bounds of a {@link RequestMerger}.
 *
 * @param maxWaiters the most callers that wait at a time, 1 to 10,000,000; the next is rejected. 100,000 by default
 * @param maxGroups the most different needs that are open at a time, 1 to 10,000,000; the next is rejected. 20,000 by
 *     default
 * @param maxKinds the most kinds about which notes are kept, 1 to 100,000; further kinds share one. 256 by default
 * @param stripes how many locks share the work, a power of two from 1 to 256; 16 by default. With 1, patience that ends
 *     at one moment ends in an order that does not depend on hash codes
 * @param failedCuts the share of parts that could not be cut out above which {@link RequestMerger#optimizeMerging()}
 *     lets a kind join equals only, above 0 to 1; 0.1 by default
 * @param leastCuts how many parts must have been cut before that, 1 to 1,000,000; 20 by default
 */
public record RequestMergerConfig(
        int maxWaiters, int maxGroups, int maxKinds, int stripes, double failedCuts, int leastCuts) {

    private static final int MOST = 10_000_000;
    private static final RequestMergerConfig DEFAULTS = builder().build();

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public RequestMergerConfig {
        InvalidValueException.requireRange("maxWaiters", maxWaiters, 1, MOST);
        InvalidValueException.requireRange("maxGroups", maxGroups, 1, MOST);
        InvalidValueException.requireRange("maxKinds", maxKinds, 1, 100_000);
        InvalidValueException.requireRange("leastCuts", leastCuts, 1, 1_000_000);
        if (stripes < 1 || stripes > 256 || Integer.bitCount(stripes) != 1) {
            throw new InvalidValueException("stripes", stripes, "a power of two from 1 to 256");
        }
        if (!(failedCuts > 0 && failedCuts <= 1)) {
            throw new InvalidValueException("failedCuts", failedCuts, "above 0, at most 1");
        }
    }

    /**
     * The defaults.
     *
     * @return a configuration
     */
    public static RequestMergerConfig defaults() {
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

    /** Builds {@link RequestMergerConfig}. Not thread-safe. */
    public static final class Builder {
        private int maxWaiters = 100_000;
        private int maxGroups = 20_000;
        private int maxKinds = 256;
        private int stripes = 16;
        private double failedCuts = 0.1;
        private int leastCuts = 20;

        private Builder() {}

        /** Sets {@link RequestMergerConfig#maxWaiters()}. */
        public Builder maxWaiters(int value) {
            maxWaiters = value;
            return this;
        }

        /** Sets {@link RequestMergerConfig#maxGroups()}. */
        public Builder maxGroups(int value) {
            maxGroups = value;
            return this;
        }

        /** Sets {@link RequestMergerConfig#maxKinds()}. */
        public Builder maxKinds(int value) {
            maxKinds = value;
            return this;
        }

        /** Sets {@link RequestMergerConfig#stripes()}. */
        public Builder stripes(int value) {
            stripes = value;
            return this;
        }

        /** Sets {@link RequestMergerConfig#failedCuts()}. */
        public Builder failedCuts(double value) {
            failedCuts = value;
            return this;
        }

        /** Sets {@link RequestMergerConfig#leastCuts()}. */
        public Builder leastCuts(int value) {
            leastCuts = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside its range
         */
        public RequestMergerConfig build() {
            return new RequestMergerConfig(maxWaiters, maxGroups, maxKinds, stripes, failedCuts, leastCuts);
        }
    }
}
