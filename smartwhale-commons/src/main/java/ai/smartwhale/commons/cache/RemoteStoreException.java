// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** The store that all instances share could not be asked. */
public final class RemoteStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried
     * @param cause why it failed
     */
    public RemoteStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
