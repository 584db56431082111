// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.Optional;

/**
 * Numbers that are scattered about the one number that a column nearly always has. Where they lie on both sides of it,
 * hardly two alike, and no other column tells which records have them, the column is a constant and they are errors. A
 * number at the edge, such as zero among amounts, is not taken for a constant.
 */
final class ConstantJudge implements ValueJudge {

    private static final double LEAST_SHARE = 0.6;
    private static final double EDGE = 0.1;
    private static final double TIED = 5;
    private static final int LEAST_ROWS = 20;

    private final double probability;
    private final String constant;

    private ConstantJudge(double probability, String constant) {
        this.probability = probability;
        this.constant = constant;
    }

    static ConstantJudge learn(EncodedTable table, int column) {
        EncodedColumn data = table.column(column);
        int mode = 1;
        for (int code = 1; code < data.distinct(); code++) {
            mode = data.count(code) > data.count(mode) ? code : mode;
        }
        int values = data.rows() - data.count(EncodedColumn.ABSENT);
        double number = data.distinct() < 2 ? Double.NaN : NumberText.parse(data.value(mode));
        if (Double.isNaN(number) || values < LEAST_ROWS || data.count(mode) < LEAST_SHARE * values) {
            return new ConstantJudge(0, "");
        }
        double below = 0;
        double above = 0;
        int others = 0;
        for (int code = 1; code < data.distinct(); code++) {
            double other = NumberText.parse(data.value(code));
            below += other < number ? data.count(code) : 0;
            above += other > number ? data.count(code) : 0;
            others += code != mode && !Double.isNaN(other) ? 1 : 0;
        }
        double scattered = below + above;
        int top = mode;
        boolean meant = scattered < 1
                || (Math.min(below, above) < EDGE * scattered && scattered > 3)
                || others < 0.8 * scattered
                || Independence.strongestTie(table, column, code -> code != top && code != EncodedColumn.ABSENT) > TIED;
        return new ConstantJudge(meant ? 0 : 0.9, data.value(mode));
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        return probability == 0 || value.equals(constant) || count > 2 || Double.isNaN(NumberText.parse(value))
                ? Optional.empty()
                : Optional.of(Clue.of(
                        IssueKind.OUTLIER,
                        probability,
                        "nearly all records have " + constant,
                        new Proposal(Optional.of(constant), probability, "constant")));
    }
}
