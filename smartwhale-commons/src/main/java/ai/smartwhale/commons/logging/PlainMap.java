// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries that are known to be plain, so that an event which is made from another need not copy them again. Immutable,
 * in the order in which they came.
 */
final class PlainMap<V> extends AbstractMap<String, V> {

    private final LinkedHashMap<String, V> entries;
    private final boolean texts;

    private PlainMap(LinkedHashMap<String, V> entries, boolean texts) {
        this.entries = entries;
        this.texts = texts;
    }

    static PlainMap<Object> of(Map<?, ?> values) {
        LinkedHashMap<String, Object> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> plain.put(PlainValues.text(key), PlainValues.plain(value)));
        return new PlainMap<>(plain, false);
    }

    static PlainMap<String> texts(Map<?, ?> values) {
        LinkedHashMap<String, String> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> plain.put(PlainValues.text(key), PlainValues.text(value)));
        return new PlainMap<>(plain, true);
    }

    /** Whether every value is a text. */
    boolean isOfTexts() {
        return texts;
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return Collections.unmodifiableMap(entries).entrySet();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entries.containsKey(key);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return entries.get(key);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        entries.forEach(action);
    }
}
