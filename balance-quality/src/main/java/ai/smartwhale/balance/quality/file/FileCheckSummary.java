// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.FieldAssessment;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.QualityScore;
import java.util.List;
import java.util.Map;

/**
 * What a check of a file showed.
 *
 * @param fields the names of the fields
 * @param records how many records the file has
 * @param score all findings taken together
 * @param dimensions the score of each dimension
 * @param assessments the score of each field
 * @param flagged how many findings are flagged, by kind
 * @param changes how many cells were repaired
 * @param failures detectors that failed, by name with the reason
 */
public record FileCheckSummary(
        FieldNames fields,
        long records,
        QualityScore score,
        Map<Dimension, QualityScore> dimensions,
        List<FieldAssessment> assessments,
        Map<IssueKind, Long> flagged,
        long changes,
        Map<String, String> failures) {

    /** Copies. */
    public FileCheckSummary {
        dimensions = Map.copyOf(dimensions);
        assessments = List.copyOf(assessments);
        flagged = Map.copyOf(flagged);
        failures = Map.copyOf(failures);
    }
}
