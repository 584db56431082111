// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;

/**
 * How data are encrypted.
 *
 * @param mostBytes the longest plaintext that is encrypted in one piece, in bytes, 1 to 2^30; 16 MiB by default. What
 *     is longer goes through a stream
 * @param mostAssociatedBytes the longest associated data, in bytes, 1 to 2^20; 64 KiB by default
 * @param emptyAssociatedData whether associated data may be empty, and a ciphertext therefore be moved to another place
 *     without being noticed; false by default
 * @param segmentBytes the length of the segments of a stream, in bytes, 4 KiB to 16 MiB; 1 MiB by default. Both sides
 *     need the same; a stream takes memory for two segments
 * @param audit is told of everything that could not be decrypted; nobody by default
 * @param clock tells the time of events; the system's by default
 */
public record DataEncryptorConfig(
        int mostBytes,
        int mostAssociatedBytes,
        boolean emptyAssociatedData,
        int segmentBytes,
        SecurityAudit audit,
        InstantSource clock) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing or outside of its range
     */
    public DataEncryptorConfig {
        InvalidValueException.requireRange("mostBytes", mostBytes, 1, 1 << 30);
        InvalidValueException.requireRange("mostAssociatedBytes", mostAssociatedBytes, 1, 1 << 20);
        InvalidValueException.requireRange("segmentBytes", segmentBytes, 4 << 10, 16 << 20);
        InvalidValueException.requirePresent("audit", audit);
        InvalidValueException.requirePresent("clock", clock);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static DataEncryptorConfig defaults() {
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

        private int mostBytes = 16 << 20;
        private int mostAssociatedBytes = 64 << 10;
        private boolean emptyAssociatedData;
        private int segmentBytes = 1 << 20;
        private SecurityAudit audit = SecurityAudit.NONE;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Sets mostBytes.
         *
         * @param value the longest plaintext in one piece, in bytes, 1 to 2^30
         * @return this
         */
        public Builder mostBytes(int value) {
            this.mostBytes = value;
            return this;
        }

        /**
         * Sets mostAssociatedBytes.
         *
         * @param value the longest associated data, in bytes, 1 to 2^20
         * @return this
         */
        public Builder mostAssociatedBytes(int value) {
            this.mostAssociatedBytes = value;
            return this;
        }

        /**
         * Sets emptyAssociatedData.
         *
         * @param value whether associated data may be empty
         * @return this
         */
        public Builder emptyAssociatedData(boolean value) {
            this.emptyAssociatedData = value;
            return this;
        }

        /**
         * Sets segmentBytes.
         *
         * @param value the length of the segments of a stream, in bytes, 4 KiB to 16 MiB
         * @return this
         */
        public Builder segmentBytes(int value) {
            this.segmentBytes = value;
            return this;
        }

        /**
         * Sets audit.
         *
         * @param value is told of everything that could not be decrypted
         * @return this
         */
        public Builder audit(SecurityAudit value) {
            this.audit = value;
            return this;
        }

        /**
         * Sets clock.
         *
         * @param value tells the time
         * @return this
         */
        public Builder clock(InstantSource value) {
            this.clock = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is missing or outside of its range
         */
        public DataEncryptorConfig build() {
            return new DataEncryptorConfig(
                    mostBytes, mostAssociatedBytes, emptyAssociatedData, segmentBytes, audit, clock);
        }
    }
}
