// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.DueHeap;
import org.jspecify.annotations.Nullable;

/** What a task needs only once it runs. Guarded by the lock of its owner. */
final class TaskSlot {

    final TaskNode<?> node;
    final long startedAt;

    /** Ticket of the heap of those that run, or {@link DueHeap#NO_TICKET}. */
    long inDeadlines;

    /** Neighbours in the order in which they began. */
    @Nullable
    TaskSlot previous;

    @Nullable
    TaskSlot next;

    TaskSlot(TaskNode<?> node, long startedAt) {
        this.node = node;
        this.startedAt = startedAt;
    }
}
