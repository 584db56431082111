// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The most used keys, as many as there is room for; the least of them is found at once. Not thread-safe. */
final class HotKeyTable {

    private final int most;
    private final Map<CacheKey, HotKey> byKey = new HashMap<>();
    /** A binary heap, the least used first. */
    private final List<HotKey> heap = new ArrayList<>();

    HotKeyTable(int most) {
        this.most = most;
    }

    @Nullable
    HotKey find(CacheKey key) {
        return byKey.get(key);
    }

    /** Whether a key that was used so often belongs to the most used. */
    boolean admits(double count) {
        return heap.size() < most || count > heap.get(0).count;
    }

    void add(HotKey hot) {
        if (heap.size() == most) {
            byKey.remove(heap.get(0).key);
            place(0, hot);
            siftDown(0);
        } else {
            heap.add(hot);
            hot.index = heap.size() - 1;
            siftUp(hot.index);
        }
        byKey.put(hot.key, hot);
    }

    /** Counts only grow here, so keys only move away from the front. */
    void raise(HotKey hot, double count) {
        hot.count = Math.max(hot.count, count);
        siftDown(hot.index);
    }

    void halve() {
        heap.forEach(hot -> hot.count /= 2);
    }

    int size() {
        return heap.size();
    }

    List<HotKey> mostUsedFirst() {
        List<HotKey> sorted = new ArrayList<>(heap);
        sorted.sort(Comparator.comparingDouble((HotKey hot) -> -hot.count));
        return sorted;
    }

    private void place(int index, HotKey hot) {
        heap.set(index, hot);
        hot.index = index;
    }

    private void swap(int index, int other) {
        HotKey hot = heap.get(index);
        place(index, heap.get(other));
        place(other, hot);
    }

    private void siftUp(int from) {
        int index = from;
        while (index > 0 && heap.get(index).count < heap.get((index - 1) / 2).count) {
            swap(index, (index - 1) / 2);
            index = (index - 1) / 2;
        }
    }

    private void siftDown(int from) {
        int index = from;
        while (true) {
            int child = 2 * index + 1;
            if (child >= heap.size()) {
                return;
            }
            if (child + 1 < heap.size() && heap.get(child + 1).count < heap.get(child).count) {
                child++;
            }
            if (heap.get(index).count <= heap.get(child).count) {
                return;
            }
            swap(index, child);
            index = child;
        }
    }
}
