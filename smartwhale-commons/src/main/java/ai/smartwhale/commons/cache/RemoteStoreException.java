// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import org.jspecify.annotations.Nullable;

/** The store that all instances share could not be asked. */
public final class RemoteStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried
     * @param cause why it failed, null if the message says it
     */
    public RemoteStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates the exception.
     *
     * @param message what was tried, and why it failed
     */
    public RemoteStoreException(String message) {
        super(message);
    }
}
