// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column as codes into its dictionary. Absent cells, missing or blank, all have the code 0, which is always there.
 */
final class EncodedColumn {

    /** The code of a cell without a value. */
    static final int ABSENT = 0;

    /** Longer values are told apart by their beginning, their length and their hash only. */
    private static final int LONGEST = 1024;

    private final int[] codes;
    private final String[] values;
    private final int[] counts;
    private final Map<String, Integer> index;

    private EncodedColumn(int[] codes, String[] values, int[] counts, Map<String, Integer> index) {
        this.codes = codes;
        this.values = values;
        this.counts = counts;
        this.index = index;
    }

    static EncodedColumn of(int column, List<DataRecord> records) {
        Map<String, Integer> index = new HashMap<>();
        List<String> values = new ArrayList<>();
        values.add("");
        int[] codes = new int[records.size()];
        int[] counts = new int[16];
        for (int row = 0; row < codes.length; row++) {
            String text = key(records.get(row).text(column));
            int code = ABSENT;
            if (!text.isEmpty()) {
                Integer known = index.putIfAbsent(text, values.size());
                if (known == null) {
                    code = values.size();
                    values.add(text);
                } else {
                    code = known;
                }
            }
            codes[row] = code;
            if (code >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(code + 1, counts.length * 2));
            }
            counts[code]++;
        }
        return new EncodedColumn(codes, values.toArray(String[]::new), Arrays.copyOf(counts, values.size()), index);
    }

    /** What a cell is told apart by: its text, {@code ""} if blank, a digest if huge. */
    static String key(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST - 32) + '#' + text.length() + '#' + text.hashCode();
    }

    int code(int row) {
        return codes[row];
    }

    /** The code of a value, -1 if the column does not have it. */
    int codeOf(String key) {
        return key.isEmpty() ? ABSENT : index.getOrDefault(key, -1);
    }

    /** How many different values there are, the absent one counted as one even if there is none. */
    int distinct() {
        return values.length;
    }

    String value(int code) {
        return values[code];
    }

    int count(int code) {
        return counts[code];
    }

    int rows() {
        return codes.length;
    }
}
