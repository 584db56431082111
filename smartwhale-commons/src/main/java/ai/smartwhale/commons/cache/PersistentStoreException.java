// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import org.jspecify.annotations.Nullable;

/** The disk refused to read or to write. */
public final class PersistentStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried
     * @param cause why it failed, null if the message says it
     */
    public PersistentStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
