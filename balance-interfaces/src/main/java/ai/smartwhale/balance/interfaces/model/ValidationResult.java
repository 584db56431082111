// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that is wrong with a request.
 *
 * @param violations in the order of the fields; empty for a request that is right
 */
public record ValidationResult(List<Violation> violations) {

    /** Nothing is wrong. */
    public static final ValidationResult VALID = new ValidationResult(List.of());

    /** Copies the list. */
    public ValidationResult {
        violations = List.copyOf(violations);
    }

    /**
     * Tells whether nothing is wrong.
     *
     * @return true where there is no violation
     */
    public boolean isValid() {
        return violations.isEmpty();
    }

    /**
     * Everything that is wrong, in words.
     *
     * @return all violations on one line; empty where there are none
     */
    public String text() {
        return violations.stream().map(Violation::text).collect(Collectors.joining("; "));
    }
}
