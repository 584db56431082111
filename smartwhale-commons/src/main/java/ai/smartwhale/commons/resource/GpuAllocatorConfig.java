// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What of the GPUs is lent.
 *
 * @param share share of a device's memory that is lent, above 0 to 1; 0.9 by default, for contexts take memory too
 * @param maxLeases leases at the same time, 1 to 1,000,000; 1,000 by default
 * @param sweepPeriod between two searches for expired leases, above zero; one second by default
 * @param targetUtilization utilisation that a placement may bring a device to, 0.05 to 1; 0.9 by default
 */
public record GpuAllocatorConfig(double share, int maxLeases, Duration sweepPeriod, double targetUtilization) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public GpuAllocatorConfig {
        Checks.requireRange("share", share, Double.MIN_VALUE, 1);
        InvalidValueException.requireRange("maxLeases", maxLeases, 1, 1_000_000);
        InvalidValueException.requirePositive("sweepPeriod", sweepPeriod);
        Checks.requireRange("targetUtilization", targetUtilization, 0.05, 1);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static GpuAllocatorConfig defaults() {
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

        private double share = 0.9;
        private int maxLeases = 1_000;
        private Duration sweepPeriod = Duration.ofSeconds(1);
        private double targetUtilization = 0.9;

        private Builder() {}

        /**
         * Sets share.
         *
         * @param value share of a device's memory that is lent, above 0 to 1
         * @return this
         */
        public Builder share(double value) {
            this.share = value;
            return this;
        }

        /**
         * Sets maxLeases.
         *
         * @param value leases at the same time, 1 to 1,000,000
         * @return this
         */
        public Builder maxLeases(int value) {
            this.maxLeases = value;
            return this;
        }

        /**
         * Sets sweepPeriod.
         *
         * @param value between two searches for expired leases, above zero
         * @return this
         */
        public Builder sweepPeriod(Duration value) {
            this.sweepPeriod = value;
            return this;
        }

        /**
         * Sets targetUtilization.
         *
         * @param value utilisation that a placement may bring a device to, 0.05 to 1
         * @return this
         */
        public Builder targetUtilization(double value) {
            this.targetUtilization = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public GpuAllocatorConfig build() {
            return new GpuAllocatorConfig(share, maxLeases, sweepPeriod, targetUtilization);
        }
    }
}
