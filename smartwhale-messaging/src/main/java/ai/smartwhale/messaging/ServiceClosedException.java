// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import org.jspecify.annotations.Nullable;

/** The service, or the subscription, was closed or not yet connected. */
public final class ServiceClosedException extends MessagingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, with the names and the limits that matter
     * @param cause what lies beneath, or null
     */
    public ServiceClosedException(String message, @Nullable Throwable cause) {
        super(message, cause, false);
    }
}
