// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What may be set.
 *
 * @param name the name, in words with hyphens and sections with dots; {@code <name>} stands for any name
 * @param kind what the value is
 * @param allowed the range or the choices, for people
 * @param defaultValue what holds where nothing is set, as it could be written, or in words
 * @param meaning what it does, in a sentence
 */
public record SettingKey(String name, SettingKind kind, String allowed, String defaultValue, String meaning) {

    /** With what the names of properties begin. */
    public static final String PROPERTY_PREFIX = "smartwhale.balance.";

    /** With what the names of environment variables begin. */
    public static final String VARIABLE_PREFIX = "SMARTWHALE_BALANCE_";

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing
     */
    public SettingKey {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requireText("allowed", allowed);
        InvalidValueException.requireText("defaultValue", defaultValue);
        InvalidValueException.requireText("meaning", meaning);
    }

    /**
     * The property that sets it.
     *
     * @return such as {@code smartwhale.balance.cache.ttl}
     */
    public String property() {
        return PROPERTY_PREFIX + name;
    }

    /**
     * The environment variable that sets it.
     *
     * @return such as {@code SMARTWHALE_BALANCE_CACHE_TTL}
     */
    public String variable() {
        return VARIABLE_PREFIX + Names.variable(name);
    }
}
