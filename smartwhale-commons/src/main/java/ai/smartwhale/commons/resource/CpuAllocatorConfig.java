// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What of the processors is lent, and to whom.
 *
 * @param maxLeases leases at the same time, 1 to 1,000,000; 10,000 by default
 * @param maxWaiters requests that may wait, 0 to 1,000,000; 1,000 by default
 * @param highReserve share of the cores that only high priority may use, 0 to 0.9; 0.1 by default
 * @param sweepPeriod between two searches for expired leases, above zero; one second by default
 * @param targetUtilization utilisation of a core that threads are planned for, 0.05 to 1; 0.75 by default
 * @param threadHysteresis relative change of a thread count below which it stays, 0 to 1; 0.1 by default
 * @param leastThreads fewest threads advised, 1 to 10,000; 1 by default
 * @param mostThreads most threads advised, leastThreads to 10,000; 256 by default
 */
public record CpuAllocatorConfig(
        int maxLeases,
        int maxWaiters,
        double highReserve,
        Duration sweepPeriod,
        double targetUtilization,
        double threadHysteresis,
        int leastThreads,
        int mostThreads) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public CpuAllocatorConfig {
        InvalidValueException.requireRange("maxLeases", maxLeases, 1, 1_000_000);
        InvalidValueException.requireRange("maxWaiters", maxWaiters, 0, 1_000_000);
        Checks.requireRange("highReserve", highReserve, 0, 0.9);
        InvalidValueException.requirePositive("sweepPeriod", sweepPeriod);
        Checks.requireRange("targetUtilization", targetUtilization, 0.05, 1);
        Checks.requireRange("threadHysteresis", threadHysteresis, 0, 1);
        InvalidValueException.requireRange("leastThreads", leastThreads, 1, 10_000);
        InvalidValueException.requireRange("mostThreads", mostThreads, leastThreads, 10_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static CpuAllocatorConfig defaults() {
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

        private int maxLeases = 10_000;
        private int maxWaiters = 1_000;
        private double highReserve = 0.1;
        private Duration sweepPeriod = Duration.ofSeconds(1);
        private double targetUtilization = 0.75;
        private double threadHysteresis = 0.1;
        private int leastThreads = 1;
        private int mostThreads = 256;

        private Builder() {}

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
         * Sets maxWaiters.
         *
         * @param value requests that may wait, 0 to 1,000,000
         * @return this
         */
        public Builder maxWaiters(int value) {
            this.maxWaiters = value;
            return this;
        }

        /**
         * Sets highReserve.
         *
         * @param value share of the cores that only high priority may use, 0 to 0.9
         * @return this
         */
        public Builder highReserve(double value) {
            this.highReserve = value;
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
         * @param value utilisation of a core that threads are planned for, 0.05 to 1
         * @return this
         */
        public Builder targetUtilization(double value) {
            this.targetUtilization = value;
            return this;
        }

        /**
         * Sets threadHysteresis.
         *
         * @param value relative change of a thread count below which it stays, 0 to 1
         * @return this
         */
        public Builder threadHysteresis(double value) {
            this.threadHysteresis = value;
            return this;
        }

        /**
         * Sets leastThreads.
         *
         * @param value fewest threads advised, 1 to 10,000
         * @return this
         */
        public Builder leastThreads(int value) {
            this.leastThreads = value;
            return this;
        }

        /**
         * Sets mostThreads.
         *
         * @param value most threads advised, leastThreads to 10,000
         * @return this
         */
        public Builder mostThreads(int value) {
            this.mostThreads = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public CpuAllocatorConfig build() {
            return new CpuAllocatorConfig(
                    maxLeases,
                    maxWaiters,
                    highReserve,
                    sweepPeriod,
                    targetUtilization,
                    threadHysteresis,
                    leastThreads,
                    mostThreads);
        }
    }
}
