// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.ErrorCode;

/**
 * Why a model did not get what it asked for.
 *
 * @param code what kind of failure it was
 * @param message what went wrong, for people; empty where nothing was said
 */
public record AnswerError(ErrorCode code, String message) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is null
     */
    public AnswerError {
        InvalidValueException.requirePresent("code", code);
        InvalidValueException.requirePresent("message", message);
    }
}
