// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;

/** A change of the roles. */
public sealed interface RoleChange {

    /**
     * The role that is changed.
     *
     * @return its name
     */
    String name();

    /**
     * Makes a role that is not there yet.
     *
     * @param role the role
     */
    record Create(Role role) implements RoleChange {

        /** Checks. */
        public Create {
            InvalidValueException.requirePresent("role", role);
        }

        @Override
        public String name() {
            return role.name();
        }
    }

    /**
     * Replaces the parents and rules of a role that is there.
     *
     * @param role the role as it shall be
     */
    record Change(Role role) implements RoleChange {

        /** Checks. */
        public Change {
            InvalidValueException.requirePresent("role", role);
        }

        @Override
        public String name() {
            return role.name();
        }
    }

    /**
     * Removes a role that nobody holds, inherits from, or is kept apart by.
     *
     * @param name the role
     */
    record Remove(String name) implements RoleChange {

        /** Checks. */
        public Remove {
            AccessNames.requireName("role", name);
        }
    }
}
