// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;

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
        Period period = Period.between(from.toLocalDate(), end.toLocalDate());
        ZonedDateTime reached = from.plus(period);
        if (!from.isAfter(end) && reached.isAfter(end)) {
            period = Period.between(from.toLocalDate(), end.toLocalDate().minusDays(1));
        } else if (from.isAfter(end) && reached.isBefore(end)) {
            period = Period.between(from.toLocalDate(), end.toLocalDate().plusDays(1));
        }
        return new CalendarDuration(period, Duration.between(from.plus(period), end), Duration.between(from, end));
    }
}
