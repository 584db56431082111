// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Scores a record: what is left of it when each cell counts by how likely it is right. */
final class RecordScores {

    private RecordScores() {}

    static RecordAssessment assess(long row, DataRecord record, List<Finding> findings, boolean timed) {
        int cells = Math.max(1, record.size());
        double wrong = 0;
        Map<Dimension, Double> wrongBy = new EnumMap<>(Dimension.class);
        for (Finding finding : findings) {
            // A record that is wrong as a whole is worth nothing in that dimension.
            double weight = finding.probability() * (finding.wholeRecord() ? cells : 1);
            wrong += finding.probability();
            wrongBy.merge(finding.kind().dimension(), weight, Double::sum);
        }
        Map<Dimension, QualityScore> dimensions = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.TIMELINESS
                    || (timed && record.producedAt().isPresent())) {
                dimensions.put(dimension, QualityScore.of(wrongBy.getOrDefault(dimension, 0.0), cells));
            }
        }
        return new RecordAssessment(row, record, QualityScore.of(wrong, cells), dimensions, findings);
    }
}
