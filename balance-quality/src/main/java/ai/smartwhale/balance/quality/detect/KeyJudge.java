// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.Shapes;
import ai.smartwhale.balance.quality.finding.IssueKind;
import java.util.Optional;

/** Values that occur again in a column of identifiers: whole numbers or codes with digits, nearly all different. */
final class KeyJudge implements ValueJudge {

    private static final int LEAST_ROWS = 50;
    private static final double NEARLY_ALL = 0.98;

    private final boolean key;

    private KeyJudge(boolean key) {
        this.key = key;
    }

    static KeyJudge learn(EncodedColumn column) {
        ValueCounts values = ValueCounts.of(column);
        long total = values.total();
        if (total < LEAST_ROWS || total < NEARLY_ALL * column.rows() || values.occurring(1) < NEARLY_ALL * total) {
            return new KeyJudge(false);
        }
        int codes = 0;
        for (int i = 0; i < values.size(); i++) {
            String shape = Shapes.of(values.value(i));
            codes += shape.indexOf('9') >= 0 && shape.indexOf('.') < 0 && shape.indexOf(' ') < 0 ? 1 : 0;
        }
        return new KeyJudge(codes >= NEARLY_ALL * values.size());
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        return key && count > 1 && !value.isEmpty()
                ? Optional.of(
                        Clue.of(IssueKind.DUPLICATE, 0.75, "occurs " + count + " times in a field of identifiers"))
                : Optional.empty();
    }
}
