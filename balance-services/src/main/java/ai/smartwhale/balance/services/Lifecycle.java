// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.ServiceClosedException;
import java.util.concurrent.atomic.AtomicReference;

/** Where a Balance stands: it opens once and closes once. */
final class Lifecycle {

    private enum State {
        NEW,
        OPEN,
        CLOSED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);

    boolean isOpen() {
        return state.get() == State.OPEN;
    }

    boolean isClosed() {
        return state.get() == State.CLOSED;
    }

    /** Opens, unless it was closed. */
    void open() {
        state.compareAndSet(State.NEW, State.OPEN);
    }

    /** Closes; true for the first call. */
    boolean close() {
        return state.getAndSet(State.CLOSED) != State.CLOSED;
    }

    /**
     * Requires that requests are taken.
     *
     * @throws ServiceClosedException if it was not started, or closed
     */
    void requireOpen() {
        if (!isOpen()) {
            throw refusal();
        }
    }

    /**
     * Requires that it was not closed.
     *
     * @throws ServiceClosedException if it was
     */
    void requireNotClosed() {
        if (isClosed()) {
            throw refusal();
        }
    }

    ServiceClosedException refusal() {
        String reason = isClosed() ? "Balance was closed" : "Balance was not started; call start() first";
        return new ServiceClosedException(reason, null);
    }
}
