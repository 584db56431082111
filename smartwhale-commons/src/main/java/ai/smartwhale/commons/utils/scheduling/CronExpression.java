// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When a recurring task is due, in the language of cron. Immutable.
 *
 * <p>Five fields — minute, hour, day of month, month, day of week — or six with the second in front. Each takes
 * {@code *}, numbers, names ({@code JAN}, {@code MON}; case does not matter), ranges {@code 1-5}, lists {@code 1,3},
 * and steps {@code *}{@code /5}, {@code 10-30/5}, {@code 10/5}. Days of the week count from 0 (Sunday) to 7 (Sunday
 * again), also with six fields. The day of month takes {@code L} (last day), {@code L-3} (three before it), {@code 15W}
 * (workday nearest to the 15th) and {@code LW}; the day of week takes {@code FRIL} (last Friday) and {@code FRI#2}
 * (second Friday); both take {@code ?} for any. If neither day field begins with {@code *} or is {@code ?}, a day that
 * fits either is due, as in Vixie cron. {@code @yearly}, {@code @annually}, {@code @monthly}, {@code @weekly},
 * {@code @daily}, {@code @midnight} and {@code @hourly} stand for the usual expressions.
 *
 * <p><b>Changes of the clock.</b> An expression whose hour begins with {@code *} follows the hands of the clock: times
 * that a zone skips do not come, and times that it has twice come twice. Any other is meant as a time of day: what
 * falls into a gap is due once, at the end of the gap, and what a zone has twice is due the first time only.
 */
public final class CronExpression {

    private static final int LONGEST = 256;
    /** The Gregorian calendar repeats after so many years, weekdays included. */
    private static final int CYCLE_YEARS = 400;

    private static final Map<String, String> NICKNAMES = Map.of(
            "@YEARLY", "0 0 1 1 *",
            "@ANNUALLY", "0 0 1 1 *",
            "@MONTHLY", "0 0 1 * *",
            "@WEEKLY", "0 0 * * 0",
            "@DAILY", "0 0 * * *",
            "@MIDNIGHT", "0 0 * * *",
            "@HOURLY", "0 * * * *");

    private final String text;
    private final long seconds;
    private final long minutes;
    private final long hours;
    private final long months;
    private final CronDays days;
    private final boolean followsClock;

    private CronExpression(String text, String[] fields) {
        this.text = text;
        this.seconds = bits(CronField.SECOND, fields[0]);
        this.minutes = bits(CronField.MINUTE, fields[1]);
        this.hours = bits(CronField.HOUR, fields[2]);
        this.days = new CronDays(text, fields[3], fields[5]);
        this.months = bits(CronField.MONTH, fields[4]);
        this.followsClock = fields[2].startsWith("*");
        if (fields[3].equals("?") && fields[5].equals("?")) {
            throw new InvalidCronException(text, CronField.DAY_OF_WEEK.title(), "?", "? in one of the two day fields");
        }
    }

    /**
     * Reads an expression.
     *
     * @param text five or six fields, or a nickname; at most 256 characters
     * @return the expression
     * @throws InvalidCronException naming the field, what stood there and what is allowed
     * @throws InvalidValueException if the text is null or blank
     * @throws LimitExceededException if it is too long
     */
    public static CronExpression parse(String text) {
        InvalidValueException.requireText("cron", text);
        LimitExceededException.requireAtMost("cron, in characters", text.length(), LONGEST);
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (upper.startsWith("@") && !NICKNAMES.containsKey(upper)) {
            throw new InvalidCronException(
                    text, "expression", text, "@yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly");
        }
        List<String> fields = List.of(NICKNAMES.getOrDefault(upper, upper).split("\\s+", -1));
        if (fields.size() != 5 && fields.size() != 6) {
            throw new InvalidCronException(
                    text, "expression", fields.size() + " fields", "5 fields, or 6 with the second in front");
        }
        String[] six =
                fields.size() == 6 ? fields.toArray(String[]::new) : ("0 " + String.join(" ", fields)).split(" ", -1);
        return new CronExpression(text.strip(), six);
    }

    private long bits(CronField field, String value) {
        CronNumbers numbers = new CronNumbers(text, field);
        long bits = 0;
        for (String part : value.split(",", -1)) {
            bits |= numbers.bits(part);
        }
        return bits;
    }

    /**
     * The first moment after another at which this expression is due, in the zone of that moment.
     *
     * @param after the other moment, which itself does not count
     * @return the moment; absent if no day ever fits, as the 30th of February
     */
    public Optional<ZonedDateTime> next(ZonedDateTime after) {
        InvalidValueException.requirePresent("after", after);
        return next(after.toInstant(), after.getZone()).map(instant -> instant.atZone(after.getZone()));
    }

    /**
     * The first moment after another at which this expression is due.
     *
     * @param after the other moment, which itself does not count
     * @param zone in whose local time the expression is meant
     * @return the moment; absent if no day ever fits, as the 30th of February
     */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        InvalidValueException.requirePresent("after", after);
        InvalidValueException.requirePresent("zone", zone);
        return followsClock ? nextOnClock(after, zone) : nextTimeOfDay(after, zone);
    }

    /** Goes through the stretches of one offset each, within which local time runs evenly. */
    private Optional<Instant> nextOnClock(Instant after, ZoneId zone) {
        Instant from = after;
        boolean inclusive = false;
        while (true) {
            ZoneOffset offset = zone.getRules().getOffset(from);
            LocalDateTime local = LocalDateTime.ofInstant(from, offset);
            Optional<Instant> candidate =
                    nextLocal(inclusive ? local.minusNanos(1) : local).map(found -> found.toInstant(offset));
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            if (candidate.isEmpty() || change == null || candidate.orElseThrow().isBefore(change.getInstant())) {
                return candidate;
            }
            from = change.getInstant();
            inclusive = true;
        }
    }

    private Optional<Instant> nextTimeOfDay(Instant after, ZoneId zone) {
        Optional<LocalDateTime> local = nextLocal(LocalDateTime.ofInstant(after, zone));
        while (local.isPresent()) {
            LocalDateTime candidate = local.orElseThrow();
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(candidate);
            Instant moment = offsets.isEmpty()
                    ? zone.getRules().getTransition(candidate).getInstant()
                    : candidate.toInstant(offsets.get(0));
            if (moment.isAfter(after)) {
                return Optional.of(moment);
            }
            local = nextLocal(candidate);
        }
        return Optional.empty();
    }

    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        LocalDate day = after.toLocalDate();
        YearMonth month = YearMonth.from(day);
        if (fits(months, month.getMonthValue())) {
            long fitting = days.in(month);
            if (fits(fitting, day.getDayOfMonth())) {
                Optional<LocalTime> time = nextTime(after.toLocalTime());
                if (time.isPresent()) {
                    return time.map(day::atTime);
                }
            }
            long later = fitting & (-1L << (day.getDayOfMonth() + 1));
            if (later != 0) {
                return Optional.of(
                        month.atDay(Long.numberOfTrailingZeros(later)).atTime(firstTime()));
            }
        }
        for (int i = 0; i < 12 * CYCLE_YEARS; i++) {
            month = month.plusMonths(1);
            long fitting = fits(months, month.getMonthValue()) ? days.in(month) : 0;
            if (fitting != 0) {
                return Optional.of(
                        month.atDay(Long.numberOfTrailingZeros(fitting)).atTime(firstTime()));
            }
        }
        return Optional.empty();
    }

    private Optional<LocalTime> nextTime(LocalTime after) {
        int hour = after.getHour();
        if (fits(hours, hour)) {
            int minute = after.getMinute();
            int second = fits(minutes, minute) ? nextBit(seconds, after.getSecond() + 1) : -1;
            if (second >= 0) {
                return Optional.of(LocalTime.of(hour, minute, second));
            }
            minute = nextBit(minutes, minute + 1);
            if (minute >= 0) {
                return Optional.of(LocalTime.of(hour, minute, nextBit(seconds, 0)));
            }
        }
        hour = nextBit(hours, hour + 1);
        return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, nextBit(minutes, 0), nextBit(seconds, 0)));
    }

    private LocalTime firstTime() {
        return LocalTime.of(nextBit(hours, 0), nextBit(minutes, 0), nextBit(seconds, 0));
    }

    private static boolean fits(long bits, int number) {
        return ((bits >>> number) & 1) != 0;
    }

    private static int nextBit(long bits, int from) {
        long rest = bits & (-1L << from);
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }

    /**
     * Whether two expressions were written alike.
     *
     * @param other the other
     * @return whether the texts are equal
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The expression as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
