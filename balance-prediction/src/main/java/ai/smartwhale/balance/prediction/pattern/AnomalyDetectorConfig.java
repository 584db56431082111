// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Settings of an {@link AnomalyDetector}.
 *
 * @param alarmLevel the mean surprise that scores 0.5, in decades of rarity, 0.5..5; default 1.9, at which stationary
 *     series raise less than one false alarm in a thousand points
 * @param holdOffShare points without another alarm after one, as a share of the points seen, 0..0.5; default 0.04
 * @param holdOffLeast at least so many points, 1 or more; default 10
 * @param holdOffMost at most so many points, not below the least; default 1,000
 * @param warmUp points before the first alarm, 20..1,000,000; default 64
 * @param sample past situations remembered in each of four samples, 16..1,024; default 128, which takes 22 KB in all
 * @param seed of the choice of what is remembered; equal seeds give equal scores; default 1
 */
public record AnomalyDetectorConfig(
        double alarmLevel, double holdOffShare, int holdOffLeast, int holdOffMost, int warmUp, int sample, long seed) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public AnomalyDetectorConfig {
        requireWithin("alarmLevel", alarmLevel, 0.5, 5);
        requireWithin("holdOffShare", holdOffShare, 0, 0.5);
        InvalidValueException.requireRange("holdOffLeast", holdOffLeast, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("holdOffMost", holdOffMost, holdOffLeast, Integer.MAX_VALUE);
        InvalidValueException.requireRange("warmUp", warmUp, 20, 1_000_000);
        InvalidValueException.requireRange("sample", sample, 16, 1_024);
    }

    private static void requireWithin(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidValueException(field, value, least + ".." + most);
        }
    }

    /**
     * The defaults.
     *
     * @return the settings
     */
    public static AnomalyDetectorConfig defaults() {
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

        private double alarmLevel = 1.9;
        private double holdOffShare = 0.04;
        private int holdOffLeast = 10;
        private int holdOffMost = 1_000;
        private int warmUp = 64;
        private int sample = 128;
        private long seed = 1;

        private Builder() {}

        /**
         * Sets the mean surprise that is an alarm.
         *
         * @param decades 0.5..5
         * @return this
         */
        public Builder alarmLevel(double decades) {
            this.alarmLevel = decades;
            return this;
        }

        /**
         * Sets how long there is no alarm after one.
         *
         * @param share of the points seen, 0..0.5
         * @param least points
         * @param most points
         * @return this
         */
        public Builder holdOff(double share, int least, int most) {
            this.holdOffShare = share;
            this.holdOffLeast = least;
            this.holdOffMost = most;
            return this;
        }

        /**
         * Sets the points before the first alarm.
         *
         * @param points 20..1,000,000
         * @return this
         */
        public Builder warmUp(int points) {
            this.warmUp = points;
            return this;
        }

        /**
         * Sets how many past situations are remembered.
         *
         * @param vectors 16..1,024
         * @return this
         */
        public Builder sample(int vectors) {
            this.sample = vectors;
            return this;
        }

        /**
         * Sets the seed.
         *
         * @param value any
         * @return this
         */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside its range
         */
        public AnomalyDetectorConfig build() {
            return new AnomalyDetectorConfig(alarmLevel, holdOffShare, holdOffLeast, holdOffMost, warmUp, sample, seed);
        }
    }
}
