// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.finding.IssueKind;
import java.util.Optional;

/** Numbers with far more digits behind the point than their column has: calculated among rounded ones. */
final class PrecisionJudge implements ValueJudge {

    private static final int MORE = 5;
    private static final double MOST_SHARE = 0.15;

    private final int usual;
    private final double share;

    private PrecisionJudge(int usual, double share) {
        this.usual = usual;
        this.share = share;
    }

    static PrecisionJudge learn(EncodedColumn column) {
        int[] decimals = new int[41];
        int values = 0;
        for (int code = 1; code < column.distinct(); code++) {
            if (!Double.isNaN(NumberText.parse(column.value(code)))) {
                decimals[Math.min(40, decimals(column.value(code)))] += column.count(code);
                values += column.count(code);
            }
        }
        int usual = 0;
        int seen = decimals[0];
        while (usual < 40 && seen < (1 - MOST_SHARE) * values) {
            seen += decimals[++usual];
        }
        double more = 0;
        for (int i = usual + MORE; i <= 40; i++) {
            more += decimals[i];
        }
        return new PrecisionJudge(usual, values < 20 ? 1 : more / values);
    }

    private static int decimals(String value) {
        int point = value.indexOf('.');
        int end = point;
        while (point >= 0 && end + 1 < value.length() && Character.isDigit(value.charAt(end + 1))) {
            end++;
        }
        return end - point;
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        if (share > MOST_SHARE
                || value.indexOf('.') < 0
                || decimals(value) < usual + MORE
                || Double.isNaN(NumberText.parse(value))) {
            return Optional.empty();
        }
        double probability = 0.8 * (1 - share / MOST_SHARE / 3) / Math.max(1, count);
        return Optional.of(
                Clue.of(IssueKind.OUTLIER, probability, "more digits than the usual " + usual + " behind the point"));
    }
}
