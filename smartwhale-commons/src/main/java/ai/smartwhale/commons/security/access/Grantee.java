// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Who is given a permission.
 *
 * @param kind a role or a principal
 * @param name its name
 */
public record Grantee(Kind kind, String name) {

    /** The kinds of grantees. */
    public enum Kind {
        /** Everybody who holds a role. */
        ROLE,
        /** One principal. */
        PRINCIPAL
    }

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if the name is malformed
     */
    public Grantee {
        InvalidValueException.requirePresent("kind", kind);
        AccessNames.requireName("grantee", name);
    }

    /**
     * Everybody who holds a role.
     *
     * @param name the role
     * @return the grantee
     */
    public static Grantee role(String name) {
        return new Grantee(Kind.ROLE, name);
    }

    /**
     * One principal.
     *
     * @param name the principal
     * @return the grantee
     */
    public static Grantee principal(String name) {
        return new Grantee(Kind.PRINCIPAL, name);
    }
}
