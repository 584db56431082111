// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Map;

/**
 * How good a field is over a batch. Immutable.
 *
 * @param column from 0
 * @param field its name
 * @param score all findings taken together
 * @param dimensions the score of each dimension that was looked at
 * @param flagged how many cells are flagged
 */
public record FieldAssessment(
        int column, String field, QualityScore score, Map<Dimension, QualityScore> dimensions, long flagged) {

    /** Checks and copies. */
    public FieldAssessment {
        InvalidValueException.requireRange("column", column, 0, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("field", field);
        InvalidValueException.requirePresent("score", score);
        dimensions = Map.copyOf(InvalidValueException.requirePresent("dimensions", dimensions));
        InvalidValueException.requireRange("flagged", flagged, 0, Long.MAX_VALUE);
    }
}
