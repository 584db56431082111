// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessagingException;

/** A bound of Balance is reached, and the request or the model was not taken in. Worth trying again later. */
public final class RequestRejectedException extends MessagingException {

    private static final long serialVersionUID = 1L;

    private final String limit;
    private final long most;
    private final long current;

    /**
     * Creates the exception.
     *
     * @param limit the name of the bound in {@link BalanceConfig}
     * @param most its value
     * @param current how many there are
     */
    public RequestRejectedException(String limit, long most, long current) {
        super("refused: " + limit + " is " + most + " and there are " + current, null, true);
        this.limit = limit;
        this.most = most;
        this.current = current;
    }

    /**
     * Which bound was reached.
     *
     * @return its name in {@link BalanceConfig}
     */
    public String limit() {
        return limit;
    }

    /**
     * The bound.
     *
     * @return its value
     */
    public long most() {
        return most;
    }

    /**
     * How many there were at that moment.
     *
     * @return the count
     */
    public long current() {
        return current;
    }
}
