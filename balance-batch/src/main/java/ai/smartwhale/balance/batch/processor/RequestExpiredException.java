// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/** The patience of a caller ended before his answer came. */
public final class RequestExpiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception. It says what happened, not where: there may be thousands at a time.
     *
     * @param message what ended
     */
    public RequestExpiredException(String message) {
        super(message, null, false, false);
    }
}
