// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
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
}
