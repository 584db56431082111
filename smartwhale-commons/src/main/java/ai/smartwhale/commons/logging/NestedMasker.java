// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks through maps, collections and arrays within each other, once and within bounds. Not thread-safe. */
final class NestedMasker {

    static final int MOST_LEVELS = 16;
    static final int MOST_VALUES = 10_000;
    static final String LEFT_OUT = "…";

    private final SensitiveData data;
    private final Set<Object> above = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    NestedMasker(SensitiveData data) {
        this.data = data;
    }

    Map<String, Object> maskMap(Map<?, ?> map) {
        Object masked = mask("", map);
        Map<String, Object> out = new LinkedHashMap<>();
        if (masked instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> out.put(String.valueOf(key), value));
        }
        return out;
    }

    Object mask(String key, @Nullable Object value) {
        if (value == null || !isNested(value)) {
            return data.maskValue(key, PlainValues.plain(value));
        }
        if (above.size() >= MOST_LEVELS || !above.add(value)) {
            return LEFT_OUT;
        }
        try {
            return nested(key, value);
        } catch (RuntimeException e) {
            // A collection of the host may fail like its toString may; the line is written all the same.
            return '[' + value.getClass().getName() + " threw " + e.getClass().getName() + ']';
        } finally {
            above.remove(value);
        }
    }

    private static boolean isNested(Object value) {
        return value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray();
    }

    private Object nested(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return entries(map);
        }
        List<Object> out = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            for (Object each : collection) {
                if (!take(key, each, out)) {
                    break;
                }
            }
            return out;
        }
        int length = Array.getLength(value);
        for (int i = 0; i < length && take(key, Array.get(value, i), out); i++) {}
        return out;
    }

    private boolean take(String key, @Nullable Object each, List<Object> out) {
        if (++values > MOST_VALUES) {
            out.add(LEFT_OUT);
            return false;
        }
        out.add(mask(key, each));
        return true;
    }

    private Map<String, Object> entries(Map<?, ?> map) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (++values > MOST_VALUES) {
                out.put(LEFT_OUT, LEFT_OUT);
                break;
            }
            String key = PlainValues.text(entry.getKey());
            Object value = entry.getValue();
            // All of what stands behind the name of a secret is secret, so it is not looked through.
            boolean secret = value != null && data.isSecretKey(key);
            out.put(unused(out, data.mask(key)), secret ? data.maskValue(key, value) : mask(key, value));
        }
        return out;
    }

    static String unused(Map<String, ?> map, String key) {
        if (!map.containsKey(key)) {
            return key;
        }
        int number = map.size();
        while (map.containsKey(key + '_' + number)) {
            number++;
        }
        return key + '_' + number;
    }
}
