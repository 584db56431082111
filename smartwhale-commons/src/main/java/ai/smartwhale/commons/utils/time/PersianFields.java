// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Puts together what a text said piece by piece, without the rules of the ISO calendar. */
final class PersianFields {

    private PersianFields() {}

    static PersianDate date(TemporalAccessor raw) {
        int year = number(raw, ChronoField.YEAR);
        if (raw.isSupported(ChronoField.DAY_OF_YEAR)) {
            return PersianDate.ofYearDay(year, number(raw, ChronoField.DAY_OF_YEAR));
        }
        return new PersianDate(year, number(raw, ChronoField.MONTH_OF_YEAR), number(raw, ChronoField.DAY_OF_MONTH));
    }

    static LocalTime time(TemporalAccessor raw) {
        if (raw.isSupported(ChronoField.NANO_OF_DAY)) {
            return LocalTime.ofNanoOfDay(raw.getLong(ChronoField.NANO_OF_DAY));
        }
        if (raw.isSupported(ChronoField.MILLI_OF_DAY)) {
            return LocalTime.ofNanoOfDay(Math.multiplyExact(raw.getLong(ChronoField.MILLI_OF_DAY), 1_000_000L));
        }
        return LocalTime.of(
                hour(raw),
                orZero(raw, ChronoField.MINUTE_OF_HOUR),
                orZero(raw, ChronoField.SECOND_OF_MINUTE),
                orZero(raw, ChronoField.NANO_OF_SECOND));
    }

    private static int hour(TemporalAccessor raw) {
        if (raw.isSupported(ChronoField.CLOCK_HOUR_OF_DAY)) {
            return number(raw, ChronoField.CLOCK_HOUR_OF_DAY) % 24;
        }
        boolean clock = raw.isSupported(ChronoField.CLOCK_HOUR_OF_AMPM);
        if (clock || raw.isSupported(ChronoField.HOUR_OF_AMPM)) {
            int hour = number(raw, clock ? ChronoField.CLOCK_HOUR_OF_AMPM : ChronoField.HOUR_OF_AMPM) % 12;
            return hour + 12 * number(raw, ChronoField.AMPM_OF_DAY);
        }
        return orZero(raw, ChronoField.HOUR_OF_DAY);
    }

    private static int orZero(TemporalAccessor raw, ChronoField field) {
        return raw.isSupported(field) ? number(raw, field) : 0;
    }

    private static int number(TemporalAccessor raw, ChronoField field) {
        if (!raw.isSupported(field)) {
            throw new DateTimeException("the text has no " + field);
        }
        return field.checkValidIntValue(raw.getLong(field));
    }
}
