// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import org.jspecify.annotations.Nullable;

/**
 * The unchecked base of everything that messaging refuses or fails to do. Whether it is worth trying the same thing
 * again is part of the type: see {@link #isRetryable()}.
 */
public class MessagingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * Creates an exception that is not worth a retry.
     *
     * @param message what happened, with the names and the limits that matter
     */
    public MessagingException(String message) {
        this(message, null, false);
    }

    /**
     * Creates an exception.
     *
     * @param message what happened, with the names and the limits that matter
     * @param cause what lies beneath, or null
     * @param retryable whether the same call may succeed later
     */
    public MessagingException(String message, @Nullable Throwable cause, boolean retryable) {
        super(message, cause);
        this.retryable = retryable;
    }

    /**
     * Tells whether the same call may succeed later without a change of its arguments.
     *
     * @return true where a later attempt makes sense
     */
    public final boolean isRetryable() {
        return retryable;
    }
}
