// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What is known by key, with a bound; what was idle for longest goes first. Not thread-safe. */
final class IdleTable<K, V> {

    private final int most;
    private final long idleNanos;
    // In the order in which they were last heard of: each sign of life puts an entry at the end.
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>();
    private long evictedIdle;
    private long evictedFull;

    private static final class Entry<V> {
        final V value;
        long heardAt;

        Entry(V value) {
            this.value = value;
        }
    }

    IdleTable(AnalysisWindow window) {
        this.most = window.maxModels();
        this.idleNanos = window.idleAfter().toNanos();
    }

    /** The value of a key that is heard of now. */
    V heard(K key, long now, LongFunction<V> fresh) {
        evictIdle(now);
        @Nullable Entry<V> entry = entries.remove(key);
        if (entry == null) {
            if (entries.size() == most) {
                removeEldest();
                evictedFull++;
            }
            entry = new Entry<>(fresh.apply(now));
        }
        entry.heardAt = now;
        entries.put(key, entry);
        return entry.value;
    }

    Optional<V> find(K key, long now) {
        evictIdle(now);
        return Optional.ofNullable(entries.get(key)).map(entry -> entry.value);
    }

    void forEach(long now, BiConsumer<K, V> visitor) {
        evictIdle(now);
        entries.forEach((key, entry) -> visitor.accept(key, entry.value));
    }

    private void evictIdle(long now) {
        Iterator<Entry<V>> eldestFirst = entries.values().iterator();
        while (eldestFirst.hasNext() && now - eldestFirst.next().heardAt >= idleNanos) {
            eldestFirst.remove();
            evictedIdle++;
        }
    }

    private void removeEldest() {
        Iterator<Entry<V>> eldestFirst = entries.values().iterator();
        eldestFirst.next();
        eldestFirst.remove();
    }

    AnalyzerStatistics statistics(long now) {
        evictIdle(now);
        return new AnalyzerStatistics(entries.size(), evictedIdle, evictedFull);
    }
}
