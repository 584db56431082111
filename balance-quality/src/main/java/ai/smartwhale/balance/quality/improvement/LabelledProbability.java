// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * A probability that something is wrong, and whether it was.
 *
 * @param probability 0 to 1
 * @param wrong whether it was wrong
 * @param weight as how many it counts, above 0
 */
public record LabelledProbability(double probability, boolean wrong, double weight) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public LabelledProbability {
        QualityScore.requireShare("probability", probability);
        Checks.requireBetween("weight", weight, Double.MIN_VALUE, Double.MAX_VALUE);
    }
}
