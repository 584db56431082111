// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import java.util.Set;

/**
 * The roles that a principal uses in one session, for {@link PermissionManager#checkPermission(ActiveRoles, String,
 * String)}. Roles that are taken away later no longer count. Thread-safe.
 */
public interface ActiveRoles {

    /**
     * Whose session it is.
     *
     * @return the name of the principal
     */
    String principal();

    /**
     * What was activated.
     *
     * @return the names of the roles
     */
    Set<String> roles();
}
