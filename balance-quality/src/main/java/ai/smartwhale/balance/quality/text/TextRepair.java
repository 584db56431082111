// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * A text as it should be.
 *
 * @param text the repaired text
 * @param confidence how likely that is what was written, 0 to 1; 1 where the damage can be done again from the repaired
 *     text and nothing else explains it
 * @param steps what was done, such as {@code windows-1252 as UTF-8}
 */
public record TextRepair(String text, double confidence, String steps) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent, or the confidence is outside of 0..1
     */
    public TextRepair {
        InvalidValueException.requirePresent("text", text);
        QualityScore.requireShare("confidence", confidence);
        InvalidValueException.requireText("steps", steps);
    }
}
