// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** When what waits expires: one heap for each level, and one for what is delayed. */
final class Deadlines<T> {

    private static final int DELAYED = 0;

    private final List<DueHeap<QueueNode<T>>> heaps = new ArrayList<>();
    private int size;

    Deadlines() {
        for (int level = DELAYED; level <= TaskPriority.LEVELS; level++) {
            heaps.add(new DueHeap<>());
        }
    }

    private DueHeap<QueueNode<T>> heapOf(QueueNode<T> node) {
        return heaps.get(node.state == QueueEntry.Standing.DELAYED ? DELAYED : node.level);
    }

    void add(QueueNode<T> node) {
        if (node.expires()) {
            node.inDeadlines = heapOf(node).add(node, node.deadline());
            size++;
        }
    }

    /** To be called before the level or the state of the node changes. */
    void remove(QueueNode<T> node) {
        if (node.inDeadlines != DueHeap.NO_TICKET) {
            if (heapOf(node).remove(node.inDeadlines)) {
                size--;
            }
            node.inDeadlines = DueHeap.NO_TICKET;
        }
    }

    /** The node with the earliest deadline of all, if that is over. */
    @Nullable
    QueueNode<T> firstOver(long now) {
        if (size == 0) {
            return null;
        }
        QueueNode<T> earliest = null;
        for (DueHeap<QueueNode<T>> heap : heaps) {
            if (heap.hasDue(now)) {
                QueueNode<T> node = heap.peek().orElseThrow();
                if (earliest == null || node.deadline() - earliest.deadline() < 0) {
                    earliest = node;
                }
            }
        }
        return earliest;
    }

    /** The ready node with the earliest deadline of a level. */
    @Nullable
    QueueNode<T> earliestOf(int level) {
        return heaps.get(level).peek().orElse(null);
    }

    OptionalLong next() {
        OptionalLong next = OptionalLong.empty();
        if (size > 0) {
            for (DueHeap<QueueNode<T>> heap : heaps) {
                next = earlier(next, heap.nextDue());
            }
        }
        return next;
    }

    static OptionalLong earlier(OptionalLong a, OptionalLong b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return a.getAsLong() - b.getAsLong() <= 0 ? a : b;
    }
}
