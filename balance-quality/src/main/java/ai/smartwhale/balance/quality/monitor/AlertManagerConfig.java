// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How an {@link AlertManager} works. Immutable.
 *
 * @param rules their names must differ; 1,000 at most
 * @param maxSources for how many sources the state of the rules is kept, 1 to 100000; the one that was not checked for
 *     longest is forgotten first, unless it has an active alert
 * @param maxHistory how many alerts that were taken back are remembered, 0 to 1000000
 */
public record AlertManagerConfig(List<AlertRule> rules, int maxSources, int maxHistory) {

    /** A warning below a score of 0.80 and an alarm below 0.70, taken back 0.05 above; 256 sources, 1,000 alerts. */
    public static final AlertManagerConfig DEFAULT = new AlertManagerConfig(
            List.of(
                    AlertRule.scoreBelow("score-low", 0.80, 0.85, AlertSeverity.WARNING),
                    AlertRule.scoreBelow("score-very-low", 0.70, 0.75, AlertSeverity.CRITICAL)),
            256,
            1000);

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if something is outside of its range, or two rules have one name
     */
    public AlertManagerConfig {
        rules = List.copyOf(InvalidValueException.requirePresent("rules", rules));
        InvalidValueException.requireRange("rules.size", rules.size(), 0, 1000);
        InvalidValueException.requireRange("maxSources", maxSources, 1, 100_000);
        InvalidValueException.requireRange("maxHistory", maxHistory, 0, 1_000_000);
        Set<String> names = new HashSet<>();
        for (AlertRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new InvalidValueException("rules.name", rule.name(), "a name of its own");
            }
        }
    }
}
