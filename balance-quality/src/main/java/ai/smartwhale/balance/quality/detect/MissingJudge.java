// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.IssueKind;
import java.util.Optional;

/**
 * Absent values. The fewer a column has the more likely each was meant to be there, unless the other columns tell where
 * they are: then the field does not apply to those records.
 */
final class MissingJudge implements ValueJudge {

    private static final double HALF = 0.2;
    private static final double TIED = 6;

    private final double share;
    private final double probability;

    private MissingJudge(double share, double probability) {
        this.share = share;
        this.probability = probability;
    }

    static MissingJudge learn(EncodedTable table, int column) {
        EncodedColumn data = table.column(column);
        double share = (data.count(EncodedColumn.ABSENT) + 0.5) / (data.rows() + 1);
        double odds = Math.pow(HALF / share, 2);
        if (Independence.strongestTie(table, column, code -> code == EncodedColumn.ABSENT) > TIED) {
            odds *= 0.1;
        }
        return new MissingJudge(share, share > 0.95 ? 0 : Math.min(0.98, odds / (1 + odds)));
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        return value.isEmpty() && probability > 0.05
                ? Optional.of(Clue.of(
                        IssueKind.MISSING,
                        probability,
                        "no value, where " + Math.round(100 * (1 - share)) + " % of the records have one"))
                : Optional.empty();
    }
}
