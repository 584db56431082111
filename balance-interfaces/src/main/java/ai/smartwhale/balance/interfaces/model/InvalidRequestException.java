// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.messaging.MessagingException;

/** A request is wrong in one or more ways. */
public final class InvalidRequestException extends MessagingException {

    private static final long serialVersionUID = 1L;

    private final transient ValidationResult result;

    /**
     * Creates the exception.
     *
     * @param result what is wrong; it has violations
     */
    public InvalidRequestException(ValidationResult result) {
        super("the request is refused: " + result.text());
        this.result = result;
    }

    /**
     * Everything that is wrong with the request.
     *
     * @return the violations; none where the exception was read from elsewhere
     */
    public ValidationResult result() {
        return result == null ? ValidationResult.VALID : result;
    }
}
