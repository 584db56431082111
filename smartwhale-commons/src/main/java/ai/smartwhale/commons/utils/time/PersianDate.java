// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import ai.smartwhale.commons.InvalidValueException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A day of the Solar Hijri (Persian, Jalali) calendar. Leap years follow the arithmetic of K. M. Borkowski (The Persian
 * calendar for 3000 years, Earth, Moon, and Planets 74, 1996), which reproduces the vernal equinox at the meridian of
 * Iran as computed for the years -61 to 3177. Far from the present that computation is itself uncertain, since nobody
 * knows how the rotation of the Earth will slow down. Immutable.
 *
 * @param year 1 to 3177
 * @param month 1 (Farvardin) to 12 (Esfand)
 * @param day 1 to 31, 30 or 29, as the month has
 */
public record PersianDate(int year, int month, int day) implements Comparable<PersianDate> {

    /** The first year. */
    public static final int FIRST_YEAR = 1;

    /** The last year. */
    public static final int LAST_YEAR = 3177;

    private static final int LEAP_MONTH = 12;

    /**
     * Checks that there is such a day.
     *
     * @throws InvalidValueException if there is not
     */
    public PersianDate {
        InvalidValueException.requireRange("year", year, FIRST_YEAR, LAST_YEAR);
        InvalidValueException.requireRange("month", month, 1, 12);
        InvalidValueException.requireRange("day", day, 1, lengthOfMonth(year, month));
    }

    /**
     * The Persian day that is a Gregorian day.
     *
     * @param date from 622-03-22 to 3799-03-19
     * @return the day
     * @throws DateTimeException if it is outside of the range
     */
    public static PersianDate from(LocalDate date) {
        return PersianYear.dateOf(
                InvalidValueException.requirePresent("date", date).toEpochDay());
    }

    /**
     * A day by its place in the year.
     *
     * @param year 1 to 3177
     * @param dayOfYear 1 to 365, or 366 in a leap year
     * @return the day
     * @throws InvalidValueException if there is no such day
     */
    public static PersianDate ofYearDay(int year, int dayOfYear) {
        InvalidValueException.requireRange("year", year, FIRST_YEAR, LAST_YEAR);
        InvalidValueException.requireRange("dayOfYear", dayOfYear, 1, isLeapYear(year) ? 366 : 365);
        int index = dayOfYear - 1;
        return index < 186
                ? new PersianDate(year, index / 31 + 1, index % 31 + 1)
                : new PersianDate(year, (index - 186) / 30 + 7, (index - 186) % 30 + 1);
    }

    /**
     * Whether a year has 366 days.
     *
     * @param year 1 to 3177
     * @return whether Esfand has 30 days
     * @throws InvalidValueException if the year is outside of the range
     */
    public static boolean isLeapYear(int year) {
        return PersianYear.isLeap((int) InvalidValueException.requireRange("year", year, FIRST_YEAR, LAST_YEAR));
    }

    private static int lengthOfMonth(int year, int month) {
        if (month == LEAP_MONTH) {
            return isLeapYear(year) ? 30 : 29;
        }
        return month <= 6 ? 31 : 30;
    }

    /**
     * The same day of the Gregorian calendar.
     *
     * @return the day
     */
    public LocalDate toLocalDate() {
        return LocalDate.ofEpochDay(PersianYear.firstEpochDay(year) + dayOfYear() - 1);
    }

    /**
     * The place in the year.
     *
     * @return 1 to 366
     */
    public int dayOfYear() {
        return Math.min(month - 1, 6) * 31 + Math.max(month - 7, 0) * 30 + day;
    }

    /**
     * The length of the month.
     *
     * @return 29 to 31 days
     */
    public int lengthOfMonth() {
        return lengthOfMonth(year, month);
    }

    /**
     * The day of the week.
     *
     * @return the day; the Persian week starts on Saturday
     */
    public DayOfWeek dayOfWeek() {
        return toLocalDate().getDayOfWeek();
    }

    /**
     * A day later or earlier.
     *
     * @param days how many, also negative
     * @return the day
     * @throws DateTimeException if it is outside of the range
     */
    public PersianDate plusDays(long days) {
        return days == 0 ? this : from(toLocalDate().plusDays(days));
    }

    /**
     * The same day of a month later or earlier, or the last of that month if it is shorter.
     *
     * @param months how many, also negative
     * @return the day
     * @throws InvalidValueException if the year is outside of the range
     */
    public PersianDate plusMonths(long months) {
        InvalidValueException.requireRange("months", months, -12L * LAST_YEAR, 12L * LAST_YEAR);
        long total = year * 12L + month - 1 + months;
        int newYear = (int) InvalidValueException.requireRange("year", Math.floorDiv(total, 12), FIRST_YEAR, LAST_YEAR);
        int newMonth = Math.floorMod(total, 12) + 1;
        return new PersianDate(newYear, newMonth, Math.min(day, lengthOfMonth(newYear, newMonth)));
    }

    @Override
    public int compareTo(PersianDate other) {
        int byYear = Integer.compare(year, other.year);
        return byYear != 0 ? byYear : Integer.compare(dayOfYear(), other.dayOfYear());
    }

    /** In the form {@code 1403-01-01}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }
}
