// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.commons.utils.StringUtils;
import ai.smartwhale.commons.utils.text.NormalizationProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch in normal form.
 *
 * @param size how many records it has
 * @param fields those of its fields by which records can be told apart
 */
record PreparedBatch(int size, List<PreparedField> fields) {

    /** Longer values are compared by their beginning. */
    private static final int LONGEST_VALUE = 256;

    static PreparedBatch of(RecordBatch batch) {
        List<PreparedField> fields = new ArrayList<>();
        for (int column = 0; column < batch.fields().size(); column++) {
            PreparedField field = prepare(batch, column);
            if (field.tells()) {
                fields.add(field);
            }
        }
        return new PreparedBatch(batch.size(), fields);
    }

    private static PreparedField prepare(RecordBatch batch, int column) {
        Map<String, Integer> raw = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        List<String> values = new ArrayList<>();
        int[] codes = new int[batch.size()];
        int[] counts = new int[batch.size()];
        int filled = 0;
        for (int i = 0; i < codes.length; i++) {
            DataRecord record = batch.records().get(i);
            codes[i] = raw.computeIfAbsent(record.text(column), text -> number(text, numbers, values));
            if (codes[i] >= 0) {
                counts[codes[i]]++;
                filled++;
            }
        }
        int[] exact = Arrays.copyOf(counts, values.size());
        return new PreparedField(batch.fields().name(column), values, codes, exact, filled);
    }

    private static int number(String text, Map<String, Integer> numbers, List<String> values) {
        String head = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text;
        String normal = StringUtils.normalizeText(head, NormalizationProfile.INDEX);
        if (normal.isBlank()) {
            return PreparedField.MISSING;
        }
        return numbers.computeIfAbsent(normal, value -> {
            values.add(value);
            return values.size() - 1;
        });
    }
}
