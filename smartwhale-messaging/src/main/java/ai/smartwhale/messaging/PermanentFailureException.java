// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Thrown (or completed with) by a {@link MessageHandler} to say that no retry will help: the message goes to the
 * dead-letter topic at once.
 */
public final class PermanentFailureException extends MessagingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the reason, which travels in the header of the dead letter; it must not hold payload or secrets
     * @param cause what lies beneath, or null
     */
    public PermanentFailureException(String message, @Nullable Throwable cause) {
        super(message, cause, false);
    }
}
