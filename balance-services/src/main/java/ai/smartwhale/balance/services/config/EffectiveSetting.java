// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * What holds.
 *
 * @param name the setting
 * @param value its value, as it could be written; of a secret, only where it is
 * @param origin who said so
 * @param overridden who else said something, and was not heard, the nearest first
 */
public record EffectiveSetting(String name, String value, SettingOrigin origin, List<SettingOrigin> overridden) {

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if one is missing
     */
    public EffectiveSetting {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requirePresent("value", value);
        InvalidValueException.requirePresent("origin", origin);
        overridden = List.copyOf(overridden);
    }

    /** On one line, for people. */
    @Override
    public String toString() {
        String others = overridden.isEmpty() ? "" : ", over " + overridden;
        return name + " = " + value + " (" + origin + others + ")";
    }
}
