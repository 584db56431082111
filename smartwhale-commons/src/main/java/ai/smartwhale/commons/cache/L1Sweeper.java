// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Removes entries that are past their life, a few with each write, so that half as many writes as there are entries see
 * all of them. Thread-safe; whoever finds another sweeping goes on.
 */
final class L1Sweeper<K, V> {

    private static final int STEP = 2;

    private final ConcurrentMap<K, L1Node<V>> entries;
    private final ReentrantLock lock = new ReentrantLock();
    private Iterator<Map.Entry<K, L1Node<V>>> position = Collections.emptyIterator();

    L1Sweeper(ConcurrentMap<K, L1Node<V>> entries) {
        this.entries = entries;
    }

    void step(long nowNanos) {
        if (!lock.tryLock()) {
            return;
        }
        try {
            for (int i = 0; i < STEP; i++) {
                if (!position.hasNext()) {
                    position = entries.entrySet().iterator();
                    if (!position.hasNext()) {
                        return;
                    }
                }
                removeIfExpired(position.next(), nowNanos);
            }
        } finally {
            lock.unlock();
        }
    }

    void all(long nowNanos) {
        for (Map.Entry<K, L1Node<V>> entry : entries.entrySet()) {
            removeIfExpired(entry, nowNanos);
        }
    }

    private void removeIfExpired(Map.Entry<K, L1Node<V>> entry, long nowNanos) {
        if (entry.getValue().isExpired(nowNanos)) {
            entries.remove(entry.getKey(), entry.getValue());
        }
    }
}
