// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * A rule that holds for a principal, with why.
 *
 * @param rule the rule
 * @param via the way from an assigned role to the role that has the rule; empty for a rule of the principal's own
 * @param active whether the rule counts; false for what is allowed by a role that a dynamic separation keeps inactive
 */
public record EffectiveRule(Rule rule, List<String> via, boolean active) {

    /** Checks and copies. */
    public EffectiveRule {
        InvalidValueException.requirePresent("rule", rule);
        via = List.copyOf(InvalidValueException.requirePresent("via", via));
    }
}
