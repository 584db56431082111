// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.control.ControlledRecord;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data of an answer as records, and back. A list holds a record in each item; anything else is one record. What is
 * nested becomes a cell under its path, such as {@code sections[0].title}. Immutable.
 */
final class Content {

    private final Object data;
    private final boolean list;
    private final FieldNames fields;
    private final List<DataRecord> records;

    private Content(Object data, boolean list, FieldNames fields, List<DataRecord> records) {
        this.data = data;
        this.list = list;
        this.fields = fields;
        this.records = records;
    }

    static Content of(String id, Object data, int mostCells) {
        boolean list = data instanceof List<?> items && !items.isEmpty();
        List<?> items = list ? (List<?>) data : List.of(data);
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<Leaves> all = new ArrayList<>(items.size());
        int left = mostCells;
        for (Object item : items) {
            Leaves leaves = new Leaves(columns, left);
            leaves.take(item);
            left -= leaves.size();
            all.add(leaves);
        }
        FieldNames fields = FieldNames.of(List.copyOf(columns.keySet()));
        List<DataRecord> records = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            records.add(all.get(i).record(list ? id + '#' + i : id, fields));
        }
        return new Content(data, list, fields, records);
    }

    boolean isList() {
        return list;
    }

    FieldNames fields() {
        return fields;
    }

    List<DataRecord> records() {
        return records;
    }

    /** The data with the repairs of what is delivered and without what is not. */
    @Nullable
    Object delivered(List<ControlledRecord> controlled) {
        if (controlled.stream()
                .allMatch(one -> one.changes().isEmpty() && one.outcome().delivers())) {
            return data;
        }
        if (!list) {
            return repaired(data, controlled.get(0));
        }
        List<?> items = (List<?>) data;
        List<@Nullable Object> delivered = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            if (controlled.get(i).outcome().delivers()) {
                delivered.add(repaired(items.get(i), controlled.get(i)));
            }
        }
        return delivered;
    }

    /** The items that are not delivered, as they came. */
    Object withheld(List<ControlledRecord> controlled) {
        if (!list) {
            return data;
        }
        List<?> items = (List<?>) data;
        List<@Nullable Object> withheld = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!controlled.get(i).outcome().delivers()) {
                withheld.add(items.get(i));
            }
        }
        return withheld;
    }

    private static @Nullable Object repaired(@Nullable Object item, ControlledRecord record) {
        if (record.changes().isEmpty()) {
            return item;
        }
        Map<String, Optional<String>> values = new HashMap<>();
        for (Change change : record.changes()) {
            values.put(change.field(), change.after());
        }
        return Leaves.replaced(item, values);
    }
}
