// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ready items of one model on one level, the oldest first; and what its lane knows about their turn. The items
 * stand in a ring rather than in a chain: what waits long is old to the garbage collector, for which links between old
 * objects all over the heap are dear.
 */
final class Line<T> {

    private static final int LEAST = 4;

    /** A ring that was larger than this is given up when it is empty. */
    private static final int MOST_KEPT = 1_024;

    final ModelLines<T> owner;
    final int level;

    /** The start tag of the next item; of a line that is empty, the finish tag of its last one. */
    double start;

    /** The order in which lines became busy, which decides between equal start tags. */
    long activation;

    /** Its place in the heap of its lane, or -1 while it is empty. */
    int index = -1;

    int size;

    /** A power of two long. Whoever leaves in between leaves a hole; there is none at either end. */
    private @Nullable QueueNode<T>[] ring = newRing(LEAST);

    /** Places of the first and behind the last one; they only ever count on, and are found modulo the length. */
    private int head;

    private int tail;

    Line(ModelLines<T> owner, int level) {
        this.owner = owner;
        this.level = level;
    }

    @Nullable
    QueueNode<T> first() {
        return at(head);
    }

    @Nullable
    QueueNode<T> last() {
        return at(tail - 1);
    }

    private @Nullable QueueNode<T> at(int place) {
        return ring[place & (ring.length - 1)];
    }

    /** Most go to the back; one that brings an age with it is looked for from both ends at once. */
    void insert(QueueNode<T> node) {
        if (tail - head == ring.length) {
            rebuild();
        }
        size++;
        int front = head;
        for (int back = tail - 1; back - head >= 0; back--, front++) {
            QueueNode<T> fromBack = at(back);
            if (fromBack != null && !node.goesBefore(fromBack)) {
                shiftBack(back + 1);
                put(back + 1, node);
                return;
            }
            QueueNode<T> fromFront = at(front);
            if (fromFront != null && node.goesBefore(fromFront)) {
                shiftForward(front);
                put(front - 1, node);
                return;
            }
        }
        put(tail++, node);
    }

    /** Makes room at a place, for which those from there on stand back by one. */
    private void shiftBack(int from) {
        for (int place = tail++; place - from > 0; place--) {
            put(place, at(place - 1));
        }
    }

    /** Makes room in front of a place, for which those before it move up by one. */
    private void shiftForward(int to) {
        for (int place = --head; place - (to - 1) < 0; place++) {
            put(place, at(place + 1));
        }
    }

    private void put(int place, @Nullable QueueNode<T> node) {
        ring[place & (ring.length - 1)] = node;
        if (node != null) {
            node.place = place;
        }
    }

    /** Closes the holes if that makes room enough, or goes on in a ring of twice the length. */
    private void rebuild() {
        @Nullable QueueNode<T>[] old = ring;
        int oldHead = head;
        int oldTail = tail;
        ring = newRing(size > old.length / 2 ? old.length * 2 : old.length);
        head = 0;
        tail = 0;
        for (int place = oldHead; place - oldTail < 0; place++) {
            QueueNode<T> node = old[place & (old.length - 1)];
            if (node != null) {
                put(tail++, node);
            }
        }
    }

    void unlink(QueueNode<T> node) {
        put(node.place, null);
        size--;
        if (size == 0) {
            tail = head;
            ring = ring.length > MOST_KEPT ? newRing(LEAST) : ring;
            return;
        }
        while (first() == null) {
            head++;
        }
        while (last() == null) {
            tail--;
        }
    }

    void forEach(Consumer<? super QueueNode<T>> action) {
        for (int place = head; place - tail < 0; place++) {
            QueueNode<T> node = at(place);
            if (node != null) {
                action.accept(node);
            }
        }
    }

    @SuppressWarnings("unchecked") // an array that only ever holds items of this line
    private static <T> @Nullable QueueNode<T>[] newRing(int length) {
        return (@Nullable QueueNode<T>[]) new QueueNode<?>[length];
    }
}
