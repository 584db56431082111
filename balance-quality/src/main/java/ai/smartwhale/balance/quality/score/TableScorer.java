// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.score;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares what was found in a table and how it was repaired with the clean table, cell by cell: a cell is wrong where
 * its text differs. Not safe for use by many threads.
 */
public final class TableScorer {

    private static final int BINS = 10;

    private final boolean numbersByValue;
    private final double[] probabilities = new double[BINS];
    private final long[] found = new long[BINS];
    private final long[] foundWrong = new long[BINS];
    private long cells;
    private long wrong;
    private long flagged;
    private long flaggedWrong;
    private long changed;
    private long changedRight;

    /**
     * Creates a scorer.
     *
     * @param numbersByValue whether {@code 486.0} is the same as {@code 486}
     */
    public TableScorer(boolean numbersByValue) {
        this.numbersByValue = numbersByValue;
    }

    /**
     * Compares a record.
     *
     * @param assessment what was found in the dirty record
     * @param repaired what was made of it
     * @param clean what it should have been
     */
    public void add(RecordAssessment assessment, DataRecord repaired, DataRecord clean) {
        InvalidValueException.requirePresent("clean", clean);
        DataRecord dirty = assessment.record();
        Map<Integer, Finding> byColumn = new HashMap<>();
        for (Finding finding : assessment.findings()) {
            byColumn.put(finding.column(), finding);
        }
        for (int column = 0; column < Math.max(dirty.size(), clean.size()); column++) {
            boolean isWrong = !same(dirty.text(column), clean.text(column));
            cells++;
            wrong += isWrong ? 1 : 0;
            Finding finding = byColumn.get(column);
            if (finding != null) {
                add(finding, isWrong);
            }
            if (!dirty.text(column).equals(repaired.text(column))) {
                changed++;
                changedRight += isWrong && same(repaired.text(column), clean.text(column)) ? 1 : 0;
            }
        }
    }

    private void add(Finding finding, boolean isWrong) {
        int bin = Math.min(BINS - 1, (int) (finding.probability() * BINS));
        probabilities[bin] += finding.probability();
        found[bin]++;
        foundWrong[bin] += isWrong ? 1 : 0;
        if (finding.flagged()) {
            flagged++;
            flaggedWrong += isWrong ? 1 : 0;
        }
    }

    private boolean same(String one, String other) {
        return one.equals(other) || (numbersByValue && NumberText.parse(one) == NumberText.parse(other));
    }

    /**
     * The score of the records so far.
     *
     * @return the score
     */
    public TableScore score() {
        double off = 0;
        long all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            off += Math.abs(probabilities[bin] - foundWrong[bin]);
            all += found[bin];
        }
        return new TableScore(
                cells,
                wrong,
                TableScore.Accuracy.of(flaggedWrong, flagged, wrong),
                TableScore.Accuracy.of(changedRight, changed, wrong),
                (flagged - flaggedWrong) / (double) Math.max(1, cells - wrong),
                off / Math.max(1, all));
    }
}
