// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import java.util.Optional;
import java.util.Set;

/**
 * Makes, changes, assigns and reviews roles. Every change is refused as a whole if it would make a role inherit from
 * itself or break a static separation of duty. Thread-safe.
 */
public interface RoleManager {

    /**
     * Makes, changes or removes a role.
     *
     * @param change what to do
     * @param by who asks for it, for the audit
     * @return whether anything changed
     * @throws InvalidPolicyException if the role is there already or not there, is still in use, would inherit from
     *     itself (with the way around), or would break a separation of duty
     * @throws ai.smartwhale.commons.LimitExceededException if the policy would grow too large
     */
    boolean manageRoles(RoleChange change, String by);

    /**
     * Gives a role to a principal, which is made if it is not there yet.
     *
     * @param principal who
     * @param role the role
     * @param by who asks for it, for the audit
     * @return whether the principal did not hold it before
     * @throws InvalidPolicyException if the role is not there or a static separation of duty would be broken
     * @throws ai.smartwhale.commons.LimitExceededException if the policy would grow too large
     */
    boolean assignRole(String principal, String role, String by);

    /**
     * Takes a role from a principal.
     *
     * @param principal who
     * @param role the role
     * @param by who asks for it, for the audit
     * @return whether the principal held it directly
     */
    boolean unassignRole(String principal, String role, String by);

    /**
     * Removes a principal with all its roles and rules.
     *
     * @param principal who
     * @param by who asks for it, for the audit
     * @return whether it was there
     */
    boolean removePrincipal(String principal, String by);

    /**
     * Chooses the roles that a principal uses in a session.
     *
     * @param principal who
     * @param roles roles that it holds, directly or by inheritance
     * @return the session, for {@link PermissionManager#checkPermission(ActiveRoles, String, String)}
     * @throws InvalidPolicyException if it does not hold one of them, or they may not be used together
     */
    ActiveRoles activateRoles(String principal, Set<String> roles);

    /**
     * Where a role stands among the others.
     *
     * @param role the role
     * @return its ancestors, heirs and holders; empty if it is not there
     */
    Optional<RoleHierarchy> checkRoleHierarchy(String role);

    /**
     * Whether a role inherits from another, directly or not.
     *
     * @param role the role
     * @param ancestor the other
     * @return true also if both are the same role; false if one is not there
     */
    boolean checkRoleHierarchy(String role, String ancestor);

    /**
     * The roles of a principal.
     *
     * @param principal who
     * @return all, inherited ones included, sorted; empty for somebody unknown
     */
    Set<String> rolesOf(String principal);
}
