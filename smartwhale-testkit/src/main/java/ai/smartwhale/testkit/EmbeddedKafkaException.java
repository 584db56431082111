// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import org.jspecify.annotations.Nullable;

/** An embedded Kafka did not start, or a file or program that it needs could not be used. */
public final class EmbeddedKafkaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was attempted
     * @param cause what lies beneath, or null
     */
    public EmbeddedKafkaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
