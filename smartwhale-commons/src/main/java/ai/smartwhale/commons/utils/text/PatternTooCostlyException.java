// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

/** A pattern took more steps on a text than it may. Names the pattern, never the text. */
public final class PatternTooCostlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param pattern the name of the pattern
     * @param steps how many steps it may take
     */
    public PatternTooCostlyException(String pattern, long steps) {
        super("pattern " + pattern + " took more than " + steps + " steps on this text");
    }
}
