// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.access.PermissionManager;
import java.util.Map;

/**
 * Decides who may ask for what, and who may receive which topic. Asked once for each request, before the cache is, and
 * once for each topic that is to be received; it must be quick, must not block, and must not throw: a policy that
 * throws has refused. Implementations are thread-safe.
 */
@FunctionalInterface
public interface AccessPolicy {

    /** Lets everybody do everything; the default. */
    AccessPolicy ALLOW_ALL = attempt -> AccessDecision.ALLOWED;

    /** The name under which {@link #byPermissions} looks up those who did not say who they are. */
    String ANONYMOUS = "anonymous";

    /**
     * Decides.
     *
     * @param attempt what is attempted
     * @return whether it may go on
     */
    AccessDecision decide(AccessAttempt attempt);

    /**
     * A policy by the name of the principal.
     *
     * @param policies the policy of each principal
     * @param others the policy for all others, and for those who did not say who they are
     * @return the policy
     */
    static AccessPolicy byPrincipal(Map<String, AccessPolicy> policies, AccessPolicy others) {
        Map<String, AccessPolicy> known = Map.copyOf(InvalidValueException.requirePresent("policies", policies));
        InvalidValueException.requirePresent("others", others);
        return attempt -> attempt.principal()
                .map(name -> known.getOrDefault(name, others))
                .orElse(others)
                .decide(attempt);
    }

    /**
     * A policy by roles and permissions. A change of them holds for the next attempt.
     *
     * <p>To ask for something takes the permission {@code source:SOURCE:TYPE:MODEL} with the operation as its action,
     * all as they are on the wire, such as {@code source:wiki:text:model-7} and {@code fetch_data}. A request that
     * leaves the source to the Data service takes that permission for every source: a rule that denies one of them
     * cannot be got around. To receive a topic, and to have an answer sent there, takes the permission {@code topic:}
     * with the name of the topic, its dots written as {@code ':'}, and the action {@code receive}, such as
     * {@code topic:smartwhale:data:responses:model-7}. With wildcards: {@code source:wiki:*} is everything of the wiki,
     * {@code source:*:*:model-7} everything for one model, {@code topic:smartwhale:data:responses:*} all topics of
     * answers.
     *
     * <p>Who did not say who they are is the principal {@value #ANONYMOUS}. What the permissions refuse they tell their
     * own audit, too.
     *
     * @param permissions the permissions
     * @return the policy
     */
    static AccessPolicy byPermissions(PermissionManager permissions) {
        return new PermissionPolicy(permissions);
    }
}
