// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.finding.IssueKind;
import java.util.Optional;

/** Texts among numbers. */
final class TypeJudge implements ValueJudge {

    private static final double NUMERIC = 0.8;

    private final double share;
    private final int rows;

    private TypeJudge(double share, int rows) {
        this.share = share;
        this.rows = rows;
    }

    static TypeJudge learn(EncodedColumn column) {
        int numbers = 0;
        int values = 0;
        for (int code = 1; code < column.distinct(); code++) {
            values += column.count(code);
            numbers += Double.isNaN(NumberText.parse(column.value(code))) ? 0 : column.count(code);
        }
        return new TypeJudge(values < 8 ? 0 : numbers / (double) values, values);
    }

    boolean numeric() {
        return share >= NUMERIC;
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        if (share < NUMERIC || value.isEmpty() || !Double.isNaN(NumberText.parse(value))) {
            return Optional.empty();
        }
        // What stands for "none" among numbers is written the same way many times.
        double repeated = count / Math.max(1, (1 - share) * rows);
        double rare = count <= 2 || count < 0.002 * rows ? 1 : Math.max(0.2, 1 - repeated);
        return Optional.of(Clue.of(
                IssueKind.TYPE, 0.95 * rare, "no number, where " + Math.round(100 * share) + " % of the values are"));
    }
}
