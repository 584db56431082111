// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersianDateTest {

    @ParameterizedTest
    @CsvSource({
        "1403, 1, 1, 2024-03-20",
        "1404, 1, 1, 2025-03-21",
        "1403, 12, 30, 2025-03-20",
        "1357, 11, 22, 1979-02-11",
        "1399, 12, 30, 2021-03-20",
        "1400, 1, 1, 2021-03-21",
        "1300, 1, 1, 1921-03-21",
        "1, 1, 1, 0622-03-22",
        "3177, 12, 29, 3799-03-19"
    })
    void convertsPublishedDates(int year, int month, int day, LocalDate gregorian) {
        PersianDate date = new PersianDate(year, month, day);
        assertThat(date.toLocalDate()).isEqualTo(gregorian);
        assertThat(PersianDate.from(gregorian)).isEqualTo(date);
    }

    @Test
    void knowsTheLeapYearsOfTheCenturyAroundNow() {
        Set<Integer> leap = Set.of(
                1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408,
                1412, 1416, 1420);
        for (int year = 1341; year <= 1420; year++) {
            assertThat(PersianDate.isLeapYear(year)).as("%d", year).isEqualTo(leap.contains(year));
        }
    }

    @Test
    void agreesWithIcuOnEveryDayOfACenturyAndAHalf() {
        Calendar icu = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("en@calendar=persian"));
        LocalDate last = new PersianDate(1450, 12, 29).toLocalDate();
        for (LocalDate day = new PersianDate(1300, 1, 1).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            icu.setTimeInMillis(day.toEpochDay() * 86_400_000L);
            PersianDate own = PersianDate.from(day);
            assertThat(own.year()).as("%s", day).isEqualTo(icu.get(Calendar.YEAR));
            assertThat(own.month()).as("%s", day).isEqualTo(icu.get(Calendar.MONTH) + 1);
            assertThat(own.day()).as("%s", day).isEqualTo(icu.get(Calendar.DAY_OF_MONTH));
            assertThat(own.dayOfYear()).as("%s", day).isEqualTo(icu.get(Calendar.DAY_OF_YEAR));
        }
    }

    @Test
    void everyDayOfTheRangeFollowsTheOneBeforeAndConvertsBack() {
        PersianDate before = new PersianDate(PersianDate.FIRST_YEAR, 1, 1);
        long epochDay = before.toLocalDate().toEpochDay();
        long last = new PersianDate(PersianDate.LAST_YEAR, 12, 29).toLocalDate().toEpochDay();
        int days = 1;
        while (++epochDay <= last) {
            PersianDate date = PersianDate.from(LocalDate.ofEpochDay(epochDay));
            boolean next = date.day() == before.day() + 1 && date.month() == before.month()
                    || date.day() == 1 && date.month() == before.month() + 1 && before.day() == before.lengthOfMonth()
                    || date.day() == 1
                            && date.month() == 1
                            && date.year() == before.year() + 1
                            && before.month() == 12
                            && before.day() == before.lengthOfMonth();
            if (!next || date.toLocalDate().toEpochDay() != epochDay || date.compareTo(before) <= 0) {
                throw new AssertionError(before + " is followed by " + date);
            }
            before = date;
            days++;
        }

        assertThat(days).isEqualTo(3177 * 365 + leapYears());
        assertThat(before).hasToString("3177-12-29");
    }

    private static int leapYears() {
        int leap = 0;
        for (int year = PersianDate.FIRST_YEAR; year <= PersianDate.LAST_YEAR; year++) {
            leap += PersianDate.isLeapYear(year) ? 1 : 0;
        }
        assertThat(leap).isBetween(769, 771);
        return leap;
    }

    @Test
    void goesToOtherDaysAndMonths() {
        PersianDate newYear = new PersianDate(1403, 1, 1);
        assertThat(newYear.plusDays(-1)).isEqualTo(new PersianDate(1402, 12, 29));
        assertThat(newYear.plusDays(365)).isEqualTo(new PersianDate(1403, 12, 30));
        assertThat(new PersianDate(1403, 6, 31).plusMonths(1)).isEqualTo(new PersianDate(1403, 7, 30));
        assertThat(new PersianDate(1403, 12, 30).plusMonths(12)).isEqualTo(new PersianDate(1404, 12, 29));
        assertThat(newYear.plusMonths(-13)).isEqualTo(new PersianDate(1401, 12, 1));
        assertThat(newYear.dayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
        assertThat(PersianDate.ofYearDay(1403, 187)).isEqualTo(new PersianDate(1403, 7, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, year",
        "3178, 1, 1, year",
        "1403, 0, 1, month",
        "1403, 13, 1, month",
        "1403, 1, 32, day",
        "1403, 7, 31, day",
        "1404, 12, 30, day",
        "1403, 1, 0, day"
    })
    void refusesDaysThatDoNotExist(int year, int month, int day, String field) {
        assertThatThrownBy(() -> new PersianDate(year, month, day))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(field + " is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0622-03-21", "3799-03-20"})
    void refusesGregorianDaysOutsideOfItsYears(LocalDate outside) {
        assertThatThrownBy(() -> PersianDate.from(outside))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining("1..3177");
    }
}
