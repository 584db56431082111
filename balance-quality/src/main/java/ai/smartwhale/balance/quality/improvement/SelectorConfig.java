// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How strategies are chosen.
 *
 * @param priors what is thought of strategies before there is feedback; {@link StrategyPriors#defaults()} by default
 * @param priorWeight as how many feedbacks the prior counts, 0 to 1,000; 6 by default
 * @param discount by what all experience in a context is multiplied at each feedback in it, 0.5 to 1; 0.995 by default,
 *     which remembers about 200
 * @param exploration the share of choices that are made by chance alone, 0 to 0.5; 0.02 by default
 * @param mostContexts contexts with experience of their own, 1 to 1,000,000; 10,000 by default; further ones keep to
 *     the priors
 * @param mostStrategies strategies with experience in one context, 2 to 1,000; 32 by default; further ones keep to the
 *     priors
 * @param seed of all chance; the same seed and the same order of calls give the same choices; 0 by default
 */
public record SelectorConfig(
        StrategyPriors priors,
        double priorWeight,
        double discount,
        double exploration,
        int mostContexts,
        int mostStrategies,
        long seed) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public SelectorConfig {
        InvalidValueException.requirePresent("priors", priors);
        Checks.requireBetween("priorWeight", priorWeight, 0, 1000);
        Checks.requireBetween("discount", discount, 0.5, 1);
        Checks.requireBetween("exploration", exploration, 0, 0.5);
        InvalidValueException.requireRange("mostContexts", mostContexts, 1, 1_000_000);
        InvalidValueException.requireRange("mostStrategies", mostStrategies, 2, 1000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static SelectorConfig defaults() {
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

        private StrategyPriors priors = StrategyPriors.defaults();
        private double priorWeight = 6;
        private double discount = 0.995;
        private double exploration = 0.02;
        private int mostContexts = 10_000;
        private int mostStrategies = 32;
        private long seed;

        private Builder() {}

        /** Sets {@link SelectorConfig#priors()}. */
        public Builder priors(StrategyPriors value) {
            this.priors = value;
            return this;
        }

        /** Sets {@link SelectorConfig#priorWeight()}. */
        public Builder priorWeight(double value) {
            this.priorWeight = value;
            return this;
        }

        /** Sets {@link SelectorConfig#discount()}. */
        public Builder discount(double value) {
            this.discount = value;
            return this;
        }

        /** Sets {@link SelectorConfig#exploration()}. */
        public Builder exploration(double value) {
            this.exploration = value;
            return this;
        }

        /** Sets {@link SelectorConfig#mostContexts()}. */
        public Builder mostContexts(int value) {
            this.mostContexts = value;
            return this;
        }

        /** Sets {@link SelectorConfig#mostStrategies()}. */
        public Builder mostStrategies(int value) {
            this.mostStrategies = value;
            return this;
        }

        /** Sets {@link SelectorConfig#seed()}. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public SelectorConfig build() {
            return new SelectorConfig(priors, priorWeight, discount, exploration, mostContexts, mostStrategies, seed);
        }
    }
}
