// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;

/**
 * A piece of load that can be moved as a whole.
 *
 * @param id which, unique within a plan
 * @param node where it lies
 * @param load how much, 0 or more, in the unit of the capacities
 */
public record LoadItem(String id, String node, double load) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public LoadItem {
        InvalidValueException.requireText("id", id);
        InvalidValueException.requireText("node", node);
        Checks.requireRange("load", load, 0, 1e18);
    }
}
