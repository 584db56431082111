// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * What a threshold learns from.
 *
 * @param scope of which threshold
 * @param score of some data, 0 to 1
 * @param basis what is known of that data
 */
public record ThresholdUpdate(ThresholdScope scope, double score, Basis basis) {

    /** What is known of the data that had a score. */
    public enum Basis {
        /** Nothing but that it came. */
        OBSERVED,
        /** Somebody who knows found it good. */
        CONFIRMED_GOOD,
        /** Somebody who knows found it bad. */
        CONFIRMED_BAD
    }

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing, or the score is NaN or outside of 0..1
     */
    public ThresholdUpdate {
        InvalidValueException.requirePresent("scope", scope);
        QualityScore.requireShare("score", score);
        InvalidValueException.requirePresent("basis", basis);
    }
}
