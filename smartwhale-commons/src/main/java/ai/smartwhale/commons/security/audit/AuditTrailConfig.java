// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How an audit trail is kept.
 *
 * @param key makes the hashes, by HMAC-SHA-256; none by default, and then they are SHA-256 and whoever can write the
 *     files can make new ones that fit. The key lies elsewhere than the trail, and is not rotated within one trail
 * @param durability how far an event has come when it is recorded; {@link AuditDurability#WRITTEN} by default
 * @param fileBytes length at which a file is put by and a new one begun, in bytes, 16 KiB to 1 GiB; 16 MiB by default
 * @param keptFiles files kept beside the current one, 1 to 100,000; 256 by default. The oldest is deleted beyond that
 * @param recordBytes the longest record, in bytes, 8 KiB to 1 MiB; 64 KiB by default. Longer ones are shortened
 * @param clock tells the time of what the trail itself has to say; the system's by default
 */
public record AuditTrailConfig(
        Optional<KeyMaterial> key,
        AuditDurability durability,
        int fileBytes,
        int keptFiles,
        int recordBytes,
        InstantSource clock) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing or outside of its range
     */
    public AuditTrailConfig {
        InvalidValueException.requirePresent("key", key).ifPresent(given -> {
            if (given.purpose() != KeyPurpose.HMAC_SIGNING) {
                throw new InvalidValueException("key", given, "a key for " + KeyPurpose.HMAC_SIGNING);
            }
        });
        InvalidValueException.requirePresent("durability", durability);
        InvalidValueException.requireRange("fileBytes", fileBytes, 16 << 10, 1 << 30);
        InvalidValueException.requireRange("keptFiles", keptFiles, 1, 100_000);
        InvalidValueException.requireRange("recordBytes", recordBytes, 8 << 10, 1 << 20);
        InvalidValueException.requirePresent("clock", clock);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static AuditTrailConfig defaults() {
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

        private Optional<KeyMaterial> key = Optional.empty();
        private AuditDurability durability = AuditDurability.WRITTEN;
        private int fileBytes = 16 << 20;
        private int keptFiles = 256;
        private int recordBytes = 64 << 10;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Sets key.
         *
         * @param value makes the hashes; a key for signing by HMAC
         * @return this
         */
        public Builder key(KeyMaterial value) {
            this.key = Optional.of(InvalidValueException.requirePresent("key", value));
            return this;
        }

        /**
         * Sets durability.
         *
         * @param value how far an event has come when it is recorded
         * @return this
         */
        public Builder durability(AuditDurability value) {
            this.durability = value;
            return this;
        }

        /**
         * Sets fileBytes.
         *
         * @param value length at which a file is put by, in bytes, 16 KiB to 1 GiB
         * @return this
         */
        public Builder fileBytes(int value) {
            this.fileBytes = value;
            return this;
        }

        /**
         * Sets keptFiles.
         *
         * @param value files kept beside the current one, 1 to 100,000
         * @return this
         */
        public Builder keptFiles(int value) {
            this.keptFiles = value;
            return this;
        }

        /**
         * Sets recordBytes.
         *
         * @param value the longest record, in bytes, 8 KiB to 1 MiB
         * @return this
         */
        public Builder recordBytes(int value) {
            this.recordBytes = value;
            return this;
        }

        /**
         * Sets clock.
         *
         * @param value tells the time of what the trail itself has to say
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
        public AuditTrailConfig build() {
            return new AuditTrailConfig(key, durability, fileBytes, keptFiles, recordBytes, clock);
        }
    }
}
