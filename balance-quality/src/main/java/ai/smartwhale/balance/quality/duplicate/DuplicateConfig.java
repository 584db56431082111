// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * Settings of {@link DuplicateFinder}.
 *
 * @param threshold the probability from which on two records are taken for the same, 0 to 1; 0.5 takes a false pair to
 *     be as bad as a missed one, more makes fewer false groups
 * @param neighbours with how many of its most similar records each is compared, 4 to 100
 * @param largestBlock values that more records share are not used to find candidates, 2 to 10,000
 * @param maxRecords the most records of one batch, 2 to 10,000,000
 * @param survivorRule which record of a group is kept
 */
public record DuplicateConfig(
        double threshold, int neighbours, int largestBlock, int maxRecords, SurvivorRule survivorRule) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent or outside of its range
     */
    public DuplicateConfig {
        QualityScore.requireShare("threshold", threshold);
        InvalidValueException.requireRange("neighbours", neighbours, 4, 100);
        InvalidValueException.requireRange("largestBlock", largestBlock, 2, 10_000);
        InvalidValueException.requireRange("maxRecords", maxRecords, 2, 10_000_000);
        InvalidValueException.requirePresent("survivorRule", survivorRule);
    }

    /**
     * Threshold 0.9, 10 neighbours, blocks of up to 100, batches of up to 200,000.
     *
     * @return the defaults
     */
    public static DuplicateConfig defaults() {
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

    /** Collects settings. Not safe for use by several threads. */
    public static final class Builder {

        private double threshold = 0.9;
        private int neighbours = 10;
        private int largestBlock = 100;
        private int maxRecords = 200_000;
        private SurvivorRule survivorRule = SurvivorRule.MOST_COMPLETE_THEN_NEWEST;

        private Builder() {}

        /**
         * Sets the probability from which on two records are taken for the same.
         *
         * @param value 0 to 1
         * @return this builder
         */
        public Builder threshold(double value) {
            threshold = value;
            return this;
        }

        /**
         * Sets with how many similar records each is compared.
         *
         * @param value 4 to 100
         * @return this builder
         */
        public Builder neighbours(int value) {
            neighbours = value;
            return this;
        }

        /**
         * Sets how many records may share a value that is used to find candidates.
         *
         * @param value 2 to 10,000
         * @return this builder
         */
        public Builder largestBlock(int value) {
            largestBlock = value;
            return this;
        }

        /**
         * Sets the most records of one batch.
         *
         * @param value 2 to 10,000,000
         * @return this builder
         */
        public Builder maxRecords(int value) {
            maxRecords = value;
            return this;
        }

        /**
         * Sets which record of a group is kept.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder survivorRule(SurvivorRule rule) {
            survivorRule = rule;
            return this;
        }

        /**
         * Checks the settings.
         *
         * @return the configuration
         */
        public DuplicateConfig build() {
            return new DuplicateConfig(threshold, neighbours, largestBlock, maxRecords, survivorRule);
        }
    }
}
