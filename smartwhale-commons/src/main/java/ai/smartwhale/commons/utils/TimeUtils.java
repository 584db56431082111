// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.time.CalendarDuration;
import ai.smartwhale.commons.utils.time.DatetimeFormat;
import ai.smartwhale.commons.utils.time.DatetimeText;
import ai.smartwhale.commons.utils.time.GapPolicy;
import ai.smartwhale.commons.utils.time.LocalTimeRejectedException;
import ai.smartwhale.commons.utils.time.LocalTimeResolver;
import ai.smartwhale.commons.utils.time.OverlapPolicy;
import ai.smartwhale.commons.utils.time.WorkingWeek;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** Zones, formats and distances in time. Pure functions, safe for use by many threads; none of them reads a clock. */
public final class TimeUtils {

    private TimeUtils() {}

    /**
     * The local time of a moment in a zone.
     *
     * @param instant the moment
     * @param zone where
     * @return the local time
     */
    public static ZonedDateTime convertTimezone(Instant instant, ZoneId zone) {
        return InvalidValueException.requirePresent("instant", instant)
                .atZone(InvalidValueException.requirePresent("zone", zone));
    }

    /**
     * The same moment in another zone.
     *
     * @param time the moment
     * @param zone where
     * @return the local time there
     */
    public static ZonedDateTime convertTimezone(ZonedDateTime time, ZoneId zone) {
        return InvalidValueException.requirePresent("time", time)
                .withZoneSameInstant(InvalidValueException.requirePresent("zone", zone));
    }

    /**
     * The same moment in another zone, from a local time that may not exist, or exist twice, where it was read.
     *
     * @param local the local time
     * @param from the zone where it was read
     * @param to the other zone
     * @param gap what to do if the first zone skips that time
     * @param overlap what to do if the first zone has it twice
     * @return the local time in the other zone
     * @throws LocalTimeRejectedException naming the time and the zone, if a policy is to refuse it
     */
    public static ZonedDateTime convertTimezone(
            LocalDateTime local, ZoneId from, ZoneId to, GapPolicy gap, OverlapPolicy overlap) {
        InvalidValueException.requirePresent("to", to);
        return LocalTimeResolver.resolve(local, from, gap, overlap).withZoneSameInstant(to);
    }

    /**
     * Writes a point in time in a calendar, a locale and digits of choice.
     *
     * @param time the point
     * @param format how
     * @return the text
     * @throws DateTimeException if the day is outside of the calendar's range
     */
    public static String formatDatetime(ZonedDateTime time, DatetimeFormat format) {
        return DatetimeText.write(time, format);
    }

    /**
     * Reads what {@link #formatDatetime} has written. A text without a time of day means midnight; one that names its
     * zone or offset is read in that.
     *
     * @param text at most 1000 characters, all of which must fit the format
     * @param format how it was written
     * @param zone where, if the text does not say so
     * @param gap what to do with a local time that the zone skips
     * @param overlap what to do with a local time that the zone has twice
     * @return the point
     * @throws DateTimeParseException if the text does not fit the format or there is no such day or time
     * @throws LocalTimeRejectedException if a policy is to refuse the local time
     * @throws LimitExceededException if the text is too long
     */
    public static ZonedDateTime parseDatetime(
            String text, DatetimeFormat format, ZoneId zone, GapPolicy gap, OverlapPolicy overlap) {
        return DatetimeText.read(text, format, zone, gap, overlap);
    }

    /**
     * The time that really passed.
     *
     * @param from the start
     * @param to the end
     * @return the time, negative where the end is before the start
     */
    public static Duration calculateDuration(Instant from, Instant to) {
        return Duration.between(
                InvalidValueException.requirePresent("from", from), InvalidValueException.requirePresent("to", to));
    }

    /**
     * The distance as the calendar of a zone counts it, right across changes of its clocks.
     *
     * @param from the start
     * @param to the end
     * @param zone whose calendar counts
     * @return years, months, days, and the time that is left
     */
    public static CalendarDuration calculateDuration(Instant from, Instant to, ZoneId zone) {
        return CalendarDuration.between(convertTimezone(from, zone), convertTimezone(to, zone));
    }

    /**
     * The number of working days.
     *
     * @param from the first day
     * @param to the day after the last; a day before the first gives a negative number
     * @param week which days are worked on
     * @return the number
     */
    public static long calculateDuration(LocalDate from, LocalDate to, WorkingWeek week) {
        InvalidValueException.requirePresent("from", from);
        InvalidValueException.requirePresent("to", to);
        return InvalidValueException.requirePresent("week", week).daysBetween(from, to);
    }

    /**
     * A duration for people: its two largest units, cut off and not rounded, as in {@code 2 d 3 h} or {@code 350 ms}.
     *
     * @param duration any duration
     * @return the text, with a minus sign in front of a negative one
     */
    public static String describeDuration(Duration duration) {
        InvalidValueException.requirePresent("duration", duration);
        if (duration.isNegative()) {
            // The most negative duration has no positive counterpart; a second more does.
            boolean lowest = duration.getSeconds() == Long.MIN_VALUE;
            return "-" + describeDuration((lowest ? duration.plusSeconds(1) : duration).negated());
        }
        long[] amounts = {
            duration.toDaysPart(),
            duration.toHoursPart(),
            duration.toMinutesPart(),
            duration.toSecondsPart(),
            duration.toMillisPart(),
            duration.toNanosPart() / 1000 % 1000,
            duration.toNanosPart() % 1000
        };
        String[] units = {"d", "h", "min", "s", "ms", "µs", "ns"};
        int first = 0;
        while (first < amounts.length && amounts[first] == 0) {
            first++;
        }
        if (first == amounts.length) {
            return "0 s";
        }
        String largest = amounts[first] + " " + units[first];
        boolean alone = first + 1 == amounts.length || amounts[first + 1] == 0;
        return alone ? largest : largest + ' ' + amounts[first + 1] + ' ' + units[first + 1];
    }
}
