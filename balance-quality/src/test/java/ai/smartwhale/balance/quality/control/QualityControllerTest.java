// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.control.ValidationResult.Verdict;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineConfig;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineEntry;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineFilter;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.control.quarantine.ReplayReport;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QualityControllerTest {

    private static final InstantSource TIME = InstantSource.fixed(SampleRecords.NOW);
    private static final RepairContext CONTEXT = RepairContext.ofTable("sample");

    private final QuarantineStore store = QuarantineStore.inMemory(QuarantineConfig.defaults(), TIME);
    private final ConcurrentLinkedQueue<QualityEvent> events = new ConcurrentLinkedQueue<>();

    private QualityController controller(SampleMonitor monitor) {
        return QualityController.builder(monitor)
                .quarantine(store)
                .time(TIME)
                .listener(events::add)
                .listener(event -> {
                    throw new IllegalStateException("a listener broke");
                })
                .build();
    }

    @Test
    void everyRecordLeavesExactlyOnce() {
        SplittableRandom random = new SplittableRandom(1);
        QualityController controller = controller(new SampleMonitor());
        for (int i = 0; i < 300; i++) {
            RecordBatch batch = SampleRecords.batch(random, random.nextInt(20), 1 + random.nextInt(6));
            verify(batch, controller.control(batch));
        }
        assertThat(events.stream().filter(QualityEvent.BatchControlled.class::isInstance))
                .hasSize(300);
    }

    @Test
    void everyRecordLeavesExactlyOnceWhateverBreaks() {
        SplittableRandom random = new SplittableRandom(2);
        AtomicInteger calls = new AtomicInteger();
        RecordChecker fragile = SampleChecker.of((row, record) -> {
            if (calls.incrementAndGet() % 7 == 0) {
                throw new IllegalStateException("a detector broke");
            }
            return new SampleChecker().check(row, record);
        });
        for (int i = 0; i < 300; i++) {
            RecordBatch batch = SampleRecords.batch(random, random.nextInt(20), 1 + random.nextInt(6));
            QualityController broken = QualityController.builder(new SplitMonitor(fragile))
                    .quarantine(
                            i % 2 == 0
                                    ? store
                                    : entry -> {
                                        throw new IllegalStateException("the quarantine broke");
                                    })
                    .choice(
                            i % 3 == 0
                                    ? RepairChoice.mostConfident()
                                    : (context, finding, candidates) -> {
                                        throw new IllegalStateException("the choice broke");
                                    })
                    .time(TIME)
                    .build();
            verify(batch, broken.control(batch));
        }
    }

    @Test
    void everyRecordLeavesExactlyOnceFromManyThreads() throws Exception {
        QualityController controller = controller(new SampleMonitor());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                long seed = t;
                all.add(threads.submit(() -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    for (int i = 0; i < 60; i++) {
                        RecordBatch batch = SampleRecords.batch(random, random.nextInt(15), 3);
                        verify(batch, controller.control(batch));
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        long held = events.stream()
                .filter(QualityEvent.RecordHeldBack.class::isInstance)
                .map(QualityEvent.RecordHeldBack.class::cast)
                .filter(event -> event.outcome() == Outcome.QUARANTINED)
                .count();
        assertThat(store.statistics().put()).isEqualTo(held);
        assertThat(store.statistics().entries()).isEqualTo(held);
    }

    @Test
    void aBatchThatCannotBeAssessedIsHeldBackWhole() {
        RecordBatch batch = RecordBatch.of(
                "sample",
                SampleRecords.fields(1),
                List.of(SampleRecords.of("fine"), SampleRecords.of("boom")),
                SampleRecords.NOW);
        ControlResult result = controller(new SampleMonitor()).control(batch);
        assertThat(result.assessment()).isEmpty();
        assertThat(result.records()).allMatch(record -> record.outcome() == Outcome.QUARANTINED);
        assertThat(result.records().get(0).reasons().get(0)).contains("could not be assessed");
        assertThat(result.delivered()).isEmpty();
        verify(batch, result);
    }

    @Test
    void repairsWhatHelpsAndTakesBackWhatDoesNot() {
        RecordBatch batch = RecordBatch.of(
                "sample",
                SampleRecords.fields(6),
                List.of(SampleRecords.of("typo:right", "worse:x", "fine", "fine", "fine", "fine")),
                SampleRecords.NOW);
        ControlledRecord record =
                controller(new SampleMonitor()).control(batch).records().get(0);
        assertThat(record.outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(record.delivered().orElseThrow().cells())
                .containsExactly("right", "worse:x", "fine", "fine", "fine", "fine");
        assertThat(record.after().value()).isGreaterThan(record.before().value());
        assertThat(record.unrepaired())
                .singleElement()
                .satisfies(left -> assertThat(left.reason()).isEqualTo(Unrepaired.Reason.REVERTED));
        assertThat(ActionExecutor.undo(record.changes(), record.delivered().orElseThrow()))
                .isEqualTo(record.original());
    }

    @Test
    void neverLowersTheScoreOfARecord() {
        SplittableRandom random = new SplittableRandom(5);
        QualityController controller = controller(new SampleMonitor());
        SampleChecker checker = new SampleChecker();
        for (int i = 0; i < 2000; i++) {
            DataRecord record = SampleRecords.record(random, SampleRecords.fields(4), "r");
            ControlledRecord controlled = controller.control(CONTEXT, checker, 1, record);
            assertThat(controlled.after().value())
                    .isGreaterThanOrEqualTo(controlled.before().value());
            assertThat(controlled.delivered().map(one -> checker.check(1, one).score()))
                    .isEqualTo(controlled.delivered().map(one -> controlled.after()));
        }
    }

    @Test
    void controllingWhatLeftControlChangesNothing() {
        SplittableRandom random = new SplittableRandom(6);
        QualityController controller = controller(new SampleMonitor());
        SampleChecker checker = new SampleChecker();
        for (int i = 0; i < 2000; i++) {
            DataRecord record = SampleRecords.record(random, SampleRecords.fields(4), "r");
            controller
                    .control(CONTEXT, checker, 1, record)
                    .delivered()
                    .ifPresent(once -> assertThat(controller
                                    .control(CONTEXT, checker, 1, once)
                                    .delivered())
                            .contains(once));
        }
    }

    @Test
    void validatingTellsVerdictsAndAllReasonsWithoutChangingAnything() {
        RecordBatch batch = RecordBatch.of(
                "sample",
                SampleRecords.fields(2),
                List.of(
                        SampleRecords.of("fine", "fine"),
                        SampleRecords.of("typo:right", "fine"),
                        SampleRecords.of("odd", "fine"),
                        SampleRecords.of("evil", "evil")),
                SampleRecords.NOW);
        QualityController controller = controller(new SampleMonitor());
        ValidationResult validated = controller.validateDataQuality(batch);
        assertThat(validated.records())
                .extracting(ValidationResult.ValidatedRecord::verdict)
                .containsExactly(Verdict.ACCEPT, Verdict.REPAIR, Verdict.ACCEPT, Verdict.REPAIR);
        assertThat(validated.records().get(3).reasons())
                .hasSize(3)
                .contains("f0: typo: looks misspelt", "f1: typo: looks misspelt");
        assertThat(store.statistics().put()).isZero();
        ControlResult result = controller.applyCorrections(validated);
        assertThat(result.records())
                .extracting(ControlledRecord::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.REPAIRED, Outcome.ACCEPTED, Outcome.REJECTED);
        assertThat(result.count(Outcome.REJECTED)).isEqualTo(1);
        assertThat(result.records(Outcome.REPAIRED).get(0).changes()).hasSize(1);
    }

    @Test
    void whatOnlyTheBatchShowsStaysAfterRepairs() {
        RecordChecker alone = new SampleChecker();
        DataRecord record = SampleRecords.of("typo:right", "fine");
        RecordAssessment found = alone.check(1, record);
        List<Finding> findings = new ArrayList<>(found.findings());
        findings.add(new Finding(
                1,
                Finding.WHOLE_RECORD,
                "",
                IssueKind.DUPLICATE,
                0.9,
                true,
                "was there before",
                Optional.empty(),
                List.of()));
        RecordAssessment withDuplicate = new RecordAssessment(
                1, record, new QualityScore(found.score().value() - 0.4, 0.5, 2), Map.of(), findings);
        RecordControl control = new RecordControl(
                ControlConfig.defaults(),
                ThresholdManager.create(ThresholdConfig.defaults(), TIME),
                new Reassessment(ControlConfig.defaults(), ActionExecutor.create(TIME), RepairChoice.mostConfident()),
                Optional.empty(),
                events::add);
        ControlledRecord controlled = control.control(CONTEXT, withDuplicate, () -> alone);
        assertThat(controlled.changes()).hasSize(1);
        assertThat(controlled.after().value()).isEqualTo(0.6);
        assertThat(controlled.outcome()).isEqualTo(Outcome.QUARANTINED);
        assertThat(controlled.reasons()).anyMatch(reason -> reason.contains("was there before"));
    }

    @Test
    void quarantinedRecordsAreDeliveredOnceTheyAreGoodEnough() {
        List<DataRecord> records = List.of(SampleRecords.of("evil", "fine"), SampleRecords.of("evil", "odd"));
        RecordBatch batch = RecordBatch.of("sample", SampleRecords.fields(2), records, SampleRecords.NOW);
        QualityController controller = controller(new SampleMonitor());
        ControlResult result = controller.control(batch);
        assertThat(result.count(Outcome.QUARANTINED)).isEqualTo(2);
        QuarantineEntry entry =
                store.find(result.records().get(0).quarantineId().orElseThrow()).orElseThrow();
        assertThat(RecordCodec.read(entry.content())).isEqualTo(records.get(0));
        assertThat(entry.reasons()).isEqualTo(result.records().get(0).reasons());
        RecordChecker milder = SampleChecker.of((row, record) -> record.text(1).equals("odd")
                ? new SampleChecker().check(row, record)
                : new RecordAssessment(row, record, QualityScore.of(0, 2), Map.of(), List.of()));
        List<DataRecord> delivered = new ArrayList<>();
        ReplayReport report = controller.replay(
                store,
                QuarantineFilter.ALL,
                10,
                milder,
                record -> delivered.add(record.delivered().orElseThrow()));
        assertThat(report).isEqualTo(new ReplayReport(1, 1, 0));
        assertThat(delivered).containsExactly(records.get(0));
        assertThat(store.statistics().entries()).isEqualTo(1);
        assertThat(controller
                        .replay(store, QuarantineFilter.ALL, 10, new SampleChecker(), record -> {})
                        .handled())
                .isEqualTo(1);
    }

    @Test
    void anEmptyBatchGivesAnEmptyResult() {
        RecordBatch empty = RecordBatch.of("sample", SampleRecords.fields(0), List.of(), SampleRecords.NOW);
        ControlResult result = controller(new SampleMonitor()).control(empty);
        assertThat(result.records()).isEmpty();
        assertThat(events).hasOnlyElementsOfType(QualityEvent.BatchControlled.class);
        assertThat(((QualityEvent.BatchControlled) events.element()).score()).isEqualTo(1);
    }

    @Test
    void recordsTheMonitorDidNotAssessAreHeldBack() {
        RecordBatch batch = RecordBatch.of(
                "sample",
                SampleRecords.fields(1),
                List.of(SampleRecords.of("fine"), SampleRecords.of("other")),
                SampleRecords.NOW);
        QualityController controller = QualityController.builder(new ForgetfulMonitor())
                .quarantine(store)
                .build();
        ControlResult result = controller.control(batch);
        assertThat(result.records())
                .extracting(ControlledRecord::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.QUARANTINED);
    }

    @Test
    void withoutRepairsNothingIsChanged() {
        QualityController strict = QualityController.builder(new SampleMonitor())
                .config(ControlConfig.defaults().repair(false))
                .build();
        ControlledRecord record =
                strict.control(CONTEXT, new SampleChecker(), 1, SampleRecords.of("typo:right", "fine"));
        assertThat(record.outcome()).isEqualTo(Outcome.QUARANTINED);
        assertThat(record.changes()).isEmpty();
    }

    @Test
    void refusesWhatIsMissing() {
        QualityController controller = controller(new SampleMonitor());
        assertThatThrownBy(() -> QualityController.builder(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> controller.control(null)).hasMessageContaining("batch");
        assertThatThrownBy(() -> controller.control(CONTEXT, null, 1, SampleRecords.of("a")))
                .hasMessageContaining("checker");
    }

    private static void verify(RecordBatch batch, ControlResult result) {
        assertThat(result.records()).hasSize(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            ControlledRecord record = result.records().get(i);
            assertThat(record.row()).isEqualTo(batch.firstRow() + i);
            assertThat(record.original()).isSameAs(batch.records().get(i));
            assertThat(record.delivered().isPresent())
                    .isEqualTo(record.outcome().delivers());
            assertThat(record.reasons().isEmpty()).isEqualTo(record.outcome().delivers());
            if (record.outcome() == Outcome.ACCEPTED) {
                assertThat(record.delivered()).containsSame(record.original());
            }
            if (record.outcome() == Outcome.REPAIRED) {
                assertThat(ActionExecutor.undo(
                                record.changes(), record.delivered().orElseThrow()))
                        .isEqualTo(record.original());
            }
        }
        int sum = 0;
        for (Outcome outcome : Outcome.values()) {
            sum += result.count(outcome);
        }
        assertThat(sum).isEqualTo(batch.size());
    }

    /** Assesses without breaking, and repairs against a checker of its own. */
    private static final class SplitMonitor extends SampleMonitor {

        private final RecordChecker fragile;

        SplitMonitor(RecordChecker fragile) {
            this.fragile = fragile;
        }

        @Override
        public RecordChecker checker(RecordBatch batch) {
            return fragile;
        }

        @Override
        public BatchAssessment evaluateDataQuality(RecordBatch batch, RecordChecker known) {
            return super.evaluateDataQuality(batch, new SampleChecker());
        }
    }

    /** Assesses the first record only. */
    private static final class ForgetfulMonitor extends SampleMonitor {

        @Override
        public BatchAssessment evaluateDataQuality(RecordBatch batch, RecordChecker known) {
            BatchAssessment whole = super.evaluateDataQuality(batch, known);
            return new BatchAssessment(
                    whole.source(),
                    whole.receivedAt(),
                    whole.records().subList(0, 1),
                    whole.fields(),
                    whole.score(),
                    whole.dimensions(),
                    0,
                    Map.of(),
                    whole.took());
        }
    }
}
