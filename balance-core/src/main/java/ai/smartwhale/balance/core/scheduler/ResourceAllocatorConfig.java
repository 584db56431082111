// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Set;

/**
 * What is lent, and to whom.
 *
 * @param capacityShare share of the limits of the process that is lent, above 0 to 1; 0.9 by default
 * @param wholeGpus whether a GPU serves one lease at a time; false by default
 * @param cpuLimit share of the processors above which foreign load stops all lending, above 0 to 1; 0.85 by default
 * @param memoryLimit share of the memory above which foreign load stops all lending, above 0 to 1; 0.9 by default
 * @param stalest the age from which on a sample of the load says nothing any more, above zero; 5 seconds by default
 * @param auxiliary resources that do not count for the share of a model; none by default
 * @param maxSkips how often a request that waits may be passed over before what it needs is kept for it, 1 or more; 64
 *     by default
 * @param maxLeases leases at the same time, 1 to 10,000,000; 100,000 by default
 * @param maxWaiters requests that may wait, 0 to 10,000,000; 10,000 by default
 * @param maxModels models that are known at the same time by their leases, requests or weights, 1 to 10,000,000; 10,000
 *     by default
 */
public record ResourceAllocatorConfig(
        double capacityShare,
        boolean wholeGpus,
        double cpuLimit,
        double memoryLimit,
        Duration stalest,
        Set<SharedResource> auxiliary,
        int maxSkips,
        int maxLeases,
        int maxWaiters,
        int maxModels) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ResourceAllocatorConfig {
        requireShare("capacityShare", capacityShare);
        requireShare("cpuLimit", cpuLimit);
        requireShare("memoryLimit", memoryLimit);
        InvalidValueException.requirePositive("stalest", stalest);
        auxiliary = Set.copyOf(InvalidValueException.requirePresent("auxiliary", auxiliary));
        InvalidValueException.requireRange("maxSkips", maxSkips, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("maxLeases", maxLeases, 1, 10_000_000);
        InvalidValueException.requireRange("maxWaiters", maxWaiters, 0, 10_000_000);
        InvalidValueException.requireRange("maxModels", maxModels, 1, 10_000_000);
    }

    private static void requireShare(String field, double share) {
        // Written so that NaN is refused.
        if (!(share > 0 && share <= 1)) {
            throw new InvalidValueException(field, share, "above 0 to 1");
        }
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ResourceAllocatorConfig defaults() {
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

        private double capacityShare = 0.9;
        private boolean wholeGpus;
        private double cpuLimit = 0.85;
        private double memoryLimit = 0.9;
        private Duration stalest = Duration.ofSeconds(5);
        private Set<SharedResource> auxiliary = Set.of();
        private int maxSkips = 64;
        private int maxLeases = 100_000;
        private int maxWaiters = 10_000;
        private int maxModels = 10_000;

        private Builder() {}

        /**
         * Sets capacityShare.
         *
         * @param value share of the limits of the process that is lent, above 0 to 1
         * @return this
         */
        public Builder capacityShare(double value) {
            this.capacityShare = value;
            return this;
        }

        /**
         * Sets wholeGpus.
         *
         * @param value whether a GPU serves one lease at a time
         * @return this
         */
        public Builder wholeGpus(boolean value) {
            this.wholeGpus = value;
            return this;
        }

        /**
         * Sets cpuLimit.
         *
         * @param value share of the processors above which foreign load stops all lending, above 0 to 1
         * @return this
         */
        public Builder cpuLimit(double value) {
            this.cpuLimit = value;
            return this;
        }

        /**
         * Sets memoryLimit.
         *
         * @param value share of the memory above which foreign load stops all lending, above 0 to 1
         * @return this
         */
        public Builder memoryLimit(double value) {
            this.memoryLimit = value;
            return this;
        }

        /**
         * Sets stalest.
         *
         * @param value the age from which on a sample of the load says nothing any more, above zero
         * @return this
         */
        public Builder stalest(Duration value) {
            this.stalest = value;
            return this;
        }

        /**
         * Sets auxiliary.
         *
         * @param value resources that do not count for the share of a model
         * @return this
         */
        public Builder auxiliary(Set<SharedResource> value) {
            this.auxiliary = value;
            return this;
        }

        /**
         * Sets maxSkips.
         *
         * @param value how often a request that waits may be passed over, 1 or more
         * @return this
         */
        public Builder maxSkips(int value) {
            this.maxSkips = value;
            return this;
        }

        /**
         * Sets maxLeases.
         *
         * @param value leases at the same time, 1 to 10,000,000
         * @return this
         */
        public Builder maxLeases(int value) {
            this.maxLeases = value;
            return this;
        }

        /**
         * Sets maxWaiters.
         *
         * @param value requests that may wait, 0 to 10,000,000
         * @return this
         */
        public Builder maxWaiters(int value) {
            this.maxWaiters = value;
            return this;
        }

        /**
         * Sets maxModels.
         *
         * @param value models that are known at the same time, 1 to 10,000,000
         * @return this
         */
        public Builder maxModels(int value) {
            this.maxModels = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public ResourceAllocatorConfig build() {
            return new ResourceAllocatorConfig(
                    capacityShare,
                    wholeGpus,
                    cpuLimit,
                    memoryLimit,
                    stalest,
                    auxiliary,
                    maxSkips,
                    maxLeases,
                    maxWaiters,
                    maxModels);
        }
    }
}
