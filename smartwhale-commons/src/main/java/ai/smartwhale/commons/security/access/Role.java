// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Set;

/**
 * A named set of rules that may inherit from other roles.
 *
 * @param name 1 to 256 characters
 * @param parents the roles whose rules it inherits
 * @param rules its own rules
 */
public record Role(String name, Set<String> parents, Set<Rule> rules) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the name is malformed
     */
    public Role {
        AccessNames.requireName("role", name);
        parents = Set.copyOf(InvalidValueException.requirePresent("parents", parents));
        rules = Set.copyOf(InvalidValueException.requirePresent("rules", rules));
    }

    /**
     * A role that inherits from nobody.
     *
     * @param name its name
     * @param rules its rules
     * @return the role
     */
    public static Role of(String name, Rule... rules) {
        return new Role(name, Set.of(), Set.of(rules));
    }

    /**
     * The same role with other parents.
     *
     * @param names all roles that it inherits from
     * @return the role
     */
    public Role inheriting(String... names) {
        return new Role(name, Set.of(names), rules);
    }
}
