// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns values of any type into texts, numbers and truth values, whatever their toString does. */
final class PlainValues {

    private static final Set<Class<?>> KEPT = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class);

    private PlainValues() {}

    static boolean isPlain(Object value) {
        return KEPT.contains(value.getClass());
    }

    static Object plain(@Nullable Object value) {
        return value != null && isPlain(value) ? value : text(value);
    }

    /** A toString that fails is told in place of the value: a log line must not end the work that it tells of. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        try {
            String text = value instanceof Object[] array ? Arrays.deepToString(array) : value.toString();
            return text == null ? "null" : text;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return "[" + value.getClass().getName() + ": toString threw "
                    + e.getClass().getName() + ']';
        }
    }

    static List<Object> list(List<?> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return values instanceof PlainList plain ? plain : PlainList.of(values);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<?, ?> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        // Immutable, so that a map of texts may be seen as one of objects.
        return values instanceof PlainMap<?> plain ? (Map<String, Object>) plain : PlainMap.of(values);
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> texts(Map<?, ?> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        return values instanceof PlainMap<?> plain && plain.isOfTexts()
                ? (Map<String, String>) plain
                : PlainMap.texts(values);
    }

    static long weight(Object value) {
        return value instanceof String text ? 2L * text.length() : Long.BYTES;
    }
}
