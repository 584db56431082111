// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How thresholds follow the recent past.
 *
 * @param historySize readings remembered per kind, 16 to 100,000; 600 by default
 * @param leastSamples readings before a threshold is adjusted, 8 to historySize; 60 by default
 * @param warningQuantile quantile of the history that the warning level follows, 0.5 to 1; 0.95 by default
 * @param criticalQuantile quantile of the history that the critical level follows, warningQuantile to 1; 0.99 by
 *     default
 * @param maxListeners listeners at the same time, 1 to 10,000; 64 by default
 */
public record ThresholdManagerConfig(
        int historySize, int leastSamples, double warningQuantile, double criticalQuantile, int maxListeners) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ThresholdManagerConfig {
        InvalidValueException.requireRange("historySize", historySize, 16, 100_000);
        InvalidValueException.requireRange("leastSamples", leastSamples, 8, historySize);
        Checks.requireRange("warningQuantile", warningQuantile, 0.5, 1);
        Checks.requireRange("criticalQuantile", criticalQuantile, warningQuantile, 1);
        InvalidValueException.requireRange("maxListeners", maxListeners, 1, 10_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ThresholdManagerConfig defaults() {
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

        private int historySize = 600;
        private int leastSamples = 60;
        private double warningQuantile = 0.95;
        private double criticalQuantile = 0.99;
        private int maxListeners = 64;

        private Builder() {}

        /**
         * Sets historySize.
         *
         * @param value readings remembered per kind, 16 to 100,000
         * @return this
         */
        public Builder historySize(int value) {
            this.historySize = value;
            return this;
        }

        /**
         * Sets leastSamples.
         *
         * @param value readings before a threshold is adjusted, 8 to historySize
         * @return this
         */
        public Builder leastSamples(int value) {
            this.leastSamples = value;
            return this;
        }

        /**
         * Sets warningQuantile.
         *
         * @param value quantile of the history that the warning level follows, 0.5 to 1
         * @return this
         */
        public Builder warningQuantile(double value) {
            this.warningQuantile = value;
            return this;
        }

        /**
         * Sets criticalQuantile.
         *
         * @param value quantile of the history that the critical level follows, warningQuantile to 1
         * @return this
         */
        public Builder criticalQuantile(double value) {
            this.criticalQuantile = value;
            return this;
        }

        /**
         * Sets maxListeners.
         *
         * @param value listeners at the same time, 1 to 10,000
         * @return this
         */
        public Builder maxListeners(int value) {
            this.maxListeners = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public ThresholdManagerConfig build() {
            return new ThresholdManagerConfig(
                    historySize, leastSamples, warningQuantile, criticalQuantile, maxListeners);
        }
    }
}
