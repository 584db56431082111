// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.CheckSettings;
import ai.smartwhale.balance.quality.detect.DetectorWeights;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.detect.TableKnowledge;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.finding.ScoreSheet;
import ai.smartwhale.balance.quality.profile.Drift;
import ai.smartwhale.balance.quality.profile.FieldDrift;
import ai.smartwhale.balance.quality.profile.TableProfile;
import ai.smartwhale.balance.quality.profile.TableProfiler;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Learns from each batch and checks it against what was learned. */
final class DefaultQualityMonitor implements QualityMonitor {

    private final QualityMonitorConfig config;
    private final Ticker ticker;
    private final AcceptedSources sources;
    private volatile CheckSettings settings;

    DefaultQualityMonitor(QualityMonitorConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
        this.sources = new AcceptedSources(config.maxSources());
        this.settings = config.checks();
    }

    @Override
    public BatchAssessment evaluateDataQuality(RecordBatch batch) {
        return evaluate(batch, ticker.nanoTime(), checker(batch));
    }

    @Override
    public BatchAssessment evaluateDataQuality(RecordBatch batch, RecordChecker checker) {
        InvalidValueException.requirePresent("batch", batch);
        return evaluate(batch, ticker.nanoTime(), InvalidValueException.requirePresent("checker", checker));
    }

    private BatchAssessment evaluate(RecordBatch batch, long begin, RecordChecker checker) {
        List<RecordAssessment> records = new ArrayList<>(batch.size());
        ScoreSheet sheet = new ScoreSheet(batch.fields());
        long row = batch.firstRow();
        for (DataRecord record : batch.records()) {
            RecordAssessment assessment = checker.check(row++, record);
            records.add(assessment);
            sheet.add(assessment);
        }
        double drift = Drift.index(drift(batch));
        Duration took = Duration.ofNanos(Math.max(0, ticker.nanoTime() - begin));
        return new BatchAssessment(
                batch.source(),
                batch.receivedAt(),
                records,
                sheet.fields(),
                sheet.score(),
                sheet.dimensions(),
                drift,
                checker.failures(),
                took);
    }

    @Override
    public QualityTrend monitorTrends(List<ScorePoint> history) {
        return ScoreTrend.of(InvalidValueException.requirePresent("history", history));
    }

    @Override
    public RecordChecker checker(RecordBatch batch) {
        InvalidValueException.requirePresent("batch", batch);
        Optional<AcceptedSource> history = sources.find(batch.source())
                .filter(known -> known.profile().names().equals(batch.fields()));
        TableKnowledge knowledge = history.isPresent() && batch.size() < config.smallBatch()
                ? history.orElseThrow().knowledge()
                : TableKnowledge.learn(batch.fields(), batch.records(), history.map(AcceptedSource::profile));
        return knowledge.checker(batch, settings);
    }

    @Override
    public void accept(RecordBatch batch) {
        InvalidValueException.requirePresent("batch", batch);
        TableProfile profile = TableProfiler.create(batch.fields(), config.profiles())
                .addAll(batch)
                .snapshot();
        sources.merge(batch.source(), profile);
    }

    @Override
    public Optional<TableProfile> accepted(String source) {
        return sources.find(InvalidValueException.requireText("source", source)).map(AcceptedSource::profile);
    }

    @Override
    public List<FieldDrift> drift(RecordBatch batch) {
        return sources.find(batch.source())
                .map(AcceptedSource::profile)
                .filter(profile -> batch.size() > 0 && profile.names().equals(batch.fields()))
                .map(profile -> Drift.between(
                        profile,
                        TableProfiler.create(batch.fields(), config.profiles())
                                .addAll(batch)
                                .snapshot()))
                .orElse(List.of());
    }

    @Override
    public void weigh(DetectorWeights weights) {
        settings = config.checks().withWeights(InvalidValueException.requirePresent("weights", weights));
    }
}
