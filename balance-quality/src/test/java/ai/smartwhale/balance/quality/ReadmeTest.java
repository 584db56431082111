// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.control.ControlResult;
import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.balance.quality.control.QualityController;
import ai.smartwhale.balance.quality.control.ThresholdConfig;
import ai.smartwhale.balance.quality.control.ThresholdManager;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineConfig;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.duplicate.DuplicateFinder;
import ai.smartwhale.balance.quality.duplicate.DuplicateReport;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.improvement.Feedback;
import ai.smartwhale.balance.quality.improvement.FeedbackAnalyzer;
import ai.smartwhale.balance.quality.improvement.FeedbackConfig;
import ai.smartwhale.balance.quality.improvement.FeedbackReport;
import ai.smartwhale.balance.quality.improvement.FeedbackSubject;
import ai.smartwhale.balance.quality.improvement.FeedbackTargets;
import ai.smartwhale.balance.quality.improvement.OptimizationResult;
import ai.smartwhale.balance.quality.improvement.QualityOptimizer;
import ai.smartwhale.balance.quality.improvement.SelectorConfig;
import ai.smartwhale.balance.quality.improvement.StrategySelector;
import ai.smartwhale.balance.quality.improvement.Verdict;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.balance.quality.monitor.QualityMonitorConfig;
import ai.smartwhale.balance.quality.text.Language;
import ai.smartwhale.balance.quality.text.TextAssessment;
import ai.smartwhale.balance.quality.text.TextHints;
import ai.smartwhale.balance.quality.text.TextKind;
import ai.smartwhale.balance.quality.text.TextQualityAnalyzer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run here. */
class ReadmeTest {

    private static final Path MODULE = Path.of(System.getProperty("smartwhale.root", ".."), "balance-quality");
    private static final Instant NOW = Instant.parse("2026-01-05T00:30:00Z");
    private static final FieldNames FIELDS = FieldNames.of("sensor", "city", "country");
    private static final String[] CITIES = {"Isfahan", "Hamburg", "Toulouse", "Granada"};
    private static final String[] COUNTRIES = {"Iran", "Germany", "France", "Spain"};

