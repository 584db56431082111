// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.control.repair.RepairOperator;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActionExecutorTest {

    private static final RepairContext CONTEXT = RepairContext.ofTable("sample");
    private static final InstantSource TIME = InstantSource.fixed(SampleRecords.NOW);

    private final ActionExecutor executor = ActionExecutor.create(TIME);

    @Test
    void undoGivesBackTheRecordByteForByte() {
        SplittableRandom random = new SplittableRandom(1);
        int changed = 0;
        for (int i = 0; i < 5000; i++) {
            DataRecord record = SampleRecords.record(random, SampleRecords.fields(1 + random.nextInt(8)), "r" + i);
            RecordAssessment assessment = anything(random, record);
            DataRecord copy = RecordCodec.read(RecordCodec.write(record));
            CorrectionResult result = executor.correctData(CONTEXT, assessment);
            assertThat(RecordCodec.write(record)).isEqualTo(RecordCodec.write(copy));
            assertThat(result.corrected().isPresent())
                    .isEqualTo(!result.changes().isEmpty());
            assertThat(ActionExecutor.undo(result.changes(), result.record())).isEqualTo(record);
            DataRecord stepwise = result.record();
            for (int c = result.changes().size() - 1; c >= 0; c--) {
                UndoResult undone = executor.undo(result.changes().get(c).changeId(), stepwise);
                assertThat(undone.outcome()).isEqualTo(UndoResult.Outcome.UNDONE);
                assertThat(undone.entry().orElseThrow().undoes())
                        .contains(result.changes().get(c).changeId());
                stepwise = undone.record();
            }
            assertThat(stepwise).isEqualTo(record);
            assertThat(RecordCodec.write(stepwise)).isEqualTo(RecordCodec.write(record));
            changed += result.changes().size();
        }
        assertThat(changed).isGreaterThan(3000);
    }

    @Test
    void correctingWhatIsCorrectedChangesNothing() {
        SplittableRandom random = new SplittableRandom(2);
        ActionExecutor plain = ActionExecutor.create(ExecutorConfig.defaults(), List.of(), TIME);
        for (int i = 0; i < 3000; i++) {
            DataRecord record = SampleRecords.record(random, SampleRecords.fields(1 + random.nextInt(8)), "r" + i);
            RecordAssessment assessment = anything(random, record);
            DataRecord once = plain.correctData(CONTEXT, assessment).record();
            CorrectionResult again = plain.correctData(
                    CONTEXT, new RecordAssessment(1, once, assessment.score(), Map.of(), assessment.findings()));
            assertThat(again.record()).isEqualTo(once);
        }
    }

    @Test
    void operatorsDoNotChangeWhatTheyMade() {
        SplittableRandom random = new SplittableRandom(7);
        int proposed = 0;
        for (int i = 0; i < 5000; i++) {
            char[] chars = new char[random.nextInt(12)];
            for (int c = 0; c < chars.length; c++) {
                chars[c] = (char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x700));
            }
            DataRecord record = SampleRecords.of(new String(chars));
            for (RepairOperator operator : RepairOperator.all()) {
                for (IssueKind kind : operator.kinds()) {
                    Finding finding = finding(0, kind, new Proposal(Optional.empty(), 1, "none"));
                    Optional<Proposal> proposal = operator.propose(record, finding);
                    proposed += proposal.isPresent() ? 1 : 0;
                    proposal.ifPresent(one -> assertThat(operator.propose(record.with(0, one.value()), finding))
                            .isEmpty());
                }
            }
        }
        assertThat(proposed).isGreaterThan(1000);
    }

    @Test
    void everyFlaggedFindingIsRepairedOrToldWithItsReason() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            DataRecord record = SampleRecords.record(random, SampleRecords.fields(5), "r");
            RecordAssessment assessment = anything(random, record);
            CorrectionResult result = executor.correctData(CONTEXT, assessment);
            assertThat(result.changes().size() + result.unrepaired().size())
                    .isEqualTo(assessment.flagged().size());
        }
    }

    @Test
    void undoRefusesWhatItDidNotDo() {
        DataRecord record = SampleRecords.of("typo:right", "fine");
        CorrectionResult result = executor.correctData(CONTEXT, new SampleChecker().check(1, record));
        UUID change = result.changes().get(0).changeId();
        assertThat(executor.undo(UUID.randomUUID(), record).outcome()).isEqualTo(UndoResult.Outcome.UNKNOWN);
        assertThat(executor.undo(change, record).outcome()).isEqualTo(UndoResult.Outcome.NOT_AS_CHANGED);
        DataRecord other = DataRecord.of("other", record.fields(), "right", "fine");
        assertThat(executor.undo(change, other).outcome()).isEqualTo(UndoResult.Outcome.OTHER_RECORD);
        DataRecord undone = executor.undo(change, result.record()).record();
        assertThat(undone).isEqualTo(record);
        assertThat(executor.undo(change, undone).outcome()).isEqualTo(UndoResult.Outcome.NOT_AS_CHANGED);
        assertThatThrownBy(() -> ActionExecutor.undo(result.changes(), record))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void remembersNoMoreChangesThanItMay() {
        ActionExecutor small = ActionExecutor.create(new ExecutorConfig(0.5, Map.of(), 2), List.of(), TIME);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            changes.addAll(small.correctData(CONTEXT, new SampleChecker().check(1, SampleRecords.of("typo:right")))
                    .changes());
        }
        DataRecord right = SampleRecords.of("right");
        assertThat(small.undo(changes.get(0).changeId(), right).outcome()).isEqualTo(UndoResult.Outcome.UNKNOWN);
        assertThat(small.undo(changes.get(2).changeId(), right).outcome()).isEqualTo(UndoResult.Outcome.UNDONE);
    }

    @Test
    void leavesWhatIsNotSureEnough() {
        ActionExecutor strict =
                ActionExecutor.create(new ExecutorConfig(0.5, Map.of("nearest-frequent", 0.95), 10), List.of(), TIME);
        CorrectionResult result = strict.correctData(CONTEXT, new SampleChecker().check(1, SampleRecords.of("typo:x")));
        assertThat(result.corrected()).isEmpty();
        assertThat(result.unrepaired())
                .singleElement()
                .satisfies(left -> assertThat(left.reason()).isEqualTo(Unrepaired.Reason.TOO_UNSURE));
    }

    @Test
    void operatorsAndChoicesThatThrowHurtNobody() {
        RepairOperator broken = new RepairOperator() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Set<IssueKind> kinds() {
                return Set.of(IssueKind.TYPO);
            }

            @Override
            public Optional<Proposal> propose(DataRecord record, Finding finding) {
                throw new IllegalStateException("broken");
            }
        };
        ActionExecutor fragile = ActionExecutor.create(ExecutorConfig.defaults(), List.of(broken), TIME);
        RecordAssessment assessment = new SampleChecker().check(1, SampleRecords.of("typo:right", "evil"));
        CorrectionResult result = fragile.correctData(CONTEXT, assessment);
        assertThat(result.record().text(0)).isEqualTo("right");
        assertThat(result.unrepaired())
                .singleElement()
                .satisfies(left -> assertThat(left.reason()).isEqualTo(Unrepaired.Reason.FAILED));
        CorrectionResult unchosen = fragile.correctData(CONTEXT, assessment, (context, finding, candidates) -> {
            throw new IllegalStateException("undecided");
        });
        assertThat(unchosen.corrected()).isEmpty();
        assertThat(unchosen.unrepaired()).allMatch(left -> left.reason() == Unrepaired.Reason.FAILED);
    }

    @Test
    void aChoiceMayLeaveACellButMayNotInventAValue() {
        RecordAssessment assessment = new SampleChecker().check(1, SampleRecords.of("typo:right"));
        assertThat(executor.correctData(CONTEXT, assessment, (context, finding, candidates) -> Optional.empty())
                        .unrepaired())
                .singleElement()
                .satisfies(left -> assertThat(left.reason()).isEqualTo(Unrepaired.Reason.LEFT));
        assertThat(executor.correctData(
                                CONTEXT,
                                assessment,
                                (context, finding, candidates) ->
                                        Optional.of(new Proposal(Optional.of("invented"), 1, "evil-operator")))
                        .corrected())
                .isEmpty();
    }

    @Test
    void findingsAboutNoCellStay() {
        DataRecord record = SampleRecords.of("a");
        Proposal proposal = new Proposal(Optional.of("b"), 1, "trim");
        List<Finding> findings = List.of(
                finding(Finding.WHOLE_RECORD, IssueKind.DUPLICATE, proposal), finding(7, IssueKind.MISSING, proposal));
        CorrectionResult result = executor.correctData(
                CONTEXT, new RecordAssessment(1, record, QualityScore.of(1, 1), Map.of(), findings));
        assertThat(result.unrepaired()).hasSize(2).allMatch(left -> left.reason() == Unrepaired.Reason.NO_CELL);
    }

    private static Finding finding(int column, IssueKind kind, Proposal proposal) {
        return new Finding(1, column, "f", kind, 0.9, true, "", Optional.of(proposal), List.of());
    }

    /** Findings of any kind with proposals by chance, several on one cell too. */
    private static RecordAssessment anything(SplittableRandom random, DataRecord record) {
        List<Finding> findings = new ArrayList<>();
        IssueKind[] kinds = IssueKind.values();
        for (int i = random.nextInt(6); i > 0; i--) {
            int column = random.nextInt(record.size() + 2) - 1;
            Optional<String> value =
                    random.nextInt(5) == 0 ? Optional.empty() : Optional.of("value " + random.nextInt(3));
            findings.add(new Finding(
                    1,
                    column,
                    "f",
                    kinds[random.nextInt(kinds.length)],
                    random.nextDouble(),
                    random.nextInt(4) > 0,
                    "",
                    random.nextInt(3) == 0
                            ? Optional.empty()
                            : Optional.of(new Proposal(value, 0.5 + random.nextDouble() / 2, "op" + random.nextInt(3))),
                    List.of()));
        }
        return new RecordAssessment(1, record, QualityScore.of(0.5, 1), Map.of(), findings);
    }
}
