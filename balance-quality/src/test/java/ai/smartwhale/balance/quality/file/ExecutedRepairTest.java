// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExecutedRepairTest {

    private static final FieldNames CITY = FieldNames.of("city");
    private static final ExecutedRepair REPAIR =
            ExecutedRepair.ofTable("cities", 0.4, InstantSource.fixed(Instant.EPOCH));

    /** Doubts every city that it does not know. */
    private record Cities(Set<String> known, double doubt, Optional<Proposal> proposal) implements RecordChecker {

        @Override
        public RecordAssessment check(long row, DataRecord record) {
            Finding finding =
                    new Finding(row, 0, "city", IssueKind.TYPO, doubt, doubt >= 0.5, "rare", proposal, List.of());
            return new RecordAssessment(
                    row,
                    record,
                    QualityScore.NONE,
                    Map.of(),
                    known.contains(record.text(0)) ? List.of() : List.of(finding));
        }

        @Override
        public Map<String, String> failures() {
            return Map.of();
        }
    }

    private static RecordRepair.Repaired repair(String city, Cities checker) {
        return REPAIR.repair(checker.check(3, DataRecord.of("r", CITY, city)), checker);
    }

    @Test
    void whatClearsTheCellIsPreferredToWhatIsSurerOfItself() {
        Optional<Proposal> hamburg = Optional.of(new Proposal(Optional.of("Hamburg"), 0.6, "nearest"));
        RecordRepair.Repaired repaired = repair(" Hambrug ", new Cities(Set.of("Hamburg"), 0.9, hamburg));
        assertThat(repaired.record().text(0)).isEqualTo("Hamburg");
        assertThat(repaired.changes()).singleElement().satisfies(one -> {
            assertThat(one.change().operator()).isEqualTo("nearest");
            assertThat(one.change().row()).isEqualTo(3);
            assertThat(one.probability()).isEqualTo(0.9);
        });
    }

    @Test
    void anOperatorHelpsWhereNoDetectorKnows() {
        RecordRepair.Repaired repaired = repair("Hamburg ", new Cities(Set.of("Hamburg"), 0.9, Optional.empty()));
        assertThat(repaired.record().text(0)).isEqualTo("Hamburg");
        assertThat(repaired.changes().get(0).change().operator()).isEqualTo("trim");
    }

    @Test
    void whatDoesNotHelpIsNotDone() {
        Optional<Proposal> bremen = Optional.of(new Proposal(Optional.of("Bremen"), 0.9, "nearest"));
        Cities checker = new Cities(Set.of("Hamburg"), 0.9, bremen);
        assertThat(repair("Berlin ", checker).record().text(0)).isEqualTo("Berlin ");
        assertThat(repair("Berlin ", checker).changes()).isEmpty();
    }

    @Test
    void changesCanBeTakenBack() {
        RecordRepair.Repaired repaired = repair("Hamburg\t", new Cities(Set.of("Hamburg"), 0.9, Optional.empty()));
        List<Change> changes =
                repaired.changes().stream().map(CellChange::change).toList();
        assertThat(ActionExecutor.undo(changes, repaired.record()).text(0)).isEqualTo("Hamburg\t");
    }
}