    /** The cities of 200 sensors, one of them wrong. */
    private static List<DataRecord> records() {
        List<DataRecord> records = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            int which = row * 7 % 4;
            String city = row == 9 ? "Hambrug" : CITIES[which];
            records.add(DataRecord.of("r" + row, FIELDS, "s" + (1000 + row), city, COUNTRIES[which]));
        }
        records.set(9, DataRecord.of("r9", FIELDS, "s1009", "Hambrug", "Germany"));
        return records;
    }

    @Test
    void aBatchIsAssessed() {
        FieldNames fields = FIELDS;
        List<DataRecord> records = records();
        Instant now = NOW;
        List<String> log = new ArrayList<>();
        // monitor
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        RecordBatch batch = RecordBatch.of("sensor-7", fields, records, now);
        BatchAssessment assessment = monitor.evaluateDataQuality(batch);
        double score = assessment.score().value(); // 0 to 1; also by dimension, field and record
        assessment
                .findings()
                .forEach(
                        finding -> // also kind, probability, proposed value, evidence
                        log.add(finding.row() + " " + finding.field() + ": " + finding.explanation()));
        monitor.accept(batch); // what is usual in it is not held against later batches of the source
        // end
        assertThat(score).isBetween(0.9, 0.9999);
        assertThat(log).anyMatch(line -> line.startsWith("10 city: "));
    }

    @Test
    void aBatchIsControlled() throws Exception {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        RecordBatch batch = RecordBatch.of("sensor-7", FIELDS, records(), NOW);
        InstantSource time = InstantSource.fixed(NOW);
        // control
        try (QuarantineStore store = QuarantineStore.inMemory(QuarantineConfig.defaults(), time)) {
            QualityController controller =
                    QualityController.builder(monitor).quarantine(store).build();
            ControlResult result = controller.control(batch);
            List<DataRecord> use = result.delivered(); // accepted and repaired; the others are in the store
            List<Change> changes = result.changes(); // before, after, operator, confidence, and why
            DataRecord asItCame = ActionExecutor.undo(result.records().get(9).changes(), use.get(9));
            // end
            assertThat(result.count(Outcome.REPAIRED)).isEqualTo(1);
            assertThat(changes)
                    .singleElement()
                    .satisfies(change -> assertThat(change.after()).contains("Hamburg"));
            assertThat(asItCame).isEqualTo(batch.records().get(9));
        }
    }

    @Test
    void theLoopIsClosed() {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        RecordBatch batch = RecordBatch.of("sensor-7", FIELDS, records(), NOW);
        InstantSource time = InstantSource.fixed(NOW);
        // feedback
        ThresholdManager thresholds = ThresholdManager.create(ThresholdConfig.defaults(), time);
        StrategySelector selector =
                StrategySelector.create(SelectorConfig.defaults(), ActionExecutor.create(time), event -> {});
        FeedbackAnalyzer feedback = FeedbackAnalyzer.create(
                FeedbackConfig.defaults(), new FeedbackTargets(selector, thresholds, monitor::weigh));
        QualityController controller = QualityController.builder(monitor)
                .thresholds(thresholds)
                .choice(selector)
                .build();
        ControlResult result = controller.control(batch);
        feedback.observe(result);
        for (Change change : result.changes()) { // what people or models think of it
            feedback.collectFeedback(
                    Feedback.of(new FeedbackSubject.OfChange(change.changeId()), Verdict.CORRECT, "reviewer"));
        }
        FeedbackReport report = feedback.analyzeFeedback(); // precision and calibration by detector and strategy
        // end
        assertThat(result.records()).hasSize(200);
        assertThat(report).isNotNull();
    }

    @Test
    void duplicatesAreFoundAndLeftOut() {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        List<DataRecord> records = new ArrayList<>(records());
        records.add(DataRecord.of("again", FIELDS, "s1020", "Isfahan", "Iran"));
        RecordBatch batch = RecordBatch.of("sensor-7", FIELDS, records, NOW);
        // duplicates
        DuplicateReport duplicates = DuplicateFinder.create().find(batch); // groups, and which record of each stays
        QualityOptimizer optimizer = QualityOptimizer.builder(monitor)
                .duplicates(DuplicateFinder.create())
                .build();
        OptimizationResult better = optimizer.optimizeData(batch, Duration.ofSeconds(5)); // the best found in time
        // end
        assertThat(duplicates.groups())
                .allSatisfy(group -> assertThat(group.rows()).contains(group.survivor()));
        assertThat(better.scoreAfter()).isGreaterThanOrEqualTo(better.scoreBefore());
        assertThat(better.batch().size() + better.removed().size()).isEqualTo(201);
    }

    @Test
    void aTextIsJudged() {
        String text = "سلام دنیا، این یک متن است که در شهر نوشته شد.";
        // text
        TextQualityAnalyzer texts = TextQualityAnalyzer.create();
        TextAssessment judged = texts.assess(
                text, TextHints.of(TextKind.TEXT).expecting(Language.FA).named("answer-17"));
        double good = judged.score(); // 0 to 1; also by dimension, with issues and a repair
        boolean persian =
                judged.language().language().filter(Language.FA::equals).isPresent();
        // end
        assertThat(good).isGreaterThan(0.8);
        assertThat(persian).isTrue();
    }

    @Test
    void theReadmeShowsTheSameLines() throws Exception {
        String source = Files.readString(MODULE.resolve("src/test/java/ai/smartwhale/balance/quality/ReadmeTest.java"));
        String readme = Files.readString(MODULE.resolve("README.md"));
        for (String mark : List.of("// monitor\n", "// control\n", "// feedback\n", "// duplicates\n", "// text\n")) {
            int begin = source.indexOf(mark) + mark.length();
            String shown = source.substring(begin, source.indexOf("// end\n", begin));
            // A block that the test closes itself is closed in the README too.
            assertThat(withoutSpace(readme)).contains(withoutSpace("```java" + shown));
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
