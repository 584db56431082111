// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.Shapes;
import ai.smartwhale.balance.quality.finding.IssueKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values of a rare form in a column of few forms. The share of records with a rare form tells how far forms bind the
 * column: where it is large, as in free text, a rare form says nothing.
 */
final class ShapeJudge implements ValueJudge {

    private static final double FREE = 0.12;

    private final Map<String, Integer> shapes;
    private final int least;
    private final double loose;
    private final String usual;

    private ShapeJudge(Map<String, Integer> shapes, int least, double loose, String usual) {
        this.shapes = shapes;
        this.least = least;
        this.loose = loose;
        this.usual = usual;
    }

    static ShapeJudge learn(EncodedColumn column) {
        Map<String, Integer> shapes = new HashMap<>();
        int values = 0;
        for (int code = 1; code < column.distinct(); code++) {
            shapes.merge(Shapes.of(column.value(code)), column.count(code), Integer::sum);
            values += column.count(code);
        }
        int least = Math.max(3, (int) Math.round(0.01 * values));
        int rare = 0;
        String usual = "";
        int most = 0;
        for (Map.Entry<String, Integer> shape : shapes.entrySet()) {
            rare += shape.getValue() < least ? shape.getValue() : 0;
            if (shape.getValue() > most) {
                most = shape.getValue();
                usual = shape.getKey();
            }
        }
        double loose = values < 20 ? 1 : rare / (double) values;
        return new ShapeJudge(shapes, least, loose, usual);
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        if (value.isEmpty() || loose >= FREE) {
            return Optional.empty();
        }
        String shape = Shapes.of(value);
        if (shapes.getOrDefault(shape, 0) >= least) {
            return Optional.empty();
        }
        // Errors are seldom made twice alike.
        double probability = 0.85 * (1 - loose / FREE) / Math.max(1, count);
        return Optional.of(
                Clue.of(IssueKind.FORMAT, probability, "of the form " + shape + ", where " + usual + " is usual"));
    }
}
