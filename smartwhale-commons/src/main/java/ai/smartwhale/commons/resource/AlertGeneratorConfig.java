// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How often the same alert may be raised.
 *
 * @param cooldown between two alerts of the same key, above zero; five minutes by default
 * @param maxKeys keys remembered, 1 to 1,000,000; 1,000 by default; the one longest silent is forgotten first
 */
public record AlertGeneratorConfig(Duration cooldown, int maxKeys) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public AlertGeneratorConfig {
        InvalidValueException.requirePositive("cooldown", cooldown);
        InvalidValueException.requireRange("maxKeys", maxKeys, 1, 1_000_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static AlertGeneratorConfig defaults() {
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

        private Duration cooldown = Duration.ofMinutes(5);
        private int maxKeys = 1_000;

        private Builder() {}

        /**
         * Sets cooldown.
         *
         * @param value between two alerts of the same key, above zero
         * @return this
         */
        public Builder cooldown(Duration value) {
            this.cooldown = value;
            return this;
        }

        /**
         * Sets maxKeys.
         *
         * @param value keys remembered, 1 to 1,000,000
         * @return this
         */
        public Builder maxKeys(int value) {
            this.maxKeys = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public AlertGeneratorConfig build() {
            return new AlertGeneratorConfig(cooldown, maxKeys);
        }
    }
}
