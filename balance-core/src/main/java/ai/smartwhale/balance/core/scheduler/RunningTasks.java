// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tasks that have a slot, in the order in which they got it. Guarded by the lock of its owner. */
final class RunningTasks {

    private @Nullable TaskSlot first;
    private @Nullable TaskSlot last;
    private int size;

    int size() {
        return size;
    }

    TaskSlot add(TaskNode<?> node, long now) {
        TaskSlot slot = new TaskSlot(node, now);
        node.slot = slot;
        slot.previous = last;
        if (last == null) {
            first = slot;
        } else {
            last.next = slot;
        }
        last = slot;
        size++;
        return slot;
    }

    void remove(TaskNode<?> node) {
        TaskSlot slot = Objects.requireNonNull(node.slot, "slot");
        node.slot = null;
        if (slot.previous == null) {
            first = slot.next;
        } else {
            slot.previous.next = slot.next;
        }
        if (slot.next == null) {
            last = slot.previous;
        } else {
            slot.next.previous = slot.previous;
        }
        size--;
    }

    List<TaskNode<?>> all() {
        List<TaskNode<?>> all = new ArrayList<>(size);
        for (TaskSlot slot = first; slot != null; slot = slot.next) {
            all.add(slot.node);
        }
        return all;
    }
}
