// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of a month on which an expression fires. Where both day fields are restricted, a day that fits either fires,
 * as in Vixie cron; a field that begins with {@code *}, or is {@code ?}, restricts nothing by itself.
 */
final class CronDays {

    /** The days of one month, as bits 1 to 31. */
    private interface Rule {
        long in(YearMonth month);
    }

    private final @Nullable List<Rule> ofMonth;
    private final @Nullable List<Rule> ofWeek;
    private final boolean both;

    CronDays(String expression, String dayOfMonth, String dayOfWeek) {
        this.ofMonth = dayOfMonth.equals("?") ? null : monthRules(expression, dayOfMonth);
        this.ofWeek = dayOfWeek.equals("?") ? null : weekRules(expression, dayOfWeek);
        this.both = dayOfMonth.startsWith("*") || dayOfWeek.startsWith("*");
    }

    long in(YearMonth month) {
        long all = (1L << (month.lengthOfMonth() + 1)) - 2;
        long first = ofMonth == null ? all : union(ofMonth, month);
        long second = ofWeek == null ? all : union(ofWeek, month);
        boolean either = ofMonth != null && ofWeek != null && !both;
        return all & (either ? first | second : first & second);
    }

    private static long union(List<Rule> rules, YearMonth month) {
        long days = 0;
        for (Rule rule : rules) {
            days |= rule.in(month);
        }
        return days;
    }

    private static List<Rule> monthRules(String expression, String text) {
        CronNumbers numbers = new CronNumbers(expression, CronField.DAY_OF_MONTH);
        List<Rule> rules = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            rules.add(monthRule(numbers, part));
        }
        return rules;
    }

    private static Rule monthRule(CronNumbers numbers, String part) {
        if (part.equals("L")) {
            return month -> 1L << month.lengthOfMonth();
        }
        if (part.equals("LW")) {
            return month -> nearestWorkday(month, month.lengthOfMonth());
        }
        if (part.startsWith("L-")) {
            int before = numbers.number(part, part.substring(2));
            if (before > 30) {
                throw numbers.refused(part, "L-1..L-30");
            }
            return month -> before < month.lengthOfMonth() ? 1L << (month.lengthOfMonth() - before) : 0;
        }
        if (part.endsWith("W")) {
            int day = numbers.number(part, part.substring(0, part.length() - 1));
            return month -> day <= month.lengthOfMonth() ? nearestWorkday(month, day) : 0;
        }
        long bits = numbers.bits(part);
        return month -> bits;
    }

    /** Monday to Friday, never leaving the month. */
    private static long nearestWorkday(YearMonth month, int day) {
        DayOfWeek weekday = month.atDay(day).getDayOfWeek();
        int workday = day;
        if (weekday == DayOfWeek.SATURDAY) {
            workday = day == 1 ? 3 : day - 1;
        } else if (weekday == DayOfWeek.SUNDAY) {
            workday = day == month.lengthOfMonth() ? day - 2 : day + 1;
        }
        return 1L << workday;
    }

    private static List<Rule> weekRules(String expression, String text) {
        CronNumbers numbers = new CronNumbers(expression, CronField.DAY_OF_WEEK);
        List<Rule> rules = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            rules.add(weekRule(numbers, part));
        }
        return rules;
    }

    private static Rule weekRule(CronNumbers numbers, String part) {
        int hash = part.indexOf('#');
        if (hash >= 0) {
            int weekday = numbers.number(part, part.substring(0, hash)) % 7;
            String ordinal = part.substring(hash + 1);
            if (ordinal.length() != 1 || ordinal.charAt(0) < '1' || ordinal.charAt(0) > '5') {
                throw numbers.refused(part, "#1..#5 after the day");
            }
            int week = ordinal.charAt(0) - '1';
            return month -> {
                int day = firstOf(month, weekday) + 7 * week;
                return day <= month.lengthOfMonth() ? 1L << day : 0;
            };
        }
        if (part.equals("L")) {
            throw numbers.refused(part, "a day before the L, as in FRIL or 5L");
        }
        if (part.endsWith("L")) {
            int weekday = numbers.number(part, part.substring(0, part.length() - 1)) % 7;
            return month -> {
                int first = firstOf(month, weekday);
                return 1L << (first + (month.lengthOfMonth() - first) / 7 * 7);
            };
        }
        long weekdays = numbers.bits(part);
        return month -> daysOn(month, weekdays);
    }

    private static int firstOf(YearMonth month, int weekday) {
        return 1 + Math.floorMod(weekday - weekdayOf(month.atDay(1)), 7);
    }

    private static long daysOn(YearMonth month, long weekdays) {
        long days = 0;
        int weekday = weekdayOf(month.atDay(1));
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            days |= ((weekdays >>> weekday) & 1) << day;
            weekday = weekday == 6 ? 0 : weekday + 1;
        }
        return days;
    }

    private static int weekdayOf(LocalDate date) {
        return date.getDayOfWeek().getValue() % 7;
    }
}
