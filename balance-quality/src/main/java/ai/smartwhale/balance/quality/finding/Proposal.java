// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * What a cell may be repaired to.
 *
 * @param value the new text, or empty where the cell should be made missing
 * @param confidence how likely that is what was meant, 0 to 1
 * @param operator how the value was found, such as {@code dependency-majority}
 */
public record Proposal(Optional<String> value, double confidence, String operator) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent, or the confidence is outside of 0..1
     */
    public Proposal {
        InvalidValueException.requirePresent("value", value);
        QualityScore.requireShare("confidence", confidence);
        InvalidValueException.requireText("operator", operator);
    }
}
