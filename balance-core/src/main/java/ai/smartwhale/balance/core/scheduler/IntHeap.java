// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/** A binary heap of different numbers, the smallest first; no more of them at a time than it was made for. */
final class IntHeap {

    private final int[] heap;
    private int size;

    IntHeap(int most) {
        heap = new int[most];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int number) {
        int hole = size++;
        while (hole > 0 && number < heap[(hole - 1) >> 1]) {
            heap[hole] = heap[(hole - 1) >> 1];
            hole = (hole - 1) >> 1;
        }
        heap[hole] = number;
    }

    /** The smallest, which there must be. */
    int removeLeast() {
        int least = heap[0];
        int moved = heap[--size];
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (moved <= heap[child]) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = moved;
        return least;
    }
}
