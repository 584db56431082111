// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import org.jspecify.annotations.Nullable;

/** A broker does not speak a version of the protocol that is needed. */
public final class BrokerTooOldException extends MessagingException {

    private static final long serialVersionUID = 1L;

    /** The oldest release of Kafka whose brokers can be used. */
    public static final String OLDEST_RELEASE = "2.1";

    /**
     * Creates the exception.
     *
     * @param message what happened, with the names and the limits that matter
     * @param cause what lies beneath, or null
     */
    public BrokerTooOldException(String message, @Nullable Throwable cause) {
        super(message, cause, false);
    }
}
