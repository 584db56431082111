// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Map;

/**
 * How good a record is, and all that was found in it. Immutable.
 *
 * @param row the row, from 1
 * @param record the record as it came
 * @param score all findings taken together
 * @param dimensions the score of each dimension that was looked at
 * @param findings all of them, by column; also those that are not flagged
 */
public record RecordAssessment(
        long row,
        DataRecord record,
        QualityScore score,
        Map<Dimension, QualityScore> dimensions,
        List<Finding> findings) {

    /** Checks and copies. */
    public RecordAssessment {
        InvalidValueException.requireRange("row", row, 1, Long.MAX_VALUE);
        InvalidValueException.requirePresent("record", record);
        InvalidValueException.requirePresent("score", score);
        dimensions = Map.copyOf(InvalidValueException.requirePresent("dimensions", dimensions));
        findings = List.copyOf(InvalidValueException.requirePresent("findings", findings));
    }

    /**
     * The findings to act on.
     *
     * @return those that are flagged
     */
    public List<Finding> flagged() {
        return findings.stream().filter(Finding::flagged).toList();
    }
}
