// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * An earlier text that says nearly the same.
 *
 * @param id its name
 * @param similarity the estimated share of runs of three words that both have in common, 0 to 1
 */
public record NearDuplicate(String id, double similarity) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if the name is empty, or the similarity is outside of 0..1
     */
    public NearDuplicate {
        InvalidValueException.requireText("id", id);
        QualityScore.requireShare("similarity", similarity);
    }
}
