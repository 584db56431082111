// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * A decision with its reasons.
 *
 * @param allowed whether access is granted
 * @param reasons every rule that speaks of the access, those that deny first; empty where nothing does
 */
public record AccessDecision(boolean allowed, List<EffectiveRule> reasons) {

    /** Checks and copies. */
    public AccessDecision {
        reasons = List.copyOf(InvalidValueException.requirePresent("reasons", reasons));
    }
}
