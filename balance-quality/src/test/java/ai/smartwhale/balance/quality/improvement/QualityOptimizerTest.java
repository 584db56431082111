// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.control.SampleChecker;
import ai.smartwhale.balance.quality.control.SampleMonitor;
import ai.smartwhale.balance.quality.control.SampleRecords;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.duplicate.DuplicateGroup;
import ai.smartwhale.balance.quality.duplicate.DuplicateReport;
import ai.smartwhale.balance.quality.duplicate.SurvivorRule;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QualityOptimizerTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Clock clock = new Clock();
    private final SampleMonitor monitor = new SampleMonitor();

    /** Time that passes only when somebody works. */
    private static final class Clock implements Ticker {
        private long now = Long.MAX_VALUE - 1_000_000;

        @Override
        public long nanoTime() {
            return now;
        }
    }

    private QualityOptimizer optimizer(SampleMonitor assessing) {
        return QualityOptimizer.builder(assessing)
                .executor(ActionExecutor.create(InstantSource.fixed(SampleRecords.NOW)))
                .duplicates(QualityOptimizerTest::equalRecords)
                .ticker(clock)
                .build();
    }

    /** Takes records for the same that begin with the same cell. */
    private static DuplicateReport equalRecords(RecordBatch batch) {
        Map<String, List<Long>> groups = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            groups.computeIfAbsent(String.valueOf(batch.records().get(i).value(0)), made -> new ArrayList<>())
                    .add(batch.firstRow() + i);
        }
        List<DuplicateGroup> found = new ArrayList<>();
        for (List<Long> rows : groups.values()) {
            if (rows.size() > 1) {
                List<DataRecord> records = rows.stream().map(batch::atRow).toList();
                int survivor = SurvivorRule.MOST_COMPLETE_THEN_NEWEST.survivor(records);
                found.add(new DuplicateGroup(rows, rows.get(survivor), 1));
            }
        }
        return new DuplicateReport(found, List.of(), 0);
    }

    @Test
    void neverLowersTheScoreOfTheBatch() {
        SplittableRandom random = new SplittableRandom(1);
        QualityOptimizer optimizer = optimizer(monitor);
        int better = 0;
        for (int i = 0; i < 400; i++) {
            RecordBatch batch = SampleRecords.batch(random, random.nextInt(20), 1 + random.nextInt(5));
            OptimizationResult result = optimizer.optimizeData(batch, LONG);
            double before = monitor.evaluateDataQuality(batch).score().value();
            double after = monitor.evaluateDataQuality(result.batch()).score().value();
            assertThat(after).isGreaterThanOrEqualTo(before);
            assertThat(result.scoreAfter()).isEqualTo(after);
            assertThat(result.scoreBefore()).isEqualTo(before);
            assertThat(result.truncated()).isFalse();
            assertThat(result.batch().size() + result.removed().size()).isEqualTo(batch.size());
            assertUndoGivesBack(batch, result);
            better += after > before ? 1 : 0;
        }
        assertThat(better).isGreaterThan(200);
    }

    private static void assertUndoGivesBack(RecordBatch batch, OptimizationResult result) {
        Map<Long, List<Change>> byRow = new HashMap<>();
        result.changes()
                .forEach(change -> byRow.computeIfAbsent(change.row(), made -> new ArrayList<>())
                        .add(change));
        List<Long> gone =
                result.removed().stream().map(OptimizationResult.Removed::row).toList();
        int at = 0;
        for (int i = 0; i < batch.size(); i++) {
            long row = batch.firstRow() + i;
            if (!gone.contains(row)) {
                DataRecord left = result.batch().records().get(at++);
                assertThat(ActionExecutor.undo(byRow.getOrDefault(row, List.of()), left))
                        .isEqualTo(batch.records().get(i));
            }
        }
    }

    @Test
    void endsWithinItsBudgetWithTheBestSoFar() {
        SplittableRandom random = new SplittableRandom(2);
        SampleMonitor slow = new SampleMonitor(SampleChecker.of((row, record) -> {
            clock.now += 1_000_000;
            return new SampleChecker().check(row, record);
        }));
        int truncated = 0;
        int improvedThough = 0;
        for (int i = 0; i < 300; i++) {
            QualityOptimizer optimizer = optimizer(slow);
            RecordBatch first = SampleRecords.batch(random, 30, 3);
            optimizer.optimizeData(first, LONG);
            RecordBatch batch = SampleRecords.batch(random, 30, 3);
            Duration budget = Duration.ofMillis(1 + random.nextInt(150));
            long begin = clock.now;
            OptimizationResult result = optimizer.optimizeData(batch, budget);
            assertThat(clock.now - begin)
                    .isLessThanOrEqualTo(budget.plusMillis(10).toNanos());
            assertThat(result.took()).isEqualTo(Duration.ofNanos(clock.now - begin));
            assertThat(result.scoreAfter()).isGreaterThanOrEqualTo(result.scoreBefore());
            truncated += result.truncated() ? 1 : 0;
            improvedThough += result.truncated() && result.scoreAfter() > result.scoreBefore() ? 1 : 0;
        }
        assertThat(truncated).isBetween(50, 299);
        assertThat(improvedThough).isGreaterThan(5);
    }

    @Test
    void beginsWithTheMostGainForItsCost() {
        List<DataRecord> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(SampleRecords.of("id" + i, i < 30 ? "typo:right" : "worse:x"));
        }
        RecordBatch batch = RecordBatch.of("sample", SampleRecords.fields(2), records, SampleRecords.NOW);
        QualityOptimizer optimizer = optimizer(monitor);
        OptimizationResult first = optimizer.optimizeData(batch, LONG);
        assertThat(first.steps().get(0).name()).isEqualTo("nearest-frequent");
        assertThat(first.steps().get(0).gained()).isEqualTo(30);
        for (int i = 0; i < 20; i++) {
            optimizer.optimizeData(batch, LONG);
        }
        OptimizationResult last = optimizer.optimizeData(batch, LONG);
        // What never helped is expected to gain nothing any more.
        assertThat(last.steps())
                .filteredOn(step -> step.name().equals("dependency-majority"))
                .singleElement()
                .satisfies(step -> assertThat(step.expectedGain()).isLessThan(0.05));
    }

    @Test
    void ofDuplicatesTheMostCompleteAndThenTheNewestStays() {
        DataRecord sparse = SampleRecords.of("same", "evil").producedAt(SampleRecords.NOW.minusSeconds(5));
        DataRecord old = DataRecord.of("old", sparse.fields(), "same", "evil").producedAt(SampleRecords.NOW);
        DataRecord young = old.producedAt(SampleRecords.NOW.plusSeconds(1));
        DataRecord empty = DataRecord.of("empty", sparse.fields(), "same", " ");
        RecordBatch batch = RecordBatch.of(
                "sample",
                sparse.fields(),
                List.of(empty, old, young, SampleRecords.of("fine", "fine"), sparse),
                SampleRecords.NOW);
        OptimizationResult result = optimizer(monitor).optimizeData(batch, LONG);
        assertThat(result.batch().records()).containsExactly(young, SampleRecords.of("fine", "fine"));
        assertThat(result.removed())
                .containsExactlyInAnyOrder(
                        new OptimizationResult.Removed(1, 3),
                        new OptimizationResult.Removed(2, 3),
                        new OptimizationResult.Removed(5, 3));
    }

    @Test
    void aBrokenSearchForDuplicatesDoesNotStopTheRest() {
        QualityOptimizer optimizer = QualityOptimizer.builder(monitor)
                .duplicates(batch -> {
                    throw new IllegalStateException("broken");
                })
                .ticker(clock)
                .build();
        RecordBatch batch = RecordBatch.of(
                "sample",
                SampleRecords.fields(1),
                List.of(SampleRecords.of("typo:right"), SampleRecords.of("typo:right")),
                SampleRecords.NOW);
        assertThat(optimizer.optimizeData(batch, LONG).changes()).hasSize(2);
    }

    @Test
    void anEmptyBatchStaysAsItIs() {
        RecordBatch empty = RecordBatch.of("sample", SampleRecords.fields(0), List.of(), SampleRecords.NOW);
        OptimizationResult result = optimizer(monitor).optimizeData(empty, Duration.ofNanos(1));
        assertThat(result.batch()).isEqualTo(empty);
        assertThat(result.truncated()).isFalse();
        assertThat(result.scoreAfter()).isEqualTo(1);
    }

    @Test
    void refusesABudgetThatIsNone() {
        RecordBatch empty = RecordBatch.of("sample", SampleRecords.fields(0), List.of(), SampleRecords.NOW);
        QualityOptimizer optimizer = optimizer(monitor);
        assertThatThrownBy(() -> optimizer.optimizeData(empty, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("budget");
        assertThatThrownBy(() -> optimizer.optimizeData(null, LONG)).hasMessageContaining("batch");
    }
}
