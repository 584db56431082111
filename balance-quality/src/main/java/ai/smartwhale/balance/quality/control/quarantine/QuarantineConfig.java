// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * Bounds of a store.
 *
 * @param mostEntries entries at the same time, 1 to 10,000,000; 100,000 by default
 * @param mostBytes bytes of all entries, 64 KiB to 1 TiB; 64 MiB by default; of files, the sum of their sizes
 * @param timeToLive how long an entry is kept, up to 10 years; 7 days by default
 */
public record QuarantineConfig(int mostEntries, long mostBytes, Duration timeToLive) {

    private static final long LEAST_BYTES = 64 << 10;
    private static final long LARGEST_BYTES = 1L << 40;
    private static final Duration LONGEST = Duration.ofDays(3653);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public QuarantineConfig {
        InvalidValueException.requireRange("mostEntries", mostEntries, 1, 10_000_000);
        InvalidValueException.requireRange("mostBytes", mostBytes, LEAST_BYTES, LARGEST_BYTES);
        InvalidValueException.requirePositive("timeToLive", timeToLive);
        if (timeToLive.compareTo(LONGEST) > 0) {
            throw new InvalidValueException("timeToLive", timeToLive, "at most " + LONGEST);
        }
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static QuarantineConfig defaults() {
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

        private int mostEntries = 100_000;
        private long mostBytes = 64 << 20;
        private Duration timeToLive = Duration.ofDays(7);

        private Builder() {}

        /** Sets {@link QuarantineConfig#mostEntries()}. */
        public Builder mostEntries(int value) {
            this.mostEntries = value;
            return this;
        }

        /** Sets {@link QuarantineConfig#mostBytes()}. */
        public Builder mostBytes(long value) {
            this.mostBytes = value;
            return this;
        }

        /** Sets {@link QuarantineConfig#timeToLive()}. */
        public Builder timeToLive(Duration value) {
            this.timeToLive = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public QuarantineConfig build() {
            return new QuarantineConfig(mostEntries, mostBytes, timeToLive);
        }
    }
}
