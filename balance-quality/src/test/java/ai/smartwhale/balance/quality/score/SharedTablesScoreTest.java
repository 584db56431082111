// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.score;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.SharedTables;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.CheckSettings;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.detect.TableKnowledge;
import ai.smartwhale.balance.quality.file.ExecutedRepair;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.balance.quality.monitor.QualityMonitorConfig;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with known errors; neither labels nor rules are given to what is tested. */
class SharedTablesScoreTest {

    private static TableScore score(String set) throws IOException {
        RecordBatch dirty = SharedTables.batch(set + "/dirty.csv");
        RecordBatch clean = SharedTables.batch(set + "/clean.csv");
        RecordChecker checker = TableKnowledge.learn(dirty.fields(), dirty.records(), Optional.empty())
                .checker(dirty, CheckSettings.DEFAULT);
        ExecutedRepair repair = ExecutedRepair.ofTable(set, 0.4, InstantSource.fixed(dirty.receivedAt()));
        TableScorer scorer = new TableScorer(set.equals("rents"));
        for (int row = 1; row <= dirty.size(); row++) {
            RecordAssessment assessment = checker.check(row, dirty.atRow(row));
            scorer.add(assessment, repair.repair(assessment, checker).record(), clean.atRow(row));
        }
        return scorer.score();
    }

    @Test
    void errorsOfHospitalAreFoundAndRepaired() throws IOException {
        TableScore score = score("hospital");
        assertThat(score.wrong()).isEqualTo(509);
        assertThat(score.detection().f1()).isGreaterThanOrEqualTo(0.93);
        assertThat(score.repair().f1()).isGreaterThanOrEqualTo(0.91);
        assertThat(score.falseFlags()).isLessThanOrEqualTo(0.003);
        assertThat(score.calibrationError()).isLessThanOrEqualTo(0.15);
    }

    @Test
    void typingErrorsOfGovernmentTablesAreFound() throws IOException {
        double mean = (score("dgov/obesity-typo").detection().f1()
                        + score("dgov/diabetes-deaths-typo").detection().f1()
                        + score("dgov/ehr-measures-typo").detection().f1())
                / 3;
        assertThat(mean).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void outliersOfGovernmentTablesAreFound() throws IOException {
        double mean = (score("dgov/obesity-no").detection().f1()
                        + score("dgov/diabetes-deaths-no").detection().f1()
                        + score("dgov/ehr-measures-no").detection().f1())
                / 3;
        assertThat(mean).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void errorsOfRentsAreFound() throws IOException {
        TableScore score = score("rents");
        assertThat(score.wrong()).isEqualTo(12_165);
        assertThat(score.detection().f1()).isGreaterThanOrEqualTo(0.9);
        assertThat(score.detection().recall()).isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hospital", "dgov/obesity-no", "dgov/diabetes-deaths-no", "dgov/ehr-measures-no", "rayyan"})
    void cleanTablesWithAnAcceptedHistoryAreLeftAlone(String set) throws IOException {
        RecordBatch clean = SharedTables.batch(set + "/clean.csv");
        int half = clean.size() / 2;
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        monitor.accept(SharedTables.batch(clean.fields(), clean.records().subList(0, half)));
        BatchAssessment assessment = monitor.evaluateDataQuality(
                SharedTables.batch(clean.fields(), clean.records().subList(half, clean.size())));
        long flagged = assessment.findings().stream()
                .filter(finding -> finding.flagged() && finding.column() != Finding.WHOLE_RECORD)
                .count();
        double cells = (clean.size() - half) * (double) clean.fields().size();
        assertThat(flagged / cells).isLessThanOrEqualTo(0.01);
    }
}
