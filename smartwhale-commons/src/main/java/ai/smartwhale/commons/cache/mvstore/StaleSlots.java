// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import java.util.Arrays;
import java.util.Map;

/**
 * Places in the index that belong to no value any more, removed many at a time: one at a time each would rewrite
 * another page of the index with the next commit. A process that dies leaves some behind; whoever finds one drops it.
 * Guarded by the lock of writers.
 */
final class StaleSlots {

    private final long[] slots = new long[4_096];
    private int size;

    /** Notes a place, and removes all that are noted where there is no room for more. */
    void add(Map<Long, String> index, long slot) {
        if (size == slots.length) {
            removeFrom(index);
        }
        slots[size++] = slot;
    }

    /** In their order, so that neighbours leave together. */
    void removeFrom(Map<Long, String> index) {
        Arrays.sort(slots, 0, size);
        for (int i = 0; i < size; i++) {
            index.remove(slots[i]);
        }
        size = 0;
    }

    void forget() {
        size = 0;
    }
}
