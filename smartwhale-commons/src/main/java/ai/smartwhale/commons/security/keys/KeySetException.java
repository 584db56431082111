// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import org.jspecify.annotations.Nullable;

/**
 * A set of keys, or the key that wraps it, cannot be loaded or stored. Nothing was loaded and the keys in use are as
 * before. Its text names files, never keys.
 */
public final class KeySetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final KeySetFault fault;

    /**
     * Creates the exception.
     *
     * @param fault what is wrong
     * @param message where and how, without secrets
     */
    public KeySetException(KeySetFault fault, String message) {
        this(fault, message, null);
    }

    /**
     * Creates the exception.
     *
     * @param fault what is wrong
     * @param message where and how, without secrets
     * @param cause what was thrown below; its text must hold no secrets
     */
    public KeySetException(KeySetFault fault, String message, @Nullable Throwable cause) {
        super(fault + ": " + message, cause);
        this.fault = fault;
    }

    /**
     * What is wrong.
     *
     * @return the fault
     */
    public KeySetFault fault() {
        return fault;
    }
}
