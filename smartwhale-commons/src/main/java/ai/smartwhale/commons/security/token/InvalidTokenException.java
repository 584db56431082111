// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

/**
 * Refuses a token. The message is the same for all reasons, so that it helps nobody who tries; the reason is told to
 * the audit alone.
 */
public final class InvalidTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public InvalidTokenException() {
        super("the token is not valid");
    }
}
