// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Set;

/**
 * A role among the others.
 *
 * @param role the role
 * @param ancestors all roles that it inherits from, directly or not
 * @param heirs all roles that inherit from it, directly or not
 * @param principals everybody who holds it, directly or through an heir
 */
public record RoleHierarchy(Role role, Set<String> ancestors, Set<String> heirs, Set<String> principals) {

    /** Checks and copies. */
    public RoleHierarchy {
        InvalidValueException.requirePresent("role", role);
        ancestors = Set.copyOf(InvalidValueException.requirePresent("ancestors", ancestors));
        heirs = Set.copyOf(InvalidValueException.requirePresent("heirs", heirs));
        principals = Set.copyOf(InvalidValueException.requirePresent("principals", principals));
    }
}
