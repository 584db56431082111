// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.InvalidValueException;

/**
 * One mistake.
 *
 * @param name the setting, as it was written
 * @param origin where it was written
 * @param message the setting, its value unless that is secret, where it was written, and what would be right
 */
public record SettingProblem(String name, SettingOrigin origin, String message) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing
     */
    public SettingProblem {
        InvalidValueException.requirePresent("name", name);
        InvalidValueException.requirePresent("origin", origin);
        InvalidValueException.requireText("message", message);
    }

    /** The message. */
    @Override
    public String toString() {
        return message;
    }
}
