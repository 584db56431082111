// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How often the same alert may be raised.
 *
 * @param cooldown between two alerts of the same key, above zero; five minutes by default
 */
public record AlertGeneratorConfig(Duration cooldown) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public AlertGeneratorConfig {
        InvalidValueException.requirePositive("cooldown", cooldown);
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
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public AlertGeneratorConfig build() {
            return new AlertGeneratorConfig(cooldown);
        }
    }
}
