// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import ai.smartwhale.commons.InvalidValueException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which days are worked on.
 *
 * @param weekend the days of the week that are not, 0 to 6 of them
 * @param holidays further days that are not
 */
public record WorkingWeek(Set<DayOfWeek> weekend, Set<LocalDate> holidays) {

    /** Checks and copies the sets. */
    public WorkingWeek {
        weekend = Set.copyOf(InvalidValueException.requirePresent("weekend", weekend));
        holidays = Set.copyOf(InvalidValueException.requirePresent("holidays", holidays));
        InvalidValueException.requireRange("weekend.size", weekend.size(), 0, 6);
    }

    /**
     * The week of Iran, with Friday off.
     *
     * @param holidays further days off
     * @return the week
     */
    public static WorkingWeek iranian(Set<LocalDate> holidays) {
        return new WorkingWeek(EnumSet.of(DayOfWeek.FRIDAY), holidays);
    }

    /**
     * The week of most countries, with Saturday and Sunday off.
     *
     * @param holidays further days off
     * @return the week
     */
    public static WorkingWeek western(Set<LocalDate> holidays) {
        return new WorkingWeek(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), holidays);
    }

    /**
     * Whether a day is worked on.
     *
     * @param date the day
     * @return whether it is neither of the weekend nor a holiday
     */
    public boolean isWorkingDay(LocalDate date) {
        return !weekend.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    /**
     * Counts working days, in a time that does not depend on how far apart the ends are.
     *
     * @param from the first day
     * @param to the day after the last; a day before the first gives a negative count
     * @return how many
     */
    public long daysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -daysBetween(to, from);
        }
        long weeks = ChronoUnit.DAYS.between(from, to) / 7;
        long days = weeks * (7 - weekend.size());
        for (LocalDate day = from.plusDays(weeks * 7); day.isBefore(to); day = day.plusDays(1)) {
            days += weekend.contains(day.getDayOfWeek()) ? 0 : 1;
        }
        for (LocalDate holiday : holidays) {
            boolean within = !holiday.isBefore(from) && holiday.isBefore(to);
            days -= within && !weekend.contains(holiday.getDayOfWeek()) ? 1 : 0;
        }
        return days;
    }
}
