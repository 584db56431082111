// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How large an input may be. What is larger is refused before anything else is looked at.
 *
 * @param depth how deep it may be nested, 1 to 1,000
 * @param nodes how many values it may hold in all, 1 or more
 * @param textLength how long each text and each name may be, in characters, 1 or more
 */
public record InputLimits(int depth, int nodes, int textLength) {

    /** 32 deep, 100,000 values, a million characters. */
    public static final InputLimits DEFAULT = new InputLimits(32, 100_000, 1_000_000);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public InputLimits {
        InvalidValueException.requireRange("depth", depth, 1, 1_000);
        InvalidValueException.requireRange("nodes", nodes, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("textLength", textLength, 1, Integer.MAX_VALUE);
    }
}
