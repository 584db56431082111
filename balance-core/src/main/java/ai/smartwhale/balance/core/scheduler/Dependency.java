// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;

/**
 * That one task waits for another.
 *
 * @param task which waits
 * @param dependsOn what it waits for
 */
public record Dependency(String task, String dependsOn) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is blank
     */
    public Dependency {
        InvalidValueException.requireText("task", task);
        InvalidValueException.requireText("dependsOn", dependsOn);
    }
}
