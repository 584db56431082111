// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import ai.smartwhale.commons.InvalidValueException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Turns a pattern into a formatter. For the Persian calendar, years and months are taken out of the pattern and put
 * back as fields with Persian names; all other letters mean the same in both calendars.
 */
final class CompiledFormat {

    private static final String REFUSED_IN_PERSIAN = "YwWQqGgecF";
    /** Two digits of a year mean one of the hundred years from here on. */
    private static final int PERSIAN_CENTURY = 1350;

    private CompiledFormat() {}

    static DateTimeFormatter compile(DatetimeFormat format) {
        return compile(format.pattern(), format.locale(), format.calendar(), format.digits());
    }

    static DateTimeFormatter compile(String pattern, Locale locale, CalendarSystem calendar, DigitStyle digits) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        try {
            if (calendar == CalendarSystem.PERSIAN) {
                appendPersian(builder, pattern, locale);
            } else {
                builder.appendPattern(pattern);
            }
            return builder.toFormatter(locale).withDecimalStyle(DecimalStyle.STANDARD.withZeroDigit(digits.zero()));
        } catch (InvalidValueException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw refused(pattern, String.valueOf(e.getMessage()));
        }
    }

    private static void appendPersian(DateTimeFormatterBuilder builder, String pattern, Locale locale) {
        int i = 0;
        while (i < pattern.length()) {
            char letter = pattern.charAt(i);
            int end = letter == '\'' ? endOfQuote(pattern, i) : endOfRun(pattern, i);
            if (REFUSED_IN_PERSIAN.indexOf(letter) >= 0) {
                throw refused(pattern, "the letter " + letter + " has no meaning in the Persian calendar");
            }
            if (letter == 'y' || letter == 'u') {
                appendYear(builder, end - i);
            } else if ((letter == 'M' || letter == 'L') && end - i >= 3) {
                builder.appendText(ChronoField.MONTH_OF_YEAR, PersianNames.months(locale));
            } else if (letter == 'E') {
                builder.appendText(ChronoField.DAY_OF_WEEK, end - i == 4 ? TextStyle.FULL : TextStyle.SHORT);
            } else {
                builder.appendPattern(pattern.substring(i, end));
            }
            i = end;
        }
    }

    private static void appendYear(DateTimeFormatterBuilder builder, int count) {
        if (count == 2) {
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, PERSIAN_CENTURY);
        } else if (count == 4) {
            builder.appendValue(ChronoField.YEAR, 4);
        } else {
            builder.appendValue(ChronoField.YEAR);
        }
    }

    private static int endOfRun(String pattern, int start) {
        int end = start + 1;
        while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(start)) {
            end++;
        }
        // Padding belongs to the letters that follow it.
        return pattern.charAt(start) == 'p' && end < pattern.length() ? endOfRun(pattern, end) : end;
    }

    /** A quote ends at the next single quote; two of them stand for one inside of it. */
    private static int endOfQuote(String pattern, int start) {
        int i = start + 1;
        while (i < pattern.length()) {
            if (pattern.charAt(i) == '\'') {
                if (i + 1 == pattern.length() || pattern.charAt(i + 1) != '\'' || i == start + 1) {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        throw refused(pattern, "a quote is not closed");
    }

    private static InvalidValueException refused(String pattern, String reason) {
        return new InvalidValueException("pattern", pattern, "the letters of DateTimeFormatter (" + reason + ')');
    }
}
