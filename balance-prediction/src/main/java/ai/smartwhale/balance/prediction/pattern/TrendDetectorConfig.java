// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.Cusum;
import ai.smartwhale.balance.prediction.pattern.change.MeanShifts;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How trends and changes are found. Immutable.
 *
 * @param step the time between two values, 1 ms to 366 days; a minute by default
 * @param blocks how many block means are kept of a series, 64 to 4,096; 512 by default
 * @param window how far back is looked, at least step times blocks is always kept; above zero, at most 36,600 days; 90
 *     days by default
 * @param confidence of the interval of the slope, and one less the level of the test; 0.5 to 0.999; 0.95 by default
 * @param changePenalty what a change must gain, see {@link MeanShifts#find}; 0.5 to 100; 2 by default
 * @param allowance see {@link Cusum#of}; 0 to 10; 0.5 by default
 * @param limit see {@link Cusum#of}; 1 to 1,000; 8 by default
 * @param maxSeries how many series are known at the same time, 1 to 1,000,000; the one that was longest unused is
 *     forgotten for a new one; 1,024 by default
 */
public record TrendDetectorConfig(
        Duration step,
        int blocks,
        Duration window,
        double confidence,
        double changePenalty,
        double allowance,
        double limit,
        int maxSeries) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public TrendDetectorConfig {
        Slots.requireStep("step", step);
        InvalidValueException.requireRange("blocks", blocks, 64, 4_096);
        Slots.requireSpan("window", window);
        Doubles.requireRange("confidence", confidence, 0.5, 0.999);
        Doubles.requireRange("changePenalty", changePenalty, 0.5, 100);
        Doubles.requireRange("allowance", allowance, 0, 10);
        Doubles.requireRange("limit", limit, 1, 1_000);
        InvalidValueException.requireRange("maxSeries", maxSeries, 1, 1_000_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static TrendDetectorConfig defaults() {
        return builder().build();
    }

    TrendDetectorConfig withStep(Duration other) {
        return new TrendDetectorConfig(other, blocks, window, confidence, changePenalty, allowance, limit, maxSeries);
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

        private Duration step = Duration.ofMinutes(1);
        private int blocks = 512;
        private Duration window = Duration.ofDays(90);
        private double confidence = 0.95;
        private double changePenalty = MeanShifts.DEFAULT_PENALTY;
        private double allowance = Cusum.DEFAULT_ALLOWANCE;
        private double limit = Cusum.DEFAULT_LIMIT;
        private int maxSeries = 1_024;

        private Builder() {}

        /**
         * Sets step.
         *
         * @param value the time between two values, 1 ms to 366 days; a minute by default
         * @return this
         */
        public Builder step(Duration value) {
            this.step = value;
            return this;
        }

        /**
         * Sets blocks.
         *
         * @param value how many block means are kept of a series, 64 to 4,096; 512 by default
         * @return this
         */
        public Builder blocks(int value) {
            this.blocks = value;
            return this;
        }

        /**
         * Sets window.
         *
         * @param value how far back is looked, at least step times blocks is always kept; above zero, at most 36,600
         *     days; 90 days by default
         * @return this
         */
        public Builder window(Duration value) {
            this.window = value;
            return this;
        }

        /**
         * Sets confidence.
         *
         * @param value of the interval of the slope, and one less the level of the test; 0.5 to 0.999; 0.95 by default
         * @return this
         */
        public Builder confidence(double value) {
            this.confidence = value;
            return this;
        }

        /**
         * Sets changePenalty.
         *
         * @param value what a change must gain, see {@link MeanShifts#find}; 0.5 to 100; 2 by default
         * @return this
         */
        public Builder changePenalty(double value) {
            this.changePenalty = value;
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
         * Sets maxSeries.
         *
         * @param value how many series are known at the same time, 1 to 1,000,000; the one that was longest unused is
         *     forgotten for a new one; 1,024 by default
         * @return this
         */
        public Builder maxSeries(int value) {
            this.maxSeries = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public TrendDetectorConfig build() {
            return new TrendDetectorConfig(
                    step, blocks, window, confidence, changePenalty, allowance, limit, maxSeries);
        }
    }
}
