// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/**
 * Is told what leaves the nearest layer, often under a lock of the cache: it must only note what it hears and return at
 * once.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
@FunctionalInterface
public interface L1RemovalListener<K, V> {

    /**
     * An entry left.
     *
     * @param key the key
     * @param entry the entry
     * @param uses how often it was given out, about
     * @param reason why it left
     */
    void removed(K key, CacheEntry<V> entry, long uses, RemovalReason reason);
}
