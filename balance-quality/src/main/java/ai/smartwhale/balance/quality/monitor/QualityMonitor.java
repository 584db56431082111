// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import java.util.List;

/**
 * Finds out how good data is, from the data itself: without labels, without rules (which may be given besides) and
 * without knowledge of the table. Safe for use by many threads.
 */
public interface QualityMonitor {

    /**
     * Assesses a batch against itself and against what was accepted of its source before.
     *
     * @param batch the records; none give an assessment without findings
     * @return the findings and scores
     */
    BatchAssessment evaluateDataQuality(RecordBatch batch);

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
}
