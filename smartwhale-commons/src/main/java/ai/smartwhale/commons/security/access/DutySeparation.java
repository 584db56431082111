// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Set;

/**
 * Roles of which nobody may hold, or use at the same time, more than a number (ANSI INCITS 359, constrained RBAC).
 * Inherited roles count.
 *
 * @param name 1 to 256 characters
 * @param kind when it is looked at
 * @param roles at least two roles
 * @param most how many of them are allowed together, at least one and fewer than there are
 */
public record DutySeparation(String name, Kind kind, Set<String> roles, int most) {

    /** When a separation is looked at. */
    public enum Kind {
        /** When roles are assigned: nobody holds more than the number. */
        STATIC,
        /** When roles are activated: nobody uses more than the number in one session. */
        DYNAMIC
    }

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public DutySeparation {
        AccessNames.requireName("separation", name);
        InvalidValueException.requirePresent("kind", kind);
        roles = Set.copyOf(InvalidValueException.requirePresent("roles", roles));
        InvalidValueException.requireRange("roles of " + name, roles.size(), 2, Integer.MAX_VALUE);
        InvalidValueException.requireRange("most of " + name, most, 1, roles.size() - 1L);
    }

    boolean isBrokenBy(Set<String> held) {
        int count = 0;
        for (String role : roles) {
            if (held.contains(role)) {
                count++;
            }
        }
        return count > most;
    }
}
