// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Waiters by deadline, the next one first: a 4-ary heap in which each knows its place. Adding one that is due after all
 * others, the usual case, looks at one other only. Not thread-safe.
 */
final class WaiterHeap<Q, A> {

    private static final int LEAST_CAPACITY = 64;
    private static final int WIDTH = 4;

    private @Nullable Waiter<Q, A>[] heap = newArray(LEAST_CAPACITY);
    private int size;

    int size() {
        return size;
    }

    @Nullable
    Waiter<Q, A> first() {
        return heap[0];
    }

    void add(Waiter<Q, A> waiter) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        up(waiter, size++);
    }

    /** Does nothing where it is not here. */
    void remove(Waiter<Q, A> waiter) {
        int hole = waiter.heapPosition;
        if (hole < 0) {
            return;
        }
        waiter.heapPosition = -1;
        Waiter<Q, A> last = at(--size);
        heap[size] = null;
        if (last != waiter) {
            up(last, hole);
            down(last, last.heapPosition);
        }
        if (size == 0 && heap.length > LEAST_CAPACITY) {
            heap = newArray(LEAST_CAPACITY);
        }
    }

    private void up(Waiter<Q, A> waiter, int from) {
        int place = from;
        while (place > 0) {
            int above = (place - 1) / WIDTH;
            Waiter<Q, A> parent = at(above);
            if (!before(waiter, parent)) {
                break;
            }
            put(parent, place);
            place = above;
        }
        put(waiter, place);
    }

    private void down(Waiter<Q, A> waiter, int from) {
        int place = from;
        for (int child = WIDTH * place + 1; child < size; child = WIDTH * place + 1) {
            int least = child;
            for (int other = child + 1; other < Math.min(child + WIDTH, size); other++) {
                if (before(at(other), at(least))) {
                    least = other;
                }
            }
            if (!before(at(least), waiter)) {
                break;
            }
            put(at(least), place);
            place = least;
        }
        put(waiter, place);
    }

    /** By difference, for the readings of a ticker may overflow. */
    private static boolean before(Waiter<?, ?> one, Waiter<?, ?> other) {
        return one.deadline - other.deadline < 0;
    }

    private void put(Waiter<Q, A> waiter, int place) {
        heap[place] = waiter;
        waiter.heapPosition = place;
    }

    private Waiter<Q, A> at(int place) {
        Waiter<Q, A> waiter = heap[place];
        if (waiter == null) {
            throw new IllegalStateException("no waiter at " + place + " of " + size);
        }
        return waiter;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <Q, A> @Nullable Waiter<Q, A>[] newArray(int length) {
        return new Waiter[length];
    }
}
