// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityAudit;
import java.time.InstantSource;

/**
 * A policy in use, and the managers of its roles and permissions. Every change is checked as a whole and takes effect
 * at once, for all of it or for none; a check sees either the policy before a change or the one after it. A change of
 * one principal costs time in proportion to the number of principals; use {@link #reload} for many at once.
 * Thread-safe.
 */
public interface AccessControl {

    /**
     * Checks and changes of permissions.
     *
     * @return the manager
     */
    PermissionManager permissions();

    /**
     * Changes of roles.
     *
     * @return the manager
     */
    RoleManager roles();

    /**
     * The policy as it is now.
     *
     * @return the policy
     */
    RbacPolicy policy();

    /**
     * Replaces the whole policy; the old one stays in use if the new one is refused.
     *
     * @param policy the new policy
     * @param by who asks for it, for the audit
     * @throws InvalidPolicyException if its parts do not fit together; names all problems
     * @throws ai.smartwhale.commons.LimitExceededException if it is larger than allowed
     */
    void reload(RbacPolicy policy, String by);

    /**
     * Replaces the whole policy by one in JSON; the old one stays in use if the new one is refused.
     *
     * @param json UTF-8, see {@link RbacPolicy}
     * @param by who asks for it, for the audit
     * @throws InvalidPolicyException if it is malformed or its parts do not fit together; names all problems
     * @throws ai.smartwhale.commons.LimitExceededException if it is larger than allowed
     */
    void reload(byte[] json, String by);

    /**
     * Puts a policy to use.
     *
     * @param policy the policy
     * @param config the limits
     * @param audit hears of every change and of every refused access
     * @param clock the time of events
     * @return the control
     * @throws InvalidPolicyException if the parts of the policy do not fit together; names all problems
     * @throws ai.smartwhale.commons.LimitExceededException if it is larger than allowed
     */
    static AccessControl create(RbacPolicy policy, AccessConfig config, SecurityAudit audit, InstantSource clock) {
        InvalidValueException.requirePresent("policy", policy);
        InvalidValueException.requirePresent("config", config);
        InvalidValueException.requirePresent("audit", audit);
        InvalidValueException.requirePresent("clock", clock);
        return new DefaultAccessControl(policy, config, new AccessAudit(audit, clock));
    }
}
