// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.Evidence;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds by words: {@code typo:X} should be {@code X}; {@code worse:X} is proposed to become {@code evil}, which is
 * worse; {@code evil} cannot be repaired; {@code odd} is worth a doubt that is not flagged; {@code boom} breaks the
 * check.
 */
public final class SampleChecker implements RecordChecker {

    public static final double TYPO = 0.9;
    public static final double EVIL = 1.0;

    /** Checks one record. */
    @FunctionalInterface
    public interface Check {
        RecordAssessment check(long row, DataRecord record);
    }

    /** A checker of nothing but a function. */
    public static RecordChecker of(Check check) {
        return new RecordChecker() {
            @Override
            public RecordAssessment check(long row, DataRecord record) {
                return check.check(row, record);
            }

            @Override
            public Map<String, String> failures() {
                return Map.of();
            }
        };
    }

    @Override
    public Map<String, String> failures() {
        return Map.of();
    }

    @Override
    public RecordAssessment check(long row, DataRecord record) {
        List<Finding> findings = new ArrayList<>();
        double wrong = 0;
        for (int column = 0; column < record.size(); column++) {
            String text = record.text(column);
            if (text.equals("boom")) {
                throw new IllegalStateException("a detector broke");
            }
            if (text.startsWith("typo:")) {
                wrong += TYPO;
                findings.add(finding(row, record, column, TYPO, Optional.of(text.substring(5)), "nearest-frequent"));
            } else if (text.startsWith("worse:")) {
                wrong += 0.6;
                findings.add(finding(row, record, column, 0.6, Optional.of("evil"), "dependency-majority"));
            } else if (text.equals("evil")) {
                wrong += EVIL;
                findings.add(finding(row, record, column, EVIL, Optional.empty(), ""));
            } else if (text.equals("odd")) {
                findings.add(finding(row, record, column, 0.2, Optional.empty(), ""));
            }
        }
        return new RecordAssessment(row, record, QualityScore.of(wrong, record.size()), Map.of(), findings);
    }

    private static Finding finding(
            long row, DataRecord record, int column, double probability, Optional<String> instead, String operator) {
        return new Finding(
                row,
                column,
                record.fields().name(column),
                IssueKind.TYPO,
                probability,
                probability >= 0.5,
                "looks misspelt",
                instead.map(value -> new Proposal(Optional.of(value), 0.9, operator)),
                List.of(new Evidence("typo", probability)));
    }
}
