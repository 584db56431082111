// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import java.util.ArrayDeque;

/**
 * The messages of one partition, for one assignment of it, from being polled to being done. Offsets are those that were
 * polled, never counted: transactions and compaction leave gaps. Belongs to the polling thread, except for
 * {@link #ended()}.
 */
public final class PartitionTracker implements Delivery.Scope {

    private final ArrayDeque<Delivery> inHand = new ArrayDeque<>();
    private long next;
    private long committed = -1;
    private volatile boolean ended;

    public void add(Delivery delivery) {
        inHand.addLast(delivery);
    }

    /** Notes the position of the consumer after a poll. */
    public void polledUpTo(long position) {
        next = position;
    }

    /** Lets go of the messages at the head that are done. */
    public void advance() {
        Delivery head = inHand.peekFirst();
        while (head != null && head.isDone()) {
            inHand.pollFirst();
            head = inHand.peekFirst();
        }
    }

    /** Where the group would go on: the first message not done, or else the position. */
    public long committable() {
        Delivery head = inHand.peekFirst();
        return head == null ? next : head.message().offset();
    }

    public boolean isDirty() {
        return committable() != committed;
    }

    public void committed(long offset) {
        committed = offset;
    }

    public int size() {
        return inHand.size();
    }

    public boolean isDone() {
        advance();
        return inHand.isEmpty();
    }

    public void end() {
        ended = true;
    }

    @Override
    public boolean ended() {
        return ended;
    }
}
