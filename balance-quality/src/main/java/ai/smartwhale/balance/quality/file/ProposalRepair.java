// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the proposed value into each flagged cell that has one. */
public final class ProposalRepair implements RecordRepair {

    private final double leastConfidence;

    /**
     * Creates the repair.
     *
     * @param leastConfidence how sure a proposal must be, 0 to 1
     */
    public ProposalRepair(double leastConfidence) {
        this.leastConfidence = QualityScore.requireShare("leastConfidence", leastConfidence);
    }

    @Override
    public Repaired repair(RecordAssessment assessment, RecordChecker checker) {
        DataRecord record = assessment.record();
        List<CellChange> changes = new ArrayList<>();
        for (Finding finding : assessment.findings()) {
            Optional<Proposal> proposal = finding.proposal();
            if (proposal.isPresent()
                    && finding.flagged()
                    && !finding.wholeRecord()
                    && finding.column() < record.size()
                    && proposal.orElseThrow().confidence() >= leastConfidence) {
                Proposal chosen = proposal.orElseThrow();
                Optional<String> before = record.value(finding.column());
                if (!before.equals(chosen.value())) {
                    record = record.with(finding.column(), chosen.value());
                    changes.add(change(finding, before, chosen));
                }
            }
        }
        return new Repaired(record, changes);
    }

    private static CellChange change(Finding finding, Optional<String> before, Proposal chosen) {
        return new CellChange(
                finding.row(),
                finding.column(),
                finding.field(),
                before,
                chosen.value(),
                chosen.operator(),
                finding.probability(),
                chosen.confidence());
    }
}
