// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

/** Which digits numbers are written with. */
public enum DigitStyle {
    /** 0 to 9. */
    LATIN('0'),
    /** ۰ to ۹, U+06F0 to U+06F9. */
    PERSIAN('\u06F0');

    private final char zero;

    DigitStyle(char zero) {
        this.zero = zero;
    }

    char zero() {
        return zero;
    }
}
