// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How good a batch is. Immutable.
 *
 * @param source who sent it
 * @param receivedAt when it came
 * @param records every record of the batch, in its order
 * @param fields every field, in the order of the columns
 * @param score all findings taken together
 * @param dimensions the score of each dimension that was looked at
 * @param drift how far the fields are from the accepted history, 0 (the same) to 1; 0 without a history
 * @param failures detectors that failed, by name with the reason: their evidence is lacking
 * @param took how long it took
 */
public record BatchAssessment(
        String source,
        Instant receivedAt,
        List<RecordAssessment> records,
        List<FieldAssessment> fields,
        QualityScore score,
        Map<Dimension, QualityScore> dimensions,
        double drift,
        Map<String, String> failures,
        Duration took) {

    /** Checks and copies. */
    public BatchAssessment {
        InvalidValueException.requireText("source", source);
        InvalidValueException.requirePresent("receivedAt", receivedAt);
        records = List.copyOf(InvalidValueException.requirePresent("records", records));
        fields = List.copyOf(InvalidValueException.requirePresent("fields", fields));
        InvalidValueException.requirePresent("score", score);
        dimensions = Map.copyOf(InvalidValueException.requirePresent("dimensions", dimensions));
        QualityScore.requireShare("drift", drift);
        failures = Map.copyOf(InvalidValueException.requirePresent("failures", failures));
        InvalidValueException.requirePresent("took", took);
    }

    /**
     * All findings of all records.
     *
     * @return by row, then by column; also those that are not flagged
     */
    public List<Finding> findings() {
        return records.stream().flatMap(one -> one.findings().stream()).toList();
    }
}
