// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.data.CellType;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one item of an answer under their paths. For one thread. */
final class Leaves {

    /** The name of the only cell of what is neither a map nor a list. */
    static final String VALUE = "value";

    private final Map<String, Integer> columns;
    private final int most;
    private final List<@Nullable String> cells = new ArrayList<>();
    private final List<CellType> types = new ArrayList<>();
    private int size;

    /** Columns are shared by all items of an answer, so that the same path is the same column. */
    Leaves(Map<String, Integer> columns, int most) {
        this.columns = columns;
        this.most = most;
    }

    int size() {
        return size;
    }

    void take(@Nullable Object item) {
        if (item instanceof Map<?, ?> || item instanceof List<?>) {
            walk("", item);
        } else {
            put(VALUE, item);
        }
    }

    private void walk(String path, @Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> walk(member(path, name), value));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(element(path, i), list.get(i));
            }
        } else {
            put(path, node);
        }
    }

    private void put(String path, @Nullable Object value) {
        if (size >= most) {
            return;
        }
        size++;
        int column = columns.computeIfAbsent(path, made -> columns.size());
        while (cells.size() <= column) {
            cells.add(null);
            types.add(CellType.MISSING);
        }
        cells.set(column, value == null ? null : value.toString());
        types.set(column, type(value));
    }

    private static CellType type(@Nullable Object value) {
        if (value == null) {
            return CellType.MISSING;
        }
        return value instanceof Number ? CellType.NUMBER : value instanceof Boolean ? CellType.BOOLEAN : CellType.TEXT;
    }

    DataRecord record(String id, FieldNames fields) {
        while (cells.size() < fields.size()) {
            cells.add(null);
            types.add(CellType.MISSING);
        }
        return DataRecord.typed(id, fields, cells, types);
    }

    static @Nullable Object replaced(@Nullable Object item, Map<String, Optional<String>> values) {
        return item instanceof Map<?, ?> || item instanceof List<?>
                ? replaced("", item, values)
                : value(VALUE, item, values);
    }

    private static @Nullable Object replaced(String path, @Nullable Object node, Map<String, Optional<String>> values) {
        if (node instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(String.valueOf(name), replaced(member(path, name), value, values)));
            return copy;
        }
        if (node instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                copy.add(replaced(element(path, i), list.get(i), values));
            }
            return Collections.unmodifiableList(copy);
        }
        return value(path, node, values);
    }

    private static @Nullable Object value(String path, @Nullable Object before, Map<String, Optional<String>> values) {
        Optional<String> after = values.get(path);
        if (after == null) {
            return before;
        }
        String text = after.orElse(null);
        return before instanceof Number && text != null ? number(text) : text;
    }

    /** A number stays one if what it was repaired to is one. */
    private static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            return decimal(text);
        }
    }

    private static Object decimal(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? (Object) value : text;
        } catch (NumberFormatException noNumber) {
            return text;
        }
    }

    private static String member(String path, @Nullable Object name) {
        String text = String.valueOf(name);
        // A name that looks like a path must not be taken for one.
        if (text.indexOf('.') >= 0 || text.indexOf('[') >= 0) {
            return path + "[\"" + text + "\"]";
        }
        return path.isEmpty() ? text : path + '.' + text;
    }

    private static String element(String path, int index) {
        return path + '[' + index + ']';
    }
}
