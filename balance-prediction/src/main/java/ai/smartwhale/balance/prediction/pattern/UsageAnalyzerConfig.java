// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.Cusum;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How usage is kept and analysed. Immutable.
 *
 * @param slot the time over which usage is added up, 1 ms to 366 days; an hour by default
 * @param history how many slots are kept of a series, 64 to 16,384; 1,024 by default
 * @param maxSeries how many pairs of a model and a source are known at the same time, 1 to 1,000,000; the one that was
 *     longest unused is forgotten for a new one; 1,024 by default
 * @param silence what a slot without a record means; {@link Silence#ZERO} by default
 * @param maxLag by how many slots one series may follow another, 0 to 1,000; 12 by default
 * @param maxPairs how many pairs of series are correlated at once, those with the most usage first; 1 to 1,000,000;
 *     1,000 by default
 * @param falseDiscoveryRate the share of false ones among the correlations that are reported, above 0, at most 0.5;
 *     0.05 by default
 * @param leastChange the least predicted change, as a share of the level before it, 0.01 to 100; 0.25 by default
 * @param allowance see {@link Cusum#of}; 0 to 10; 0.5 by default
 * @param limit see {@link Cusum#of}; 1 to 1,000; 8 by default
 */
public record UsageAnalyzerConfig(
        Duration slot,
        int history,
        int maxSeries,
        Silence silence,
        int maxLag,
        int maxPairs,
        double falseDiscoveryRate,
        double leastChange,
        double allowance,
        double limit) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public UsageAnalyzerConfig {
        Slots.requireStep("slot", slot);
        InvalidValueException.requireRange("history", history, 64, 16_384);
        InvalidValueException.requireRange("maxSeries", maxSeries, 1, 1_000_000);
        InvalidValueException.requirePresent("silence", silence);
        InvalidValueException.requireRange("maxLag", maxLag, 0, 1_000);
        InvalidValueException.requireRange("maxPairs", maxPairs, 1, 1_000_000);
        Doubles.requireRange("falseDiscoveryRate", falseDiscoveryRate, 1e-9, 0.5);
        Doubles.requireRange("leastChange", leastChange, 0.01, 100);
        Doubles.requireRange("allowance", allowance, 0, 10);
        Doubles.requireRange("limit", limit, 1, 1_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static UsageAnalyzerConfig defaults() {
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

        private Duration slot = Duration.ofHours(1);
        private int history = 1_024;
        private int maxSeries = 1_024;
        private Silence silence = Silence.ZERO;
        private int maxLag = 12;
        private int maxPairs = 1_000;
        private double falseDiscoveryRate = 0.05;
        private double leastChange = 0.25;
        private double allowance = Cusum.DEFAULT_ALLOWANCE;
        private double limit = Cusum.DEFAULT_LIMIT;

        private Builder() {}

        /**
         * Sets slot.
         *
         * @param value the time over which usage is added up, 1 ms to 366 days; an hour by default
         * @return this
         */
        public Builder slot(Duration value) {
            this.slot = value;
            return this;
        }

        /**
         * Sets history.
         *
         * @param value how many slots are kept of a series, 64 to 16,384; 1,024 by default
         * @return this
         */
        public Builder history(int value) {
            this.history = value;
            return this;
        }

        /**
         * Sets maxSeries.
         *
         * @param value how many pairs of a model and a source are known at the same time, 1 to 1,000,000; the one that
         *     was longest unused is forgotten for a new one; 1,024 by default
         * @return this
         */
        public Builder maxSeries(int value) {
            this.maxSeries = value;
            return this;
        }

        /**
         * Sets silence.
         *
         * @param value what a slot without a record means; {@link Silence#ZERO} by default
         * @return this
         */
        public Builder silence(Silence value) {
            this.silence = value;
            return this;
        }

        /**
         * Sets maxLag.
         *
         * @param value by how many slots one series may follow another, 0 to 1,000; 12 by default
         * @return this
         */
        public Builder maxLag(int value) {
            this.maxLag = value;
            return this;
        }

        /**
         * Sets maxPairs.
         *
         * @param value how many pairs of series are correlated at once, those with the most usage first; 1 to
         *     1,000,000; 1,000 by default
         * @return this
         */
        public Builder maxPairs(int value) {
            this.maxPairs = value;
            return this;
        }

        /**
         * Sets falseDiscoveryRate.
         *
         * @param value the share of false ones among the correlations that are reported, above 0, at most 0.5; 0.05 by
         *     default
         * @return this
         */
        public Builder falseDiscoveryRate(double value) {
            this.falseDiscoveryRate = value;
            return this;
        }

        /**
         * Sets leastChange.
         *
         * @param value the least predicted change, as a share of the level before it, 0.01 to 100; 0.25 by default
         * @return this
         */
        public Builder leastChange(double value) {
            this.leastChange = value;
            return this;
        }

        /**
         * Sets allowance.
         *
         * @param value see {@link Cusum#of}; 0 to 10; 0.5 by default
         * @return this
         */
        public Builder allowance(double value) {
            this.allowance = value;
            return this;
        }

        /**
         * Sets limit.
         *
         * @param value see {@link Cusum#of}; 1 to 1,000; 8 by default
         * @return this
         */
        public Builder limit(double value) {
            this.limit = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public UsageAnalyzerConfig build() {
            return new UsageAnalyzerConfig(
                    slot,
                    history,
                    maxSeries,
                    silence,
                    maxLag,
                    maxPairs,
                    falseDiscoveryRate,
                    leastChange,
                    allowance,
                    limit);
        }
    }
}
