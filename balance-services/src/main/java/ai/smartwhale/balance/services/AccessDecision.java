// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Whether something may go on.
 *
 * @param allowed whether it may
 * @param reason why not, for auditors only: never shown to who attempted it; empty where it is allowed
 */
public record AccessDecision(boolean allowed, String reason) {

    /** It may go on. */
    public static final AccessDecision ALLOWED = new AccessDecision(true, "");

    /** Checks. */
    public AccessDecision {
        InvalidValueException.requirePresent("reason", reason);
    }

    /**
     * It may not.
     *
     * @param reason why, for auditors
     * @return the decision
     */
    public static AccessDecision refused(String reason) {
        return new AccessDecision(false, InvalidValueException.requireText("reason", reason));
    }
}
