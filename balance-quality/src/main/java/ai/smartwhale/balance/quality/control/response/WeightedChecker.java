// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.util.Map;

/**
 * Checks texts: a long cell counts more than a short one, so that a title and an address do not make up for a body that
 * is garbage.
 */
final class WeightedChecker implements RecordChecker {

    private final RecordChecker checker;

    WeightedChecker(RecordChecker checker) {
        this.checker = checker;
    }

    @Override
    public RecordAssessment check(long row, DataRecord record) {
        RecordAssessment plain = checker.check(row, record);
        double[] wrong = new double[record.size()];
        boolean any = false;
        for (Finding finding : plain.findings()) {
            if (finding.flagged() && !finding.wholeRecord() && finding.column() < wrong.length) {
                wrong[finding.column()] = Math.max(wrong[finding.column()], finding.probability());
                any = true;
            }
        }
        if (!any) {
            return plain;
        }
        double all = 0;
        double lost = 0;
        for (int column = 0; column < wrong.length; column++) {
            double length = 1.0 + record.text(column).length();
            all += length;
            lost += length * wrong[column];
        }
        double value = Math.max(0, Math.min(plain.score().value(), 1 - lost / all));
        QualityScore score = new QualityScore(
                value, plain.score().confidence(), plain.score().evidence());
        return new RecordAssessment(plain.row(), plain.record(), score, plain.dimensions(), plain.findings());
    }

    @Override
    public Map<String, String> failures() {
        return checker.failures();
    }
}
