// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.keys.KekProvider;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How keys are kept.
 *
 * @param store where the keys are stored and by what they are wrapped; none by default, and then they are lost with the
 *     object
 * @param usageLimit encryptions per key, 1 to 2^32; 2^32 by default, the most that NIST SP 800-38D (8.3) allows with
 *     random nonces
 * @param warnAtPercent share of the limit at which a warning is due, 1 to 100; 75 by default
 * @param usagePolicy what happens at the limit; {@link UsagePolicy#ROTATE} by default
 * @param mostKeys keys in the set, destroyed ones too, 1 to 10,000; 256 by default. A new key takes the place of the
 *     oldest destroyed one, and is refused if there is none
 * @param audit is told of every change and refusal; nobody by default
 * @param clock tells the time of events and the age of keys; the system's by default
 */
public record KeyManagerConfig(
        Optional<Store> store,
        long usageLimit,
        int warnAtPercent,
        UsagePolicy usagePolicy,
        int mostKeys,
        SecurityAudit audit,
        InstantSource clock) {

    /** The most encryptions that one key may do with random nonces. */
    public static final long MOST_ENCRYPTIONS = 1L << 32;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing or outside of its range
     */
    public KeyManagerConfig {
        InvalidValueException.requirePresent("store", store);
        InvalidValueException.requireRange("usageLimit", usageLimit, 1, MOST_ENCRYPTIONS);
        InvalidValueException.requireRange("warnAtPercent", warnAtPercent, 1, 100);
        InvalidValueException.requirePresent("usagePolicy", usagePolicy);
        InvalidValueException.requireRange("mostKeys", mostKeys, 1, 10_000);
        InvalidValueException.requirePresent("audit", audit);
        InvalidValueException.requirePresent("clock", clock);
    }

    /**
     * A place for keys.
     *
     * @param file the file; a file of the same name with {@code .lock} behind it stands beside it
     * @param kek wraps the keys
     */
    public record Store(Path file, KekProvider kek) {

        /**
         * Checks both.
         *
         * @throws InvalidValueException if one is missing
         */
        public Store {
            InvalidValueException.requirePresent("file", file);
            InvalidValueException.requirePresent("kek", kek);
        }
    }

    long warnAt() {
        return Math.max(1, usageLimit / 100 * warnAtPercent + usageLimit % 100 * warnAtPercent / 100);
    }

    /**
     * The documented defaults: keys in memory only.
     *
     * @return the settings
     */
    public static KeyManagerConfig defaults() {
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

        private Optional<Store> store = Optional.empty();
        private long usageLimit = MOST_ENCRYPTIONS;
        private int warnAtPercent = 75;
        private UsagePolicy usagePolicy = UsagePolicy.ROTATE;
        private int mostKeys = 256;
        private SecurityAudit audit = SecurityAudit.NONE;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Sets the store.
         *
         * @param file where the keys are stored
         * @param kek by what they are wrapped
         * @return this
         */
        public Builder store(Path file, KekProvider kek) {
            this.store = Optional.of(new Store(file, kek));
            return this;
        }

        /**
         * Sets usageLimit.
         *
         * @param value encryptions per key, 1 to 2^32. Every process counts its own: divide it among them
         * @return this
         */
        public Builder usageLimit(long value) {
            this.usageLimit = value;
            return this;
        }

        /**
         * Sets warnAtPercent.
         *
         * @param value share of the limit, 1 to 100
         * @return this
         */
        public Builder warnAtPercent(int value) {
            this.warnAtPercent = value;
            return this;
        }

        /**
         * Sets usagePolicy.
         *
         * @param value what happens at the limit
         * @return this
         */
        public Builder usagePolicy(UsagePolicy value) {
            this.usagePolicy = value;
            return this;
        }

        /**
         * Sets mostKeys.
         *
         * @param value keys in the set, 1 to 10,000
         * @return this
         */
        public Builder mostKeys(int value) {
            this.mostKeys = value;
            return this;
        }

        /**
         * Sets audit.
         *
         * @param value is told of every change and refusal
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
        public KeyManagerConfig build() {
            return new KeyManagerConfig(store, usageLimit, warnAtPercent, usagePolicy, mostKeys, audit, clock);
        }
    }
}
