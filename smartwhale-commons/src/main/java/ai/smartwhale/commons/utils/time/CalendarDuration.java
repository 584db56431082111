// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The distance of two points in time as a calendar counts it.
 *
 * @param period whole years, months and days on the calendar of the zone
 * @param time what is left, as time that really passed; negative where the points are in reverse
 * @param exact all of the time that really passed
 */
public record CalendarDuration(Period period, Duration time, Duration exact) {

    /**
     * Measures the distance between two points in the zone of the first. A day on which clocks change still counts as
     * one day of the period, whereas {@link #exact()} has its 23 or 25 hours.
     *
     * @param from the start
     * @param to the end, brought to the zone of the start
     * @return the distance
     */
    public static CalendarDuration between(ZonedDateTime from, ZonedDateTime to) {
        ZonedDateTime end = to.withZoneSameInstant(from.getZone());
        LocalDateTime start = from.toLocalDateTime();
        LocalDateTime stop = end.toLocalDateTime();
        int direction = end.isBefore(from) ? -1 : 1;
        Period period = between(start, stop);
        if (beyond(from.plus(period), end, direction)) {
            period = between(start, stop.minusDays(direction));
        }
        return new CalendarDuration(period, Duration.between(from.plus(period), end), Duration.between(from, end));
    }

    private static Period between(LocalDateTime start, LocalDateTime stop) {
        long months = start.until(stop, ChronoUnit.MONTHS);
        long days = start.plusMonths(months).until(stop, ChronoUnit.DAYS);
        return Period.of(Math.toIntExact(months / 12), Math.toIntExact(months % 12), Math.toIntExact(days));
    }

    /** Local times alone may lead an hour too far where the clocks go back. */
    private static boolean beyond(ZonedDateTime reached, ZonedDateTime end, int direction) {
        return direction > 0 ? reached.isAfter(end) : reached.isBefore(end);
    }
}
