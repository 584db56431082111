// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which alert it is, whatever its state.
 *
 * @param rule the name of the rule
 * @param labels which of what the rule watches, in the order of their names
 */
public record AlertKey(String rule, Map<String, String> labels) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the rule is blank
     */
    public AlertKey {
        InvalidValueException.requireText("rule", rule);
        labels = Collections.unmodifiableMap(new TreeMap<>(InvalidValueException.requirePresent("labels", labels)));
    }
}
