// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What of the memory is lent, and in which pieces.
 *
 * @param capacityShare share of the effective limit that is lent, above 0 to 0.95; 0.25 by default; without effect
 *     where a capacity is given
 * @param direct whether buffers lie outside of the heap; true by default
 * @param slabBytes size of a slab, 64 KiB to 1 GiB; 4 MiB by default; larger requests get a slab of their own
 * @param maxLeases leases at the same time, 1 to 10,000,000; 100,000 by default
 * @param sweepPeriod between two searches for expired leases, above zero; one second by default
 * @param watermarkWindow how long a high watermark is remembered, above zero; five minutes by default
 * @param headroom what is kept, as a multiple of the watermark, 1 to 10; 1.2 by default
 */
public record MemoryAllocatorConfig(
        double capacityShare,
        boolean direct,
        int slabBytes,
        int maxLeases,
        Duration sweepPeriod,
        Duration watermarkWindow,
        double headroom) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public MemoryAllocatorConfig {
        Checks.requireRange("capacityShare", capacityShare, Double.MIN_VALUE, 0.95);
        InvalidValueException.requireRange("slabBytes", slabBytes, 64 << 10, 1 << 30);
        InvalidValueException.requireRange("maxLeases", maxLeases, 1, 10_000_000);
        InvalidValueException.requirePositive("sweepPeriod", sweepPeriod);
        InvalidValueException.requirePositive("watermarkWindow", watermarkWindow);
        Checks.requireRange("headroom", headroom, 1, 10);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static MemoryAllocatorConfig defaults() {
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

        private double capacityShare = 0.25;
        private boolean direct = true;
        private int slabBytes = 4 << 20;
        private int maxLeases = 100_000;
        private Duration sweepPeriod = Duration.ofSeconds(1);
        private Duration watermarkWindow = Duration.ofMinutes(5);
        private double headroom = 1.2;

        private Builder() {}

        /**
         * Sets capacityShare.
         *
         * @param value share of the effective limit that is lent, above 0 to 0.95
         * @return this
         */
        public Builder capacityShare(double value) {
            this.capacityShare = value;
            return this;
        }

        /**
         * Sets direct.
         *
         * @param value whether buffers lie outside of the heap
         * @return this
         */
        public Builder direct(boolean value) {
            this.direct = value;
            return this;
        }

        /**
         * Sets slabBytes.
         *
         * @param value size of a slab, 64 KiB to 1 GiB
         * @return this
         */
        public Builder slabBytes(int value) {
            this.slabBytes = value;
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
         * Sets watermarkWindow.
         *
         * @param value how long a high watermark is remembered, above zero
         * @return this
         */
        public Builder watermarkWindow(Duration value) {
            this.watermarkWindow = value;
            return this;
        }

        /**
         * Sets headroom.
         *
         * @param value what is kept, as a multiple of the watermark, 1 to 10
         * @return this
         */
        public Builder headroom(double value) {
            this.headroom = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public MemoryAllocatorConfig build() {
            return new MemoryAllocatorConfig(
                    capacityShare, direct, slabBytes, maxLeases, sweepPeriod, watermarkWindow, headroom);
        }
    }
}
