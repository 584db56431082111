// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks that have a slot, in the order in which they got it. Guarded by the lock of its owner. */
final class RunningTasks {

    private @Nullable TaskNode<?> first;
    private @Nullable TaskNode<?> last;
    private int size;

    int size() {
        return size;
    }

    void add(TaskNode<?> node) {
        node.previous = last;
        if (last == null) {
            first = node;
        } else {
            last.next = node;
        }
        last = node;
        size++;
    }

    void remove(TaskNode<?> node) {
        TaskNode<?> previous = node.previous;
        TaskNode<?> next = node.next;
        if (previous == null) {
            first = next;
        } else {
            previous.next = next;
        }
        if (next == null) {
            last = previous;
        } else {
            next.previous = previous;
        }
        node.previous = null;
        node.next = null;
        size--;
    }

    List<TaskNode<?>> all() {
        List<TaskNode<?>> all = new ArrayList<>(size);
        for (TaskNode<?> node = first; node != null; node = node.next) {
            all.add(node);
        }
        return all;
    }
}
