// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.FieldAssessment;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores fields and batches from the findings in their records. */
final class BatchScores {

    private final double[] wrong;
    private final double[][] wrongBy;
    private final long[] flagged;
    private final long rows;
    private final Set<Dimension> looked = EnumSet.noneOf(Dimension.class);

    private BatchScores(int width, long rows) {
        this.wrong = new double[width + 1];
        this.wrongBy = new double[width + 1][Dimension.values().length];
        this.flagged = new long[width + 1];
        this.rows = rows;
    }

    static BatchAssessment assess(
            RecordBatch batch,
            List<RecordAssessment> records,
            double drift,
            Map<String, String> failures,
            Duration took) {
        int width = batch.fields().size();
        BatchScores scores = new BatchScores(width, records.size());
        for (RecordAssessment record : records) {
            scores.looked.addAll(record.dimensions().keySet());
            record.findings().forEach(finding -> scores.add(finding, width));
        }
        List<FieldAssessment> fields = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            fields.add(new FieldAssessment(
                    column,
                    batch.fields().name(column),
                    QualityScore.of(scores.wrong[column], scores.rows),
                    scores.dimensions(column, 1),
                    scores.flagged[column]));
        }
        double all = 0;
        for (double one : scores.wrong) {
            all += one;
        }
        long cells = scores.rows * Math.max(1, width);
        return new BatchAssessment(
                batch.source(),
                batch.receivedAt(),
                records,
                fields,
                QualityScore.of(all, cells),
                scores.together(width),
                drift,
                failures,
                took);
    }

    /** Findings on records as a whole, and on cells beyond the fields, are counted behind the last field. */
    private void add(Finding finding, int width) {
        int column = finding.wholeRecord() || finding.column() >= width ? width : finding.column();
        double weight = finding.wholeRecord() ? finding.probability() * Math.max(1, width) : finding.probability();
        wrong[column] += finding.probability();
        wrongBy[column][finding.kind().dimension().ordinal()] += weight;
        flagged[column] += finding.flagged() ? 1 : 0;
    }

    private Map<Dimension, QualityScore> dimensions(int column, int width) {
        Map<Dimension, QualityScore> scores = new EnumMap<>(Dimension.class);
        for (Dimension dimension : looked) {
            scores.put(dimension, QualityScore.of(wrongBy[column][dimension.ordinal()], rows * width));
        }
        return scores;
    }

    private Map<Dimension, QualityScore> together(int width) {
        Map<Dimension, QualityScore> scores = new EnumMap<>(Dimension.class);
        for (Dimension dimension : looked) {
            double sum = 0;
            for (double[] column : wrongBy) {
                sum += column[dimension.ordinal()];
            }
            scores.put(dimension, QualityScore.of(sum, rows * Math.max(1, width)));
        }
        return scores;
    }
}
