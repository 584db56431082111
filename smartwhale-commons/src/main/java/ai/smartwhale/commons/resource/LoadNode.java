// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;

/**
 * A place that carries load.
 *
 * @param id which, unique within a plan
 * @param capacity load that it carries at full use, above 0
 */
public record LoadNode(String id, double capacity) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public LoadNode {
        InvalidValueException.requireText("id", id);
        Checks.requireRange("capacity", capacity, 1e-9, 1e18);
    }
}
