// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Set;

/**
 * Somebody or something that asks for access, with what was given to it.
 *
 * @param name 1 to 256 characters
 * @param roles the roles that are assigned to it
 * @param rules rules of its own
 */
public record Principal(String name, Set<String> roles, Set<Rule> rules) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the name is malformed
     */
    public Principal {
        AccessNames.requireName("principal", name);
        roles = Set.copyOf(InvalidValueException.requirePresent("roles", roles));
        rules = Set.copyOf(InvalidValueException.requirePresent("rules", rules));
    }

    /**
     * A principal without rules of its own.
     *
     * @param name its name
     * @param roles its roles
     * @return the principal
     */
    public static Principal of(String name, String... roles) {
        return new Principal(name, Set.of(roles), Set.of());
    }
}
