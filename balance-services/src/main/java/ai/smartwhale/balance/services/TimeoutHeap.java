// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Timeouts, the next one first. Each knows its place, so that removing one costs as little as adding it; adding one
 * that is due after all others, the usual case, costs next to nothing. Not thread-safe.
 */
final class TimeoutHeap {

    private static final int LEAST_CAPACITY = 64;

    private @Nullable Timeout[] heap = new @Nullable Timeout[LEAST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    void add(Timeout timeout) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        place(timeout, size++);
        up(timeout);
    }

    /** Does nothing where it is not here. */
    void remove(Timeout timeout) {
        int hole = timeout.position;
        if (hole < 0) {
            return;
        }
        timeout.position = -1;
        Timeout last = at(--size);
        heap[size] = null;
        if (last != timeout) {
            place(last, hole);
            up(last);
            down(last);
        }
        if (size == 0 && heap.length > LEAST_CAPACITY) {
            heap = new @Nullable Timeout[LEAST_CAPACITY];
        }
    }

    @Nullable
    Timeout first() {
        return heap[0];
    }

    private void up(Timeout timeout) {
        int child = timeout.position;
        while (child > 0) {
            Timeout parent = at((child - 1) >>> 1);
            if (!timeout.isBefore(parent)) {
                break;
            }
            int above = parent.position;
            place(parent, child);
            child = above;
        }
        place(timeout, child);
    }

    private void down(Timeout timeout) {
        int parent = timeout.position;
        int child = 2 * parent + 1;
        while (child < size) {
            Timeout least = at(child);
            if (child + 1 < size && at(child + 1).isBefore(least)) {
                least = at(child + 1);
            }
            if (!least.isBefore(timeout)) {
                break;
            }
            int below = least.position;
            place(least, parent);
            parent = below;
            child = 2 * parent + 1;
        }
        place(timeout, parent);
    }

    private void place(Timeout timeout, int position) {
        heap[position] = timeout;
        timeout.position = position;
    }

    private Timeout at(int position) {
        Timeout timeout = heap[position];
        if (timeout == null) {
            throw new IllegalStateException("no timeout at " + position + " of " + size);
        }
        return timeout;
    }
}
