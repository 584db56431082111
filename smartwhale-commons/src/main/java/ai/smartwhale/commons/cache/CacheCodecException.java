// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** A value has no form in bytes, or bytes are no form of a value. Never carries the value or the bytes. */
public final class CacheCodecException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what could not be turned into what
     * @param cause why
     */
    public CacheCodecException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates the exception.
     *
     * @param message what could not be turned into what
     */
    public CacheCodecException(String message) {
        super(message);
    }
}
