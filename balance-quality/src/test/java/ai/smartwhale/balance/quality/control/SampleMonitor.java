// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.DetectorWeights;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.balance.quality.monitor.QualityTrend;
import ai.smartwhale.balance.quality.monitor.ScorePoint;
import ai.smartwhale.balance.quality.profile.FieldDrift;
import ai.smartwhale.balance.quality.profile.TableProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Assesses records one by one with a checker; what breaks it breaks the batch. */
public class SampleMonitor implements QualityMonitor {

    private final RecordChecker checker;
    public final List<RecordBatch> accepted = new CopyOnWriteArrayList<>();
    public final List<DetectorWeights> weighed = new CopyOnWriteArrayList<>();

    public SampleMonitor() {
        this(new SampleChecker());
    }

    public SampleMonitor(RecordChecker checker) {
        this.checker = checker;
    }

    @Override
    public BatchAssessment evaluateDataQuality(RecordBatch batch) {
        return evaluateDataQuality(batch, checker);
    }

    @Override
    public BatchAssessment evaluateDataQuality(RecordBatch batch, RecordChecker known) {
        List<RecordAssessment> records = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            RecordAssessment one =
                    checker.check(batch.firstRow() + i, batch.records().get(i));
            records.add(one);
            sum += one.score().value();
        }
        QualityScore score = QualityScore.of(batch.size() - sum, batch.size());
        return new BatchAssessment(
                batch.source(),
                batch.receivedAt(),
                records,
                List.of(),
                score,
                Map.of(Dimension.ACCURACY, score),
                0,
                Map.of(),
                Duration.ZERO);
    }

    @Override
    public QualityTrend monitorTrends(List<ScorePoint> history) {
        throw new AssertionError("not asked for");
    }

    @Override
    public RecordChecker checker(RecordBatch batch) {
        return checker;
    }

    @Override
    public void accept(RecordBatch batch) {
        accepted.add(batch);
    }

    @Override
    public Optional<TableProfile> accepted(String source) {
        return Optional.empty();
    }

    @Override
    public List<FieldDrift> drift(RecordBatch batch) {
        return List.of();
    }

    @Override
    public void weigh(DetectorWeights weights) {
        weighed.add(weights);
    }
}
