// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.finding.ScoreSheet;
import java.util.EnumMap;
import java.util.Map;

/** Adds up what is found in the records of a file. Used by one thread. */
final class FileScores {

    private final FieldNames fields;
    private final ScoreSheet sheet;
    private final Map<IssueKind, Long> flagged = new EnumMap<>(IssueKind.class);
    private long changes;

    FileScores(FieldNames fields) {
        this.fields = fields;
        this.sheet = new ScoreSheet(fields);
    }

    void add(RecordAssessment assessment, RecordRepair.Repaired repaired) {
        sheet.add(assessment);
        for (Finding finding : assessment.findings()) {
            if (finding.flagged()) {
                flagged.merge(finding.kind(), 1L, Long::sum);
            }
        }
        changes += repaired.changes().size();
    }

    FileCheckSummary summary(Map<String, String> failures) {
        return new FileCheckSummary(
                fields, sheet.records(), sheet.score(), sheet.dimensions(), sheet.fields(), flagged, changes, failures);
    }
}
