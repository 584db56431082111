// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.MessagingException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one topic that wait until it is known that the topic can be written, or until the producer has room.
 * While nobody waits, messages go straight to the producer. Thread-safe.
 */
final class OutboxTopic {

    private static final int REFUSALS_WORTH_A_CHECK = 100;
    private static final int ANY = -1;

    private enum State {
        UNKNOWN,
        CHECKING,
        READY
    }

    private final String name;
    private final Outbox outbox;
    private final ArrayDeque<Sending> waiting = new ArrayDeque<>();
    private State state = State.UNKNOWN;
    private boolean draining;
    private int openings;
    private int refusals;

    /** True while messages may go straight to the producer; a hint for the fast path. */
    private volatile boolean open;

    OutboxTopic(String name, Outbox outbox) {
        this.name = name;
        this.outbox = outbox;
    }

    String name() {
        return name;
    }

    void send(Sending sending) {
        if (open && outbox.offer(sending)) {
            return;
        }
        enqueue(sending);
    }

    private void enqueue(Sending sending) {
        boolean check;
        boolean begin;
        synchronized (waiting) {
            waiting.addLast(sending);
            open = false;
            check = state == State.UNKNOWN;
            if (check) {
                state = State.CHECKING;
            }
            begin = !draining;
            draining = true;
        }
        if (check) {
            outbox.check(this);
        }
        if (begin) {
            outbox.later(this::turn);
        }
    }

    /** The topic can be written. */
    void opened() {
        synchronized (waiting) {
            state = State.READY;
            openings++;
            open = waiting.isEmpty();
        }
    }

    /** How often it was found that the topic can be written. */
    int openings() {
        synchronized (waiting) {
            return openings;
        }
    }

    /** Nothing can be written any more. */
    void failed(MessagingException reason) {
        failed(reason, ANY);
    }

    /** The topic cannot be written, unless it was found since that it can. */
    void failed(MessagingException reason, int since) {
        List<Sending> failed;
        synchronized (waiting) {
            if (since != ANY && since != openings) {
                return;
            }
            state = State.UNKNOWN;
            open = false;
            failed = List.copyOf(waiting);
            waiting.clear();
        }
        failed.forEach(sending -> sending.fail(reason));
    }

    void forget() {
        synchronized (waiting) {
            if (state == State.READY) {
                state = State.UNKNOWN;
                open = false;
            }
        }
    }

    boolean hasWaiting() {
        synchronized (waiting) {
            return !waiting.isEmpty();
        }
    }

    boolean isIdle() {
        synchronized (waiting) {
            return waiting.isEmpty() && state != State.CHECKING;
        }
    }

    private boolean isReady() {
        synchronized (waiting) {
            return state == State.READY;
        }
    }

    /**
     * Offers what waits, in order, until the producer has no room or the topic is not yet known to be writable; then
     * tries again a little later. What has waited too long is failed on the way, whatever else is going on.
     */
    private void turn() {
        Sending head = head();
        while (head != null) {
            if (outbox.expired(head)) {
                take(head);
                head.fail(outbox.expiry(head));
            } else if (isReady() && outbox.offer(head)) {
                take(head);
                refusals = 0;
            } else {
                again();
                return;
            }
            head = head();
        }
    }

    /** Where the producer goes on refusing, it may have lost sight of the topic because somebody deleted it. */
    private void again() {
        refusals++;
        if (refusals % REFUSALS_WORTH_A_CHECK == 0 && isReady()) {
            outbox.check(this);
        }
        outbox.later(this::turn);
    }

    private @Nullable Sending head() {
        synchronized (waiting) {
            Sending head = waiting.peekFirst();
            if (head == null) {
                draining = false;
                open = state == State.READY;
            }
            return head;
        }
    }

    private void take(Sending sending) {
        synchronized (waiting) {
            if (waiting.peekFirst() == sending) {
                waiting.pollFirst();
            }
        }
    }
}
