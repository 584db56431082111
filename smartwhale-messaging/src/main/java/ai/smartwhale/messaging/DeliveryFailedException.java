// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import org.jspecify.annotations.Nullable;

/** A message was accepted but the brokers did not acknowledge it in time. */
public final class DeliveryFailedException extends MessagingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, with the names and the limits that matter
     * @param cause what lies beneath, or null
     */
    public DeliveryFailedException(String message, @Nullable Throwable cause) {
        super(message, cause, true);
    }
}
