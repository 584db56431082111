// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.OptionalDouble;

/** Checks what is to be shown. */
final class Shown {

    private static final int LONGEST_TEXT = 2_000;

    private Shown() {}

    static void requireShare(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidValueException(field, value, "0 to 1");
        }
    }

    static void requireShare(String field, OptionalDouble value) {
        InvalidValueException.requirePresent(field, value).ifPresent(share -> requireShare(field, share));
    }

    static void requireAmount(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException(field, value, "a finite number, 0 or more");
        }
    }

    static void requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(field, value, "a finite number");
        }
    }

    static void requireCount(String field, long value) {
        InvalidValueException.requireRange(field, value, 0, Long.MAX_VALUE);
    }

    static void requireNotNegative(String field, Duration value) {
        if (InvalidValueException.requirePresent(field, value).isNegative()) {
            throw new InvalidValueException(field, value, "0 or more");
        }
    }

    /** Long texts are cut, since a page is not the place to refuse them. */
    static String cut(String field, String value) {
        String text = InvalidValueException.requirePresent(field, value);
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 2)) ? LONGEST_TEXT - 2 : LONGEST_TEXT - 1;
        return text.substring(0, end) + '\u2026';
    }
}
