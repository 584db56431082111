// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import java.util.List;
import java.util.Set;

/**
 * Checks, gives, takes and reviews permissions. What no rule allows is refused; a rule that denies wins. Thread-safe; a
 * change holds for every check that begins after it returned.
 */
public interface PermissionManager {

    /**
     * Whether a principal may do something. Roles that a dynamic separation of duty forbids to use together do not
     * count here; activate one of them by {@link RoleManager#activateRoles}.
     *
     * @param principal who; somebody unknown may do nothing
     * @param resource segments parted by {@code ':'}, without wildcards
     * @param action what
     * @return whether it is allowed
     * @throws ai.smartwhale.commons.InvalidValueException if the resource is malformed
     */
    boolean checkPermission(String principal, String resource, String action);

    /**
     * Whether a principal may do something with the roles that are active in a session.
     *
     * @param session the session
     * @param resource segments parted by {@code ':'}, without wildcards
     * @param action what
     * @return whether it is allowed
     * @throws ai.smartwhale.commons.InvalidValueException if the resource is malformed
     */
    boolean checkPermission(ActiveRoles session, String resource, String action);

    /**
     * Gives a rule to a role or a principal; a rule that denies takes away. A principal that is not there yet is made.
     *
     * @param to who
     * @param rule the rule
     * @param by who asks for it, for the audit
     * @return whether it was not there before
     * @throws InvalidPolicyException if the role is not there
     * @throws ai.smartwhale.commons.LimitExceededException if the policy would grow too large
     */
    boolean grantPermission(Grantee to, Rule rule, String by);

    /**
     * Takes a rule away.
     *
     * @param from who
     * @param rule the rule, exactly as it was given
     * @param by who asks for it, for the audit
     * @return whether it was there
     * @throws InvalidPolicyException if the role or the principal is not there
     */
    boolean revokePermission(Grantee from, Rule rule, String by);

    /**
     * What a principal may do and why.
     *
     * @param principal who
     * @return all rules that hold for it, with the way they come; empty for somebody unknown
     */
    List<EffectiveRule> permissionsOf(String principal);

    /**
     * Why a principal may or may not do something, decided as {@link #checkPermission(String, String, String)} does.
     *
     * @param principal who
     * @param resource segments parted by {@code ':'}, without wildcards
     * @param action what
     * @return the decision and the rules behind it
     * @throws ai.smartwhale.commons.InvalidValueException if the resource is malformed
     */
    AccessDecision explain(String principal, String resource, String action);

    /**
     * Who may do something.
     *
     * @param resource segments parted by {@code ':'}, without wildcards
     * @param action what
     * @return the names of all principals that may, sorted
     * @throws ai.smartwhale.commons.InvalidValueException if the resource is malformed
     */
    Set<String> principalsWith(String resource, String action);
}
