// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How large a policy may grow and what of its use is audited. A change beyond a limit is refused.
 *
 * @param maxPrincipals 1 to 10,000,000; 100,000 by default
 * @param maxRoles 1 to 1,000,000; 10,000 by default
 * @param maxRulesEach rules of one role or principal, 1 to 1,000,000; 10,000 by default
 * @param maxFlattenedRules entries of all principals together after inheritance, principals with equal roles and rules
 *     counted once, 1 to 100,000,000; 4,000,000 by default
 * @param auditGranted whether the audit hears of access that was granted, too; false by default
 */
public record AccessConfig(
        int maxPrincipals, int maxRoles, int maxRulesEach, long maxFlattenedRules, boolean auditGranted) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public AccessConfig {
        InvalidValueException.requireRange("maxPrincipals", maxPrincipals, 1, 10_000_000);
        InvalidValueException.requireRange("maxRoles", maxRoles, 1, 1_000_000);
        InvalidValueException.requireRange("maxRulesEach", maxRulesEach, 1, 1_000_000);
        InvalidValueException.requireRange("maxFlattenedRules", maxFlattenedRules, 1, 100_000_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static AccessConfig defaults() {
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

        private int maxPrincipals = 100_000;
        private int maxRoles = 10_000;
        private int maxRulesEach = 10_000;
        private long maxFlattenedRules = 4_000_000;
        private boolean auditGranted;

        private Builder() {}

        /**
         * Sets the most principals.
         *
         * @param value 1 to 10,000,000
         * @return this
         */
        public Builder maxPrincipals(int value) {
            this.maxPrincipals = value;
            return this;
        }

        /**
         * Sets the most roles.
         *
         * @param value 1 to 1,000,000
         * @return this
         */
        public Builder maxRoles(int value) {
            this.maxRoles = value;
            return this;
        }

        /**
         * Sets the most rules of one role or principal.
         *
         * @param value 1 to 1,000,000
         * @return this
         */
        public Builder maxRulesEach(int value) {
            this.maxRulesEach = value;
            return this;
        }

        /**
         * Sets the most entries after inheritance.
         *
         * @param value 1 to 100,000,000
         * @return this
         */
        public Builder maxFlattenedRules(long value) {
            this.maxFlattenedRules = value;
            return this;
        }

        /**
         * Sets whether granted access is audited.
         *
         * @param value true to audit it
         * @return this
         */
        public Builder auditGranted(boolean value) {
            this.auditGranted = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public AccessConfig build() {
            return new AccessConfig(maxPrincipals, maxRoles, maxRulesEach, maxFlattenedRules, auditGranted);
        }
    }
}
