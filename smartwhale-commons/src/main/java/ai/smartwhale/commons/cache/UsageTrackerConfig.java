// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How closely the use of keys is followed.
 *
 * @param sampleEvery of how many uses one is looked at, 1 to 65,536; with 1, callers wait for each other
 * @param topKeys how many keys are followed each by itself, 8 to 65,536
 * @param distinctSamples how many different keys the share of those used once rests on at most, 16 to 1,048,576
 * @param error how far above the truth a count may be, as a share of all uses looked at, 0.000001 to 0.5
 * @param doubt how probable it is that a count is further above, 0.000001 to 0.5
 * @param halveAfter after how many uses looked at all counts are halved, 1,000 or more
 * @param recent over what time the latest rate of a key is measured, above zero
 * @param longer over what time the rate before is measured, the recent one at least
 * @param zone whose hours of the day are told apart
 */
public record UsageTrackerConfig(
        int sampleEvery,
        int topKeys,
        int distinctSamples,
        double error,
        double doubt,
        long halveAfter,
        Duration recent,
        Duration longer,
        ZoneId zone) {

    /**
     * Checks all.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public UsageTrackerConfig {
        InvalidValueException.requireRange("sampleEvery", sampleEvery, 1, 1 << 16);
        InvalidValueException.requireRange("topKeys", topKeys, 8, 1 << 16);
        InvalidValueException.requireRange("distinctSamples", distinctSamples, 16, 1 << 20);
        if (!(error >= 1e-6 && error <= 0.5)) {
            throw new InvalidValueException("error", error, "0.000001 to 0.5");
        }
        if (!(doubt >= 1e-6 && doubt <= 0.5)) {
            throw new InvalidValueException("doubt", doubt, "0.000001 to 0.5");
        }
        InvalidValueException.requireRange("halveAfter", halveAfter, 1_000, Long.MAX_VALUE);
        InvalidValueException.requirePositive("recent", recent);
        InvalidValueException.requirePositive("longer", longer);
        if (longer.compareTo(recent) < 0) {
            throw new InvalidValueException("longer", longer, "the recent time, " + recent + ", or more");
        }
        InvalidValueException.requirePresent("zone", zone);
    }

    /**
     * One of 16 uses; 256 keys by themselves; 4,096 different keys; counts within 0.05 % with a doubt of 1 %, halved
     * after a million; 5 minutes against 1 hour; UTC.
     *
     * @return a builder with these
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private int sampleEvery = 16;
        private int topKeys = 256;
        private int distinctSamples = 4_096;
        private double error = 0.0005;
        private double doubt = 0.01;
        private long halveAfter = 1_000_000;
        private Duration recent = Duration.ofMinutes(5);
        private Duration longer = Duration.ofHours(1);
        private ZoneId zone = ZoneOffset.UTC;

        private Builder() {}

        /**
         * Of how many uses one is looked at.
         *
         * @param value 1 to 65,536
         * @return this
         */
        public Builder sampleEvery(int value) {
            sampleEvery = value;
            return this;
        }

        /**
         * How many keys are followed each by itself.
         *
         * @param value 8 to 65,536
         * @return this
         */
        public Builder topKeys(int value) {
            topKeys = value;
            return this;
        }

        /**
         * How many different keys the share of those used once rests on.
         *
         * @param value 16 to 1,048,576
         * @return this
         */
        public Builder distinctSamples(int value) {
            distinctSamples = value;
            return this;
        }

        /**
         * How exact counts are.
         *
         * @param error how far above the truth, as a share of all uses looked at
         * @param doubt how probable it is that a count is further above
         * @return this
         */
        public Builder accuracy(double error, double doubt) {
            this.error = error;
            this.doubt = doubt;
            return this;
        }

        /**
         * After how many uses looked at all counts are halved.
         *
         * @param value 1,000 or more
         * @return this
         */
        public Builder halveAfter(long value) {
            halveAfter = value;
            return this;
        }

        /**
         * Over what times rates are measured.
         *
         * @param recent the latest rate
         * @param longer the rate before
         * @return this
         */
        public Builder rates(Duration recent, Duration longer) {
            this.recent = recent;
            this.longer = longer;
            return this;
        }

        /**
         * Whose hours of the day are told apart.
         *
         * @param value the zone
         * @return this
         */
        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /**
         * The settings.
         *
         * @return immutable
         * @throws InvalidValueException if one is outside of its range
         */
        public UsageTrackerConfig build() {
            return new UsageTrackerConfig(
                    sampleEvery, topKeys, distinctSamples, error, doubt, halveAfter, recent, longer, zone);
        }
    }
}
