// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/** A request got no answer although the way to and fro worked: it was left out, cancelled or refused. */
public final class UnansweredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened to the request
     */
    public UnansweredException(String message) {
        super(message, null, false, false);
    }
}
