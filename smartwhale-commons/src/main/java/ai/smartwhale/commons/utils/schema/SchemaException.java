// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

/** A schema is none, is too deep, or refers to what is not in it. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong
     */
    public SchemaException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what is wrong
     * @param cause why
     */
    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
