// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.IncomingMessage;

/**
 * One received message on its way through a handler. Fed by one thread, worked on by one thread at a time, and seen to
 * be done by the thread that fed it.
 */
public final class Delivery {

    private final Scope scope;
    private final long receivedNanos;
    private IncomingMessage message;
    private volatile boolean done;

    /** What a delivery belongs to; when it ends, deliveries that have not begun are dropped. */
    public interface Scope {

        /**
         * Tells whether the messages may no longer be handled here.
         *
         * @return true once they belong to somebody else
         */
        boolean ended();
    }

    /**
     * Creates a delivery.
     *
     * @param message the message, at its first attempt
     * @param scope what it belongs to
     * @param receivedNanos when it was received, by the nanosecond clock
     */
    public Delivery(IncomingMessage message, Scope scope, long receivedNanos) {
        this.message = message;
        this.scope = scope;
        this.receivedNanos = receivedNanos;
    }

    /**
     * The message with the number of its present attempt.
     *
     * @return the message
     */
    public IncomingMessage message() {
        return message;
    }

    /**
     * Tells whether the message was handled or lies in the dead-letter topic.
     *
     * @return true when its offset may be committed
     */
    public boolean isDone() {
        return done;
    }

    long receivedNanos() {
        return receivedNanos;
    }

    boolean ended() {
        return scope.ended();
    }

    void markDone() {
        done = true;
    }

    void nextAttempt() {
        IncomingMessage m = message;
        message = new IncomingMessage(
                m.topic(), m.partition(), m.offset(), m.timestamp(), m.key(), m.value(), m.headers(), m.attempt() + 1);
    }
}
