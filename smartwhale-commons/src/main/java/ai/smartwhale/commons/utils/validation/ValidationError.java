// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

/**
 * One thing that is wrong with an input.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole
 * @param rule which rule is broken, such as {@code required} or {@code range}
 * @param message what is allowed
 * @param value what was there, shortened to 60 characters; empty where nothing was. May be of a person: do not log it
 */
public record ValidationError(String pointer, String rule, String message, String value) {

    /**
     * What is wrong, without the value.
     *
     * @return fit for a log
     */
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ' ' + rule + ": " + message;
    }
}
