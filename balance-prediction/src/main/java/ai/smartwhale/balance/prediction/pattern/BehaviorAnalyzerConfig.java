// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Settings of a {@link BehaviorAnalyzer}.
 *
 * @param detector of each metric of each model
 * @param mostModels models remembered, 1..100,000; the one that was silent longest is forgotten for a new one; default
 *     256, which take about 110 KB each when all five metrics are measured
 * @param leastPeers other models that a group must have before a comparison means anything, 3..1,000; default 4
 * @param peerDeviations robust standard deviations from the group's median that score 0.5, 2..100; default 6
 * @param relevantFor samples after which an alarm against the own past is no longer reported, 1..1,000,000; default 60
 */
public record BehaviorAnalyzerConfig(
        AnomalyDetectorConfig detector, int mostModels, int leastPeers, double peerDeviations, int relevantFor) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is null or outside its range
     */
    public BehaviorAnalyzerConfig {
        InvalidValueException.requirePresent("detector", detector);
        InvalidValueException.requireRange("mostModels", mostModels, 1, 100_000);
        InvalidValueException.requireRange("leastPeers", leastPeers, 3, 1_000);
        InvalidValueException.requireRange("relevantFor", relevantFor, 1, 1_000_000);
        if (!(peerDeviations >= 2 && peerDeviations <= 100)) {
            throw new InvalidValueException("peerDeviations", peerDeviations, "2..100");
        }
    }

    /**
     * The defaults.
     *
     * @return the settings
     */
    public static BehaviorAnalyzerConfig defaults() {
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

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private AnomalyDetectorConfig detector = AnomalyDetectorConfig.defaults();
        private int mostModels = 256;
        private int leastPeers = 4;
        private double peerDeviations = 6;
        private int relevantFor = 60;

        private Builder() {}

        /**
         * Sets the detector of each metric.
         *
         * @param settings of the detectors
         * @return this
         */
        public Builder detector(AnomalyDetectorConfig settings) {
            this.detector = settings;
            return this;
        }

        /**
         * Sets how many models are remembered.
         *
         * @param models 1..100,000
         * @return this
         */
        public Builder mostModels(int models) {
            this.mostModels = models;
            return this;
        }

        /**
         * Sets how many peers a comparison needs.
         *
         * @param models 3..1,000
         * @return this
         */
        public Builder leastPeers(int models) {
            this.leastPeers = models;
            return this;
        }

        /**
         * Sets the distance from the peers that is an alarm.
         *
         * @param deviations robust standard deviations, 2..100
         * @return this
         */
        public Builder peerDeviations(double deviations) {
            this.peerDeviations = deviations;
            return this;
        }

        /**
         * Sets how long an alarm is reported.
         *
         * @param samples 1..1,000,000
         * @return this
         */
        public Builder relevantFor(int samples) {
            this.relevantFor = samples;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         * @throws InvalidValueException if one is null or outside its range
         */
        public BehaviorAnalyzerConfig build() {
            return new BehaviorAnalyzerConfig(detector, mostModels, leastPeers, peerDeviations, relevantFor);
        }
    }
}
