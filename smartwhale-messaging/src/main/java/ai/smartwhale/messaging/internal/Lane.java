// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The messages of one key, in order. At any time at most one worker, timer or pending stage owns the lane. */
final class Lane {

    private final ArrayDeque<Delivery> queue = new ArrayDeque<>(4);
    private boolean owned;

    /**
     * Adds a message.
     *
     * @return true if nobody owned the lane, which the caller does from now on
     */
    synchronized boolean add(Delivery delivery) {
        queue.addLast(delivery);
        boolean taken = !owned;
        owned = true;
        return taken;
    }

    /**
     * The message at the head, which stays there until {@link #finish()}; null (and the lane is free) if there is none.
     */
    synchronized @Nullable Delivery head() {
        Delivery head = queue.peekFirst();
        if (head == null) {
            owned = false;
        }
        return head;
    }

    /** Takes the head away. */
    synchronized void finish() {
        queue.pollFirst();
    }

    synchronized boolean isIdle() {
        return !owned && queue.isEmpty();
    }
}
