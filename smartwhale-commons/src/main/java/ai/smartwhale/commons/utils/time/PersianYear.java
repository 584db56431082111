// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Where Persian years begin and which are leap. Between two break years of Borkowski's table, leap years repeat in
 * cycles of 33 years.
 */
final class PersianYear {

    private static final int[] BREAKS = {
        -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178
    };
    /** The epoch day of the first of Farvardin of each year, and of the one after the last. */
    private static final int[] FIRST_DAYS = firstDays();

    private PersianYear() {}

    static boolean isLeap(int year) {
        return FIRST_DAYS[year] - FIRST_DAYS[year - 1] == 366;
    }

    static long firstEpochDay(int year) {
        return FIRST_DAYS[year - 1];
    }

    static PersianDate dateOf(long epochDay) {
        if (epochDay < FIRST_DAYS[0] || epochDay >= FIRST_DAYS[PersianDate.LAST_YEAR]) {
            throw new DateTimeException(LocalDate.ofEpochDay(epochDay) + " is outside of the Persian years "
                    + PersianDate.FIRST_YEAR + ".." + PersianDate.LAST_YEAR);
        }
        int year = Math.min(PersianDate.LAST_YEAR, (int) ((epochDay - FIRST_DAYS[0]) / 365) + 1);
        while (FIRST_DAYS[year - 1] > epochDay) {
            year--;
        }
        return PersianDate.ofYearDay(year, (int) (epochDay - FIRST_DAYS[year - 1]) + 1);
    }

    private static int[] firstDays() {
        int[] days = new int[PersianDate.LAST_YEAR + 1];
        for (int year = PersianDate.FIRST_YEAR; year <= PersianDate.LAST_YEAR; year++) {
            days[year - 1] = firstDay(year);
        }
        int last = PersianDate.LAST_YEAR;
        days[last] = days[last - 1] + (leapsUntil(last + 1) - leapsUntil(last)) + 365;
        return days;
    }

    /** The first of Farvardin lies on a day of March that depends on the leap years of both calendars so far. */
    private static int firstDay(int year) {
        int gregorian = year + 621;
        int gregorianLeaps = gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150;
        int march = 20 + leapsUntil(year) - gregorianLeaps;
        return (int) LocalDate.of(gregorian, 3, 1).plusDays(march - 1L).toEpochDay();
    }

    /** Leap years counted from the first break, less the constant that Borkowski's formula carries. */
    private static int leapsUntil(int year) {
        int leaps = -14;
        int from = BREAKS[0];
        int jump = 0;
        for (int i = 1; i < BREAKS.length; i++) {
            jump = BREAKS[i] - from;
            if (year < BREAKS[i]) {
                break;
            }
            leaps += jump / 33 * 8 + jump % 33 / 4;
            from = BREAKS[i];
        }
        int n = year - from;
        leaps += n / 33 * 8 + (n % 33 + 3) / 4;
        return jump % 33 == 4 && jump - n == 4 ? leaps + 1 : leaps;
    }
}
