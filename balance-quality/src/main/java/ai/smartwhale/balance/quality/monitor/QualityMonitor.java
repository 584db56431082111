// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.DetectorWeights;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.profile.FieldDrift;
import ai.smartwhale.balance.quality.profile.TableProfile;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how good data is, from the data itself: without labels, without rules (which may be given besides) and
 * without knowledge of the table. Safe for use by many threads.
 */
public interface QualityMonitor {

    /**
     * A monitor that has seen nothing.
     *
     * @param config how it works
     * @return the monitor
     */
    static QualityMonitor create(QualityMonitorConfig config) {
        return create(config, Ticker.system());
    }

    /**
     * A monitor that has seen nothing.
     *
     * @param config how it works
     * @param ticker tells how long an assessment took
     * @return the monitor
     */
    static QualityMonitor create(QualityMonitorConfig config, Ticker ticker) {
        return new DefaultQualityMonitor(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("ticker", ticker));
    }

    /**
     * Assesses a batch against itself and against what was accepted of its source before.
     *
     * @param batch the records; none give an assessment without findings
     * @return the findings and scores
     */
    BatchAssessment evaluateDataQuality(RecordBatch batch);

    /**
     * Assesses a batch against what was learned of it before, which saves learning it again.
     *
     * @param batch the records
     * @param checker what {@link #checker(RecordBatch)} gave for this batch
     * @return the findings and scores
     */
    BatchAssessment evaluateDataQuality(RecordBatch batch, RecordChecker checker);

    /**
     * How a quality develops.
     *
     * @param history scores in the order of time, one per batch; fewer than 8 have no direction yet
     * @return the trend, and the point at which it changed, if it did
     */
    QualityTrend monitorTrends(List<ScorePoint> history);

    /**
     * What {@link #evaluateDataQuality} checks the records of a batch against. A repaired record can be checked again
     * with it.
     *
     * @param batch the records to learn from, beside what was accepted of the source before
     * @return the knowledge, frozen
     */
    RecordChecker checker(RecordBatch batch);

    /**
     * Learns that a batch is good: what is usual in it is no longer held against later ones of the same source.
     *
     * @param batch records that were accepted
     */
    void accept(RecordBatch batch);

    /**
     * What was accepted of a source so far.
     *
     * @param source the source
     * @return its profile; empty if nothing was accepted, or if it was forgotten for others
     */
    Optional<TableProfile> accepted(String source);

    /**
     * How far a batch is from what was accepted of its source.
     *
     * @param batch the batch
     * @return for each field; empty without a history of the same fields
     */
    List<FieldDrift> drift(RecordBatch batch);

    /**
     * Changes how far each detector is believed from now on, as feedback has shown.
     *
     * @param weights all of them
     */
    void weigh(DetectorWeights weights);
}
