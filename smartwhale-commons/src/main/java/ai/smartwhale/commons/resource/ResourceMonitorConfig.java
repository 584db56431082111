// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How often is sampled and how much is remembered.
 *
 * @param samplePeriod between two samples, above zero; one second by default
 * @param gpuPeriod between two readings of the GPUs, above zero; five seconds by default, for their drivers are slow to
 *     ask
 * @param historySize samples remembered per kind, 8 to 100,000; 120 by default
 * @param anomalyScore robust z-score from which on a reading is an anomaly, above 0 to 1,000; 3.5 by default
 * @param anomalyFloor the least spread that readings are measured against, above 0 to 1; 0.01 by default, so that a
 *     flat line does not turn noise into anomalies
 * @param leastSamples samples before anomalies and forecasts are spoken of, 4 to historySize; 12 by default
 * @param confidence half width of a forecast's interval in standard errors, 0.1 to 10; 1.96 by default, which is 95 %
 */
public record ResourceMonitorConfig(
        Duration samplePeriod,
        Duration gpuPeriod,
        int historySize,
        double anomalyScore,
        double anomalyFloor,
        int leastSamples,
        double confidence) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ResourceMonitorConfig {
        InvalidValueException.requirePositive("samplePeriod", samplePeriod);
        InvalidValueException.requirePositive("gpuPeriod", gpuPeriod);
        InvalidValueException.requireRange("historySize", historySize, 8, 100_000);
        Checks.requireRange("anomalyScore", anomalyScore, Double.MIN_VALUE, 1_000);
        Checks.requireRange("anomalyFloor", anomalyFloor, Double.MIN_VALUE, 1);
        InvalidValueException.requireRange("leastSamples", leastSamples, 4, historySize);
        Checks.requireRange("confidence", confidence, 0.1, 10);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ResourceMonitorConfig defaults() {
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

        private Duration samplePeriod = Duration.ofSeconds(1);
        private Duration gpuPeriod = Duration.ofSeconds(5);
        private int historySize = 120;
        private double anomalyScore = 3.5;
        private double anomalyFloor = 0.01;
        private int leastSamples = 12;
        private double confidence = 1.96;

        private Builder() {}

        /**
         * Sets samplePeriod.
         *
         * @param value between two samples, above zero
         * @return this
         */
        public Builder samplePeriod(Duration value) {
            this.samplePeriod = value;
            return this;
        }

        /**
         * Sets gpuPeriod.
         *
         * @param value between two readings of the GPUs, above zero
         * @return this
         */
        public Builder gpuPeriod(Duration value) {
            this.gpuPeriod = value;
            return this;
        }

        /**
         * Sets historySize.
         *
         * @param value samples remembered per kind, 8 to 100,000
         * @return this
         */
        public Builder historySize(int value) {
            this.historySize = value;
            return this;
        }

        /**
         * Sets anomalyScore.
         *
         * @param value robust z-score from which on a reading is an anomaly, above 0 to 1,000
         * @return this
         */
        public Builder anomalyScore(double value) {
            this.anomalyScore = value;
            return this;
        }

        /**
         * Sets anomalyFloor.
         *
         * @param value the least spread that readings are measured against, above 0 to 1
         * @return this
         */
        public Builder anomalyFloor(double value) {
            this.anomalyFloor = value;
            return this;
        }

        /**
         * Sets leastSamples.
         *
         * @param value samples before anomalies and forecasts are spoken of, 4 to historySize
         * @return this
         */
        public Builder leastSamples(int value) {
            this.leastSamples = value;
            return this;
        }

        /**
         * Sets confidence.
         *
         * @param value half width of a forecast's interval in standard errors, 0.1 to 10
         * @return this
         */
        public Builder confidence(double value) {
            this.confidence = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public ResourceMonitorConfig build() {
            return new ResourceMonitorConfig(
                    samplePeriod, gpuPeriod, historySize, anomalyScore, anomalyFloor, leastSamples, confidence);
        }
    }
}
