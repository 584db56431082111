// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.EvidenceSink;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two values in one cell: a text whose last word is a usual value of another column, which is empty in that record. The
 * text without the word must be more usual in its column than the whole, or as unknown.
 */
final class MergedFields {

    private static final int LEAST_COUNT = 3;
    private static final double PROBABILITY = 0.95;

    private final EncodedTable table;
    private final List<Integer> words;

    private MergedFields(EncodedTable table, List<Integer> words) {
        this.table = table;
        this.words = words;
    }

    static MergedFields learn(EncodedTable table) {
        List<Integer> words = new ArrayList<>();
        for (int column = 0; column < table.width(); column++) {
            EncodedColumn data = table.column(column);
            int single = 0;
            for (int code = 1; code < data.distinct(); code++) {
                single += wordLike(data.value(code)) ? data.count(code) : 0;
            }
            int values = data.rows() - data.count(EncodedColumn.ABSENT);
            if (values >= 10 && single >= 0.9 * values && values > data.rows() / 2) {
                words.add(column);
            }
        }
        return new MergedFields(table, List.copyOf(words));
    }

    private static boolean wordLike(String value) {
        if (value.length() < 2) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isLetter(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    void inspect(DataRecord record, int[] codes, EvidenceSink sink) {
        for (int empty : words) {
            if (codes[empty] != EncodedColumn.ABSENT) {
                continue;
            }
            for (int column = 0; column < codes.length; column++) {
                String text = record.text(column);
                int space = text.lastIndexOf(' ');
                if (column == empty || space <= 0 || space == text.length() - 1) {
                    continue;
                }
                String word = text.substring(space + 1);
                int code = table.column(empty).codeOf(word);
                if (code > 0 && table.column(empty).count(code) >= LEAST_COUNT && rest(text, space, column)) {
                    found(sink, empty, column, word, text.substring(0, space).stripTrailing());
                    return;
                }
            }
        }
    }

    private boolean rest(String text, int space, int column) {
        EncodedColumn data = table.column(column);
        int whole = data.codeOf(EncodedColumn.key(text));
        int rest = data.codeOf(EncodedColumn.key(text.substring(0, space).stripTrailing()));
        return (whole < 0 ? 0 : data.count(whole)) <= Math.max(2, rest < 0 ? 0 : data.count(rest));
    }

    private static void found(EvidenceSink sink, int empty, int column, String word, String rest) {
        String why = "two values in one cell: " + word + " belongs to the empty field";
        sink.found(
                empty,
                IssueKind.MERGED_FIELDS,
                PROBABILITY,
                why,
                Optional.of(new Proposal(Optional.of(word), PROBABILITY, "split-merged")));
        sink.found(
                column,
                IssueKind.MERGED_FIELDS,
                PROBABILITY,
                why,
                Optional.of(new Proposal(Optional.of(rest), PROBABILITY, "split-merged")));
    }
}
