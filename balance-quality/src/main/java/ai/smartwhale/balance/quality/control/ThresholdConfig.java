// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Map;

/**
 * How thresholds begin and how they follow what is usual.
 *
 * @param floor the score below which nothing is accepted, whatever is usual, 0 to 1; 0.7 by default
 * @param ceiling the most that a threshold may rise to, floor to 1; 0.9 by default
 * @param rejectBelow the score below which data is not even kept for later, 0 to floor; 0.2 by default
 * @param dimensionFloors sides of quality that have a floor of their own, each 0 to 1; none by default
 * @param falseAlarmRate the share of usual data that may fall below its threshold, 0.001 to 0.2; 0.02 by default
 * @param hysteresis how far above its threshold the data of a source has to be, after some was below, to be accepted
 *     again, 0 to 0.2; 0.01 by default
 * @param greatestStep the most that a threshold moves at a time, 0.001 to 0.5; 0.02 by default
 * @param history scores that are remembered per scope, 200 to 100,000; 2,000 by default
 * @param adjustEvery scores between two looks at the history, 1 to history; 50 by default
 * @param mostScopes scopes that have a threshold of their own, 1 to 1,000,000; 500 by default; further ones keep to the
 *     floor
 */
public record ThresholdConfig(
        double floor,
        double ceiling,
        double rejectBelow,
        Map<Dimension, Double> dimensionFloors,
        double falseAlarmRate,
        double hysteresis,
        double greatestStep,
        int history,
        int adjustEvery,
        int mostScopes) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public ThresholdConfig {
        QualityScore.requireShare("floor", floor);
        Checks.requireBetween("ceiling", ceiling, floor, 1);
        Checks.requireBetween("rejectBelow", rejectBelow, 0, floor);
        dimensionFloors = Map.copyOf(InvalidValueException.requirePresent("dimensionFloors", dimensionFloors));
        dimensionFloors.forEach((side, least) -> QualityScore.requireShare("dimensionFloors." + side, least));
        Checks.requireBetween("falseAlarmRate", falseAlarmRate, 0.001, 0.2);
        Checks.requireBetween("hysteresis", hysteresis, 0, 0.2);
        Checks.requireBetween("greatestStep", greatestStep, 0.001, 0.5);
        InvalidValueException.requireRange("history", history, 200, 100_000);
        InvalidValueException.requireRange("adjustEvery", adjustEvery, 1, history);
        InvalidValueException.requireRange("mostScopes", mostScopes, 1, 1_000_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ThresholdConfig defaults() {
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

        private double floor = 0.7;
        private double ceiling = 0.9;
        private double rejectBelow = 0.2;
        private Map<Dimension, Double> dimensionFloors = Map.of();
        private double falseAlarmRate = 0.02;
        private double hysteresis = 0.01;
        private double greatestStep = 0.02;
        private int history = 2000;
        private int adjustEvery = 50;
        private int mostScopes = 500;

        private Builder() {}

        /** Sets {@link ThresholdConfig#floor()}. */
        public Builder floor(double value) {
            this.floor = value;
            return this;
        }

        /** Sets {@link ThresholdConfig#ceiling()}. */
        public Builder ceiling(double value) {
            this.ceiling = value;
            return this;
        }

        /** Sets {@link ThresholdConfig#rejectBelow()}. */
        public Builder rejectBelow(double value) {
            this.rejectBelow = value;
            return this;
        }

        /** Sets {@link ThresholdConfig#dimensionFloors()}. */
        public Builder dimensionFloors(Map<Dimension, Double> value) {
            this.dimensionFloors = value;
            return this;
        }

        /** Sets {@link ThresholdConfig#falseAlarmRate()}. */
        public Builder falseAlarmRate(double value) {
            this.falseAlarmRate = value;
            return this;
        }

        /** Sets {@link ThresholdConfig#hysteresis()}. */
        public Builder hysteresis(double value) {
            this.hysteresis = value;
            return this;
        }

        /** Sets {@link ThresholdConfig#greatestStep()}. */
        public Builder greatestStep(double value) {
            this.greatestStep = value;
            return this;
        }

        /** Sets {@link ThresholdConfig#history()}. */
        public Builder history(int value) {
            this.history = value;
            return this;
        }

        /** Sets {@link ThresholdConfig#adjustEvery()}. */
        public Builder adjustEvery(int value) {
            this.adjustEvery = value;
            return this;
        }

        /** Sets {@link ThresholdConfig#mostScopes()}. */
        public Builder mostScopes(int value) {
            this.mostScopes = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public ThresholdConfig build() {
            return new ThresholdConfig(
                    floor,
                    ceiling,
                    rejectBelow,
                    dimensionFloors,
                    falseAlarmRate,
                    hysteresis,
                    greatestStep,
                    history,
                    adjustEvery,
                    mostScopes);
        }
    }
}
