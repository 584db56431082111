// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import com.github.benmanes.caffeine.cache.Expiry;

/** Lets every entry live until its own hard limit, however often it is read. */
final class L1Expiry<K, V> implements Expiry<K, L1Node<V>> {

    @Override
    public long expireAfterCreate(K key, L1Node<V> node, long currentTime) {
        return Math.max(1, node.expiresAtNanos - currentTime);
    }

    @Override
    public long expireAfterUpdate(K key, L1Node<V> node, long currentTime, long currentDuration) {
        return Math.max(1, node.expiresAtNanos - currentTime);
    }

    @Override
    public long expireAfterRead(K key, L1Node<V> node, long currentTime, long currentDuration) {
        return currentDuration;
    }
}
