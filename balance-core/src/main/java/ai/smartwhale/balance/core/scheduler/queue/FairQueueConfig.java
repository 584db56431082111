// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * How a {@link FairQueue} orders, and how much it holds. A model may hold the larger of its least and its share of the
 * bound, so that one that floods the queue fills its own part only.
 *
 * @param ageingStep how much longer than the level above a level waits for the same rank, above zero, one day at most;
 *     500 ms by default
 * @param maxItems items at the same time, 1 to 100,000,000; 100,000 by default
 * @param maxBytes bytes of all items together, 1 or more; 256 MiB by default
 * @param modelShare share of both bounds that one model may fill, above 0 to 1; 0.5 by default
 * @param modelLeastItems items that every model may have in any case, 0 to maxItems; 16 by default
 * @param modelLeastBytes bytes that every model may have in any case, 0 to maxBytes; 1 MiB by default
 * @param maxIdleModels models without items that are remembered for what they had above their share, 0 to 1,000,000;
 *     10,000 by default
 */
public record FairQueueConfig(
        Duration ageingStep,
        int maxItems,
        long maxBytes,
        double modelShare,
        int modelLeastItems,
        long modelLeastBytes,
        int maxIdleModels) {

    private static final Duration LONGEST_STEP = Duration.ofDays(1);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the step is too long
     */
    public FairQueueConfig {
        InvalidValueException.requirePositive("ageingStep", ageingStep);
        LimitExceededException.requireAtMost(
                "ageingStep, in seconds", ageingStep.toSeconds(), LONGEST_STEP.toSeconds());
        InvalidValueException.requireRange("maxItems", maxItems, 1, 100_000_000);
        InvalidValueException.requireRange("maxBytes", maxBytes, 1, Long.MAX_VALUE);
        if (!(modelShare > 0 && modelShare <= 1)) {
            throw new InvalidValueException("modelShare", modelShare, "above 0 to 1");
        }
        InvalidValueException.requireRange("modelLeastItems", modelLeastItems, 0, maxItems);
        InvalidValueException.requireRange("modelLeastBytes", modelLeastBytes, 0, maxBytes);
        InvalidValueException.requireRange("maxIdleModels", maxIdleModels, 0, 1_000_000);
    }

    /**
     * Items that one model may have at the same time.
     *
     * @return 1 or more
     */
    public int modelItems() {
        return Math.max(1, Math.max(modelLeastItems, (int) (maxItems * modelShare)));
    }

    /**
     * Bytes that the items of one model may have together.
     *
     * @return 1 or more
     */
    public long modelBytes() {
        long share = modelShare == 1 ? maxBytes : (long) (maxBytes * modelShare);
        return Math.max(1, Math.max(modelLeastBytes, share));
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static FairQueueConfig defaults() {
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

        private Duration ageingStep = Duration.ofMillis(500);
        private int maxItems = 100_000;
        private long maxBytes = 256L << 20;
        private double modelShare = 0.5;
        private int modelLeastItems = 16;
        private long modelLeastBytes = 1L << 20;
        private int maxIdleModels = 10_000;

        private Builder() {}

        /**
         * Sets ageingStep.
         *
         * @param value how much longer than the level above a level waits for the same rank, above zero
         * @return this
         */
        public Builder ageingStep(Duration value) {
            this.ageingStep = value;
            return this;
        }

        /**
         * Sets maxItems, and lowers modelLeastItems to it where that is larger.
         *
         * @param value items at the same time, 1 to 100,000,000
         * @return this
         */
        public Builder maxItems(int value) {
            this.maxItems = value;
            this.modelLeastItems = Math.min(modelLeastItems, value);
            return this;
        }

        /**
         * Sets maxBytes, and lowers modelLeastBytes to it where that is larger.
         *
         * @param value bytes of all items together, 1 or more
         * @return this
         */
        public Builder maxBytes(long value) {
            this.maxBytes = value;
            this.modelLeastBytes = Math.min(modelLeastBytes, value);
            return this;
        }

        /**
         * Sets modelShare.
         *
         * @param value share of both bounds that one model may fill, above 0 to 1
         * @return this
         */
        public Builder modelShare(double value) {
            this.modelShare = value;
            return this;
        }

        /**
         * Sets modelLeastItems.
         *
         * @param value items that every model may have in any case, 0 to maxItems
         * @return this
         */
        public Builder modelLeastItems(int value) {
            this.modelLeastItems = value;
            return this;
        }

        /**
         * Sets modelLeastBytes.
         *
         * @param value bytes that every model may have in any case, 0 to maxBytes
         * @return this
         */
        public Builder modelLeastBytes(long value) {
            this.modelLeastBytes = value;
            return this;
        }

        /**
         * Sets maxIdleModels.
         *
         * @param value models without items that are remembered, 0 to 1,000,000
         * @return this
         */
        public Builder maxIdleModels(int value) {
            this.maxIdleModels = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         * @throws LimitExceededException if the step is too long
         */
        public FairQueueConfig build() {
            return new FairQueueConfig(
                    ageingStep, maxItems, maxBytes, modelShare, modelLeastItems, modelLeastBytes, maxIdleModels);
        }
    }
}
