// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How sizes are chosen and what is learned from.
 *
 * @param minSize the smallest size, 1 or more; 1 by default
 * @param maxSize the largest size, at least the smallest; 64 by default
 * @param initialSize the size before anything is known, between the two; 32 by default
 * @param decay what a sample still counts when the next comes, above 0 and below 1; 0.97 by default
 * @param slackShare the share of the slack that may be planned for, above 0 and below 1; 0.92 by default
 * @param safety by how many standard deviations a batch may be late, zero or more; 1.3 by default
 * @param throughput the share of the throughput of endless batches that a size must reach before time counts, above 0
 *     and below 1; 0.8 by default
 * @param leastSamples how many samples it takes to know anything, 2 to 1,000; 5 by default
 * @param maxSources how many sources are known at a time, 1 to 100,000; the one not used for longest is forgotten.
 *     1,000 by default
 */
public record SizeCalculatorConfig(
        int minSize,
        int maxSize,
        int initialSize,
        double decay,
        double slackShare,
        double safety,
        double throughput,
        int leastSamples,
        int maxSources) {

    private static final SizeCalculatorConfig DEFAULTS = builder().build();

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public SizeCalculatorConfig {
        InvalidValueException.requireRange("minSize", minSize, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("maxSize", maxSize, minSize, Integer.MAX_VALUE);
        InvalidValueException.requireRange("initialSize", initialSize, minSize, maxSize);
        Checks.requireShare("decay", decay);
        Checks.requireShare("slackShare", slackShare);
        Checks.requireZeroOrMore("safety", safety);
        Checks.requireShare("throughput", throughput);
        InvalidValueException.requireRange("leastSamples", leastSamples, 2, 1_000);
        InvalidValueException.requireRange("maxSources", maxSources, 1, 100_000);
    }

    /**
     * The defaults.
     *
     * @return a configuration
     */
    public static SizeCalculatorConfig defaults() {
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

    /** Builds {@link SizeCalculatorConfig}. Not thread-safe. */
    public static final class Builder {
        private int minSize = 1;
        private int maxSize = 64;
        private int initialSize = 32;
        private double decay = 0.97;
        private double slackShare = 0.92;
        private double safety = 1.3;
        private double throughput = 0.8;
        private int leastSamples = 5;
        private int maxSources = 1_000;

        private Builder() {}

        /** Sets {@link SizeCalculatorConfig#minSize()}, {@link SizeCalculatorConfig#initialSize()} and the largest. */
        public Builder sizes(int least, int initial, int most) {
            minSize = least;
            initialSize = initial;
            maxSize = most;
            return this;
        }

        /** Sets {@link SizeCalculatorConfig#decay()}. */
        public Builder decay(double value) {
            decay = value;
            return this;
        }

        /** Sets {@link SizeCalculatorConfig#slackShare()}. */
        public Builder slackShare(double value) {
            slackShare = value;
            return this;
        }

        /** Sets {@link SizeCalculatorConfig#safety()}. */
        public Builder safety(double value) {
            safety = value;
            return this;
        }

        /** Sets {@link SizeCalculatorConfig#throughput()}. */
        public Builder throughput(double value) {
            throughput = value;
            return this;
        }

        /** Sets {@link SizeCalculatorConfig#leastSamples()}. */
        public Builder leastSamples(int value) {
            leastSamples = value;
            return this;
        }

        /** Sets {@link SizeCalculatorConfig#maxSources()}. */
        public Builder maxSources(int value) {
            maxSources = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside its range
         */
        public SizeCalculatorConfig build() {
            return new SizeCalculatorConfig(
                    minSize, maxSize, initialSize, decay, slackShare, safety, throughput, leastSamples, maxSources);
        }
    }
}
