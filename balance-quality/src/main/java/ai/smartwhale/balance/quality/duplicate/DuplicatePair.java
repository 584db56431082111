// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * Two rows that mean the same thing.
 *
 * @param first the lower row, from 1
 * @param second the higher row
 * @param probability that they do, 0 to 1
 * @param explanation which fields speak for it and which against it, strongest first; names of fields only
 */
public record DuplicatePair(long first, long second, double probability, String explanation) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if the rows are not in order, or the probability is outside of 0..1
     */
    public DuplicatePair {
        InvalidValueException.requireRange("first", first, 1, second - 1);
        QualityScore.requireShare("probability", probability);
        InvalidValueException.requirePresent("explanation", explanation);
    }
}
