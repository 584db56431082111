// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/**
 * Says how much an entry counts towards the bound of the nearest layer. Implementations are thread-safe and give the
 * same answer each time.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
@FunctionalInterface
public interface L1Weigher<K, V> {

    /**
     * The weight of an entry.
     *
     * @param key the key
     * @param entry the entry
     * @return in the unit of the bound, 0 or more
     */
    int weigh(K key, CacheEntry<V> entry);

    /**
     * Counts entries.
     *
     * @param <K> the type of keys
     * @param <V> the type of values
     * @return always 1
     */
    static <K, V> L1Weigher<K, V> entries() {
        return (key, entry) -> 1;
    }
}
