// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;

/**
 * One thing that is wrong with a request. Never holds the refused value, which may be secret.
 *
 * @param field the field, as a path such as {@code payload.timeout}
 * @param code what kind of thing is wrong
 * @param message what would have been right, for people
 */
public record Violation(String field, Code code, String message) {

    /** What can be wrong with a field. */
    public enum Code {
        /** It is required and not there. */
        MISSING,
        /** It has another type than the contract says. */
        WRONG_TYPE,
        /** It names something that there is not. */
        UNKNOWN_VALUE,
        /** It is outside of its range. */
        OUT_OF_RANGE,
        /** It is longer or more than may be. */
        TOO_LARGE,
        /** It cannot be read. */
        MALFORMED,
        /** It says that nobody waits any more. */
        EXPIRED,
        /** It is an address that would lead into a network that is not the internet. */
        UNSAFE_ADDRESS
    }

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing
     */
    public Violation {
        InvalidValueException.requireText("field", field);
        InvalidValueException.requirePresent("code", code);
        InvalidValueException.requireText("message", message);
    }

    /**
     * What is wrong, in words.
     *
     * @return the field and the message
     */
    public String text() {
        return field + ": " + message;
    }
}
