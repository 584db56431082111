// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Locale;

/**
 * How a point in time is written. Immutable.
 *
 * @param pattern in the letters of {@link java.time.format.DateTimeFormatter}, 1 to 200 characters. With the Persian
 *     calendar, letters that count weeks, quarters or eras ({@code Y w W Q q G g e c F}) are refused. Default: that of
 *     {@link DatetimeStyle#ISO}
 * @param locale of the names of months, days and zones; default English. Persian months are named in Persian script for
 *     the language {@code fa} and in Latin script for all others
 * @param calendar how days are counted; default Gregorian
 * @param digits which digits numbers are written with; default Latin
 */
public record DatetimeFormat(String pattern, Locale locale, CalendarSystem calendar, DigitStyle digits) {

    private static final int LONGEST_PATTERN = 200;

    /** Checks every component, the pattern by compiling it. */
    public DatetimeFormat {
        InvalidValueException.requireText("pattern", pattern);
        LimitExceededException.requireAtMost("pattern, in characters", pattern.length(), LONGEST_PATTERN);
        InvalidValueException.requirePresent("locale", locale);
        InvalidValueException.requirePresent("calendar", calendar);
        InvalidValueException.requirePresent("digits", digits);
        var unused = CompiledFormat.compile(pattern, locale, calendar, digits);
    }

    /**
     * A format of a style, in English, Gregorian and with Latin digits.
     *
     * @param style the ready-made pattern
     * @return the format
     */
    public static DatetimeFormat of(DatetimeStyle style) {
        return builder().style(style).build();
    }

    /**
     * A builder that holds the defaults.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what a format is made of. Not thread-safe. */
    public static final class Builder {

        private String pattern = DatetimeStyle.ISO.pattern();
        private Locale locale = Locale.ENGLISH;
        private CalendarSystem calendar = CalendarSystem.GREGORIAN;
        private DigitStyle digits = DigitStyle.LATIN;

        private Builder() {}

        /**
         * Takes the pattern of a style.
         *
         * @param style the style
         * @return this
         */
        public Builder style(DatetimeStyle style) {
            return pattern(InvalidValueException.requirePresent("style", style).pattern());
        }

        /**
         * Sets the pattern.
         *
         * @param value in the letters of {@link java.time.format.DateTimeFormatter}
         * @return this
         */
        public Builder pattern(String value) {
            pattern = value;
            return this;
        }

        /**
         * Sets the locale.
         *
         * @param value of the names
         * @return this
         */
        public Builder locale(Locale value) {
            locale = value;
            return this;
        }

        /**
         * Sets the calendar.
         *
         * @param value how days are counted
         * @return this
         */
        public Builder calendar(CalendarSystem value) {
            calendar = value;
            return this;
        }

        /**
         * Sets the digits.
         *
         * @param value which digits numbers are written with
         * @return this
         */
        public Builder digits(DigitStyle value) {
            digits = value;
            return this;
        }

        /**
         * Builds.
         *
         * @return the format
         * @throws InvalidValueException naming what is not allowed
         * @throws LimitExceededException if the pattern is too long
         */
        public DatetimeFormat build() {
            return new DatetimeFormat(pattern, locale, calendar, digits);
        }
    }
}
