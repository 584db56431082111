// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds up the findings of many records to scores of the fields and of all. A cell counts by the probability that it is
 * right; a record that is wrong as a whole counts as all its cells in its dimension. Not safe for use by many threads.
 */
public final class ScoreSheet {

    private final FieldNames names;
    private final int width;
    private final double[] wrong;
    private final double[][] wrongBy;
    private final long[] flagged;
    private final Set<Dimension> looked = EnumSet.noneOf(Dimension.class);
    private long records;

    /**
     * Begins.
     *
     * @param names the fields
     */
    public ScoreSheet(FieldNames names) {
        this.names = InvalidValueException.requirePresent("names", names);
        this.width = names.size();
        // The last place is for findings on records as a whole and on cells beyond the fields.
        this.wrong = new double[width + 1];
        this.wrongBy = new double[width + 1][Dimension.values().length];
        this.flagged = new long[width + 1];
    }

    /**
     * Adds a record.
     *
     * @param record what was found in it
     */
    public void add(RecordAssessment record) {
        records++;
        looked.addAll(record.dimensions().keySet());
        for (Finding finding : record.findings()) {
            int place = finding.wholeRecord() || finding.column() >= width ? width : finding.column();
            double cells = finding.wholeRecord() ? Math.max(1, width) : 1;
            wrong[place] += finding.probability();
            wrongBy[place][finding.kind().dimension().ordinal()] += finding.probability() * cells;
            flagged[place] += finding.flagged() ? 1 : 0;
        }
    }

    /**
     * How many records were added.
     *
     * @return 0 or more
     */
    public long records() {
        return records;
    }

    /**
     * The score of all.
     *
     * @return the score
     */
    public QualityScore score() {
        double all = 0;
        for (double one : wrong) {
            all += one;
        }
        return QualityScore.of(all, cells());
    }

    /**
     * The score of each dimension that was looked at.
     *
     * @return the scores
     */
    public Map<Dimension, QualityScore> dimensions() {
        Map<Dimension, QualityScore> scores = new EnumMap<>(Dimension.class);
        for (Dimension dimension : looked) {
            double sum = 0;
            for (double[] place : wrongBy) {
                sum += place[dimension.ordinal()];
            }
            scores.put(dimension, QualityScore.of(sum, cells()));
        }
        return scores;
    }

    /**
     * The score of each field.
     *
     * @return in the order of the columns
     */
    public List<FieldAssessment> fields() {
        List<FieldAssessment> fields = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            Map<Dimension, QualityScore> scores = new EnumMap<>(Dimension.class);
            for (Dimension dimension : looked) {
                scores.put(dimension, QualityScore.of(wrongBy[column][dimension.ordinal()], records));
            }
            fields.add(new FieldAssessment(
                    column, names.name(column), QualityScore.of(wrong[column], records), scores, flagged[column]));
        }
        return fields;
    }

    private long cells() {
        return records * Math.max(1, width);
    }
}
