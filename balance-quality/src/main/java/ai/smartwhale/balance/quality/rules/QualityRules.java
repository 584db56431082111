// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the owner of the data says must hold. Immutable.
 *
 * @param rules each of them is checked on every record
 * @param references the known values by the name of the reference
 */
public record QualityRules(List<Rule> rules, Map<String, Set<String>> references) {

    /** No rules: only what the data itself tells is used. */
    public static final QualityRules NONE = new QualityRules(List.of(), Map.of());

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if a rule names a reference that is not given
     */
    public QualityRules {
        rules = List.copyOf(InvalidValueException.requirePresent("rules", rules));
        Map<String, Set<String>> copied = new HashMap<>();
        InvalidValueException.requirePresent("references", references)
                .forEach((name, values) -> copied.put(name, Set.copyOf(values)));
        references = Map.copyOf(copied);
        for (Rule rule : rules) {
            if (rule instanceof Rule.Reference reference && !references.containsKey(reference.reference())) {
                throw new InvalidValueException("reference", reference.reference(), "one of " + references.keySet());
            }
        }
    }

    /**
     * Rules without references.
     *
     * @param rules the rules
     * @return them
     */
    public static QualityRules of(Rule... rules) {
        return new QualityRules(List.of(rules), Map.of());
    }
}
