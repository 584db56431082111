// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.NumberText;
import java.util.Locale;
import java.util.Optional;

/**
 * A number with its unit in one text.
 *
 * @param number as it is written
 * @param unit as it is written, without spaces around it
 */
record UnitText(String number, String unit) {

    private static final int LONGEST = 24;
    private static final String CURRENCIES = "$\u20AC\u00A3\u00A5";

    /** Takes a text apart, if it is a number and then a unit, or a currency and then a number. */
    static Optional<UnitText> of(String text) {
        String value = text.strip();
        if (value.length() < 2 || value.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        if (CURRENCIES.indexOf(value.charAt(0)) >= 0) {
            String number = value.substring(1).strip().replace(",", "");
            return Double.isNaN(NumberText.parse(number))
                    ? Optional.empty()
                    : Optional.of(new UnitText(number, value.substring(0, 1)));
        }
        int end = 0;
        while (end < value.length() && "+-.0123456789".indexOf(value.charAt(end)) >= 0) {
            end++;
        }
        String unit = value.substring(end).strip();
        return unit.isEmpty()
                        || unit.length() > LONGEST
                        || !unitLike(unit)
                        || Double.isNaN(NumberText.parse(value.substring(0, end)))
                ? Optional.empty()
                : Optional.of(new UnitText(value.substring(0, end), unit));
    }

    private static boolean unitLike(String unit) {
        char first = unit.charAt(0);
        if (!Character.isLetter(first) && "%\u00B0\u2030\"'".indexOf(first) < 0) {
            return false;
        }
        for (int i = 0; i < unit.length(); i++) {
            if (Character.isDigit(unit.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The unit as it may be told apart from others: its first word, without case and points. */
    String name() {
        int end = 0;
        while (end < unit.length() && Character.isLetter(unit.charAt(end))) {
            end++;
        }
        return end == 0 ? unit.substring(0, 1) : unit.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
