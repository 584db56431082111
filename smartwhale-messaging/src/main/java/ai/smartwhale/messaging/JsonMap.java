// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A map that is known to hold JSON values and nothing else, so that it need not be copied again. Immutable. */
final class JsonMap extends AbstractMap<String, Object> {

    static final JsonMap EMPTY = new JsonMap(Map.of(), 1);

    private final Map<String, Object> entries;
    private final int depth;

    /** Takes over the map; the caller must let go of it. */
    JsonMap(Map<String, Object> entries, int depth) {
        this.entries = Collections.unmodifiableMap(entries);
        this.depth = depth;
    }

    /** How deep the nesting is, itself included. */
    int depth() {
        return depth;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return entries.entrySet();
    }

    @Override
    public int size() {
        return entries.size();
    }

    // A null key is no member, which Map.of() would answer with an exception.
    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key == null ? null : entries.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key != null && entries.containsKey(key);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        entries.forEach(action);
    }
}
