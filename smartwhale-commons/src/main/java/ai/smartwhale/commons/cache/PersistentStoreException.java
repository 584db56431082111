// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** The disk refused to read or to write. */
public final class PersistentStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried
     * @param cause why it failed
     */
    public PersistentStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
