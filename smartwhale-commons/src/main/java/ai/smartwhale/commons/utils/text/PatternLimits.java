// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * The bounds of a search.
 *
 * @param maximumChars how long a text may be, 1 or more
 * @param maximumMatches after how many matches of one pattern the search for it ends, 1 or more
 * @param stepsPerChar how many steps an expression of the JDK may take for each character of the text, 1 or more;
 *     besides a hundred thousand for any text
 */
public record PatternLimits(int maximumChars, int maximumMatches, int stepsPerChar) {

    /** A million characters, a thousand matches, a thousand steps for each character. */
    public static final PatternLimits DEFAULT = new PatternLimits(1_000_000, 1_000, 1_000);

    private static final long STEPS_FOR_ANY = 100_000;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is below 1
     */
    public PatternLimits {
        InvalidValueException.requireRange("maximumChars", maximumChars, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("maximumMatches", maximumMatches, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("stepsPerChar", stepsPerChar, 1, Integer.MAX_VALUE);
    }

    /**
     * Requires that a text is not too long.
     *
     * @param text the text
     * @throws LimitExceededException if it is
     */
    public void requireText(String text) {
        LimitExceededException.requireAtMost("text, in characters", text.length(), maximumChars);
    }

    long steps(String text) {
        return STEPS_FOR_ANY + (long) stepsPerChar * text.length();
    }
}
