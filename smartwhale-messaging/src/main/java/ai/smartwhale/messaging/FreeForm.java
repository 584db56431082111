// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns free-form content into what it would be after a journey as JSON: text, booleans, whole numbers as the smallest
 * of {@link Integer}, {@link Long} and {@link BigInteger}, other numbers as {@link Double}, lists, maps and null, all
 * immutable. Hence a message equals itself after it has travelled.
 */
final class FreeForm {

    private static final String ALLOWED = "text, a finite number of at most " + Limits.LONGEST_NUMBER
            + " digits, true, false, null, a list or a map of these";

    private static final int LEVEL_OF_MESSAGE = -1;

    private FreeForm() {}

    static JsonMap map(String field, @Nullable Map<String, ?> map) {
        return copyMap(field, InvalidValueException.requirePresent(field, map), 1);
    }

    /** The content of a whole message or a part of one, which lies above the free-form content in it. */
    static JsonMap message(@Nullable Map<String, ?> map) {
        return copyMap("message", InvalidValueException.requirePresent("message", map), LEVEL_OF_MESSAGE);
    }

    static Optional<Object> value(String field, @Nullable Optional<Object> value) {
        return InvalidValueException.requirePresent(field, value).map(content -> copy(field, content, 1));
    }

    static int depth(@Nullable Object value) {
        if (value instanceof JsonMap map) {
            return map.depth();
        }
        return value instanceof JsonList list ? list.depth() : 0;
    }

    @org.jspecify.annotations.NullUnmarked
    private static Object copy(String field, Object value, int level) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return value;
        }
        if (value instanceof CharSequence || value instanceof Character) {
            String text = value.toString();
            Limits.requireLength(field, text, Limits.LONGEST_TEXT);
            return text;
        }
        if (value instanceof Number number) {
            return number(field, number);
        }
        if (value instanceof Map<?, ?> map) {
            return copyMap(field, map, level);
        }
        if (value instanceof Collection<?> collection) {
            return copyList(field, collection, level);
        }
        if (value instanceof byte[] bytes) {
            return copy(field, Base64.getEncoder().encodeToString(bytes), level);
        }
        if (value.getClass().isArray()) {
            return copyArray(field, value, level);
        }
        throw new InvalidValueException(field, value.getClass().getName(), ALLOWED);
    }

    @org.jspecify.annotations.NullUnmarked
    private static JsonMap copyMap(String field, Map<?, ?> map, int level) {
        if (map instanceof JsonMap ready) {
            requireDepth(field, level - 1 + ready.depth());
            return ready;
        }
        requireDepth(field, level);
        if (map.isEmpty()) {
            return JsonMap.EMPTY;
        }
        Map<String, Object> entries = new LinkedHashMap<>(map.size() * 2);
        int deepest = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new InvalidValueException(field, entry.getKey(), "names that are text");
            }
            requireName(field, name);
            Object item = copy(field + '.' + name, entry.getValue(), level + 1);
            deepest = Math.max(deepest, depth(item));
            entries.put(name, item);
        }
        return new JsonMap(entries, deepest + 1);
    }

    private static JsonList copyList(String field, Collection<?> list, int level) {
        if (list instanceof JsonList ready) {
            requireDepth(field, level - 1 + ready.depth());
            return ready;
        }
        return copyItems(field, list.toArray(), level);
    }

    @org.jspecify.annotations.NullUnmarked
    private static JsonList copyArray(String field, Object array, int level) {
        Object[] items = new Object[Array.getLength(array)];
        for (int i = 0; i < items.length; i++) {
            items[i] = Array.get(array, i);
        }
        return copyItems(field, items, level);
    }

    @org.jspecify.annotations.NullUnmarked
    private static JsonList copyItems(String field, Object[] items, int level) {
        requireDepth(field, level);
        Object[] copies = new Object[items.length];
        int deepest = 0;
        for (int i = 0; i < items.length; i++) {
            copies[i] = copy(field, items[i], level + 1);
            deepest = Math.max(deepest, depth(copies[i]));
        }
        return new JsonList(copies, deepest + 1);
    }

    private static Number number(String field, Number number) {
        if (number instanceof Long || number instanceof Short || number instanceof Byte) {
            return whole(number.longValue());
        }
        if (number instanceof BigInteger big) {
            if (big.bitLength() < Long.SIZE) {
                return whole(big.longValue());
            }
            if (big.bitLength() <= Limits.LONGEST_NUMBER_BITS) {
                return big;
            }
            throw new InvalidValueException(field, "a number of " + big.bitLength() + " bits", ALLOWED);
        }
        if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
            // By way of its text a float keeps the digits that people see: 0.1f is 0.1 and not 0.10000000149011612.
            double real = number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
            if (Double.isFinite(real)) {
                return real;
            }
            throw new InvalidValueException(field, real, ALLOWED);
        }
        throw new InvalidValueException(field, number.getClass().getName(), ALLOWED);
    }

    // Half a surrogate pair travels in a text, but readers of JSON do not take it in a name.
    private static void requireName(String field, String name) {
        Limits.requireLength(field, name, Limits.LONGEST_NAME);
        if (name.codePoints().anyMatch(FreeForm::isHalf)) {
            throw new InvalidValueException(field, name, "names without half a surrogate pair");
        }
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static Number whole(long value) {
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private static void requireDepth(String field, int depth) {
        if (depth > Limits.DEEPEST_CONTENT) {
            String shown = field.length() <= Limits.LONGEST_ID ? field : field.substring(0, Limits.LONGEST_ID);
            throw new InvalidValueException(shown, "nested " + depth + " deep", "at most " + Limits.DEEPEST_CONTENT);
        }
    }
}
