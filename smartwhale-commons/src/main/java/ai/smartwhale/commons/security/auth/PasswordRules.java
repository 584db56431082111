// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What a new password must be. Lengths are in Unicode characters after normalization; nothing is cut off. There are no
 * rules about kinds of characters, as NIST SP 800-63B asks.
 *
 * @param minLength 8 to {@code maxLength}; 8 by default
 * @param maxLength 64 to 1,024; 128 by default
 */
public record PasswordRules(int minLength, int maxLength) {

    /** Longer arrays are not even looked at. */
    static final int LONGEST = 1_024;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public PasswordRules {
        InvalidValueException.requireRange("maxLength", maxLength, 64, LONGEST);
        InvalidValueException.requireRange("minLength", minLength, 8, maxLength);
    }

    /**
     * The documented defaults.
     *
     * @return the rules
     */
    public static PasswordRules defaults() {
        return new PasswordRules(8, 128);
    }
}
