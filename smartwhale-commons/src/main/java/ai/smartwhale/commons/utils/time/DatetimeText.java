// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** Points in time written and read back. */
public final class DatetimeText {

    private static final int LONGEST_TEXT = 1000;

    private DatetimeText() {}

    /**
     * Writes a point in time.
     *
     * @param time the point
     * @param format how
     * @return the text
     * @throws DateTimeException if the day is outside of the calendar's range
     */
    public static String write(ZonedDateTime time, DatetimeFormat format) {
        InvalidValueException.requirePresent("time", time);
        InvalidValueException.requirePresent("format", format);
        DateTimeFormatter formatter = CompiledFormat.compile(format);
        return formatter.format(format.calendar() == CalendarSystem.PERSIAN ? new PersianTemporal(time) : time);
    }

    /**
     * Reads a point in time. A text without a time of day means midnight; one that names its zone or offset is read in
     * that.
     *
     * @param text at most 1000 characters, all of which must fit the format
     * @param format how it was written
     * @param zone where, if the text does not say so
     * @param gap what to do with a local time that the zone skips
     * @param overlap what to do with a local time that the zone has twice; an offset in the text decides by itself
     * @return the point
     * @throws DateTimeParseException if the text does not fit the format or there is no such day or time
     * @throws LocalTimeRejectedException if a policy is to refuse the local time
     * @throws LimitExceededException if the text is too long
     */
    public static ZonedDateTime read(
            String text, DatetimeFormat format, ZoneId zone, GapPolicy gap, OverlapPolicy overlap) {
        InvalidValueException.requirePresent("text", text);
        InvalidValueException.requirePresent("format", format);
        InvalidValueException.requirePresent("zone", zone);
        LimitExceededException.requireAtMost("text, in characters", text.length(), LONGEST_TEXT);
        DateTimeFormatter formatter = CompiledFormat.compile(format);
        try {
            return format.calendar() == CalendarSystem.PERSIAN
                    ? persian(text, formatter, zone, gap, overlap)
                    : located(gregorian(text, formatter), zone, gap, overlap);
        } catch (LocalTimeRejectedException | DateTimeParseException e) {
            throw e;
        } catch (DateTimeException | InvalidValueException e) {
            throw new DateTimeParseException("no such date or time: " + e.getMessage(), text, 0, e);
        }
    }

    private record Read(LocalDateTime local, TemporalAccessor fields) {}

    private static Read gregorian(String text, DateTimeFormatter formatter) {
        // Strict refuses the 30th of February; but it also wants an era beside the year of the letter y.
        TemporalAccessor fields =
                formatter.withResolverStyle(ResolverStyle.SMART).parse(text);
        LocalDate date = LocalDate.from(fields);
        TemporalAccessor raw = parsed(text, formatter);
        if (raw.isSupported(ChronoField.DAY_OF_MONTH)
                && raw.getLong(ChronoField.DAY_OF_MONTH) != date.getDayOfMonth()) {
            throw new DateTimeException("the month has no day " + raw.getLong(ChronoField.DAY_OF_MONTH));
        }
        LocalTime time = fields.query(TemporalQueries.localTime());
        return new Read(LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time), fields);
    }

    private static ZonedDateTime persian(
            String text, DateTimeFormatter formatter, ZoneId zone, GapPolicy gap, OverlapPolicy overlap) {
        TemporalAccessor raw = parsed(text, formatter);
        PersianDate date = PersianFields.date(raw);
        LocalDate day = date.toLocalDate();
        if (raw.isSupported(ChronoField.DAY_OF_WEEK)
                && raw.getLong(ChronoField.DAY_OF_WEEK) != day.getDayOfWeek().getValue()) {
            throw new DateTimeException(date + " is a " + day.getDayOfWeek());
        }
        return located(new Read(LocalDateTime.of(day, PersianFields.time(raw)), raw), zone, gap, overlap);
    }

    private static TemporalAccessor parsed(String text, DateTimeFormatter formatter) {
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor raw = formatter.parseUnresolved(text, position);
        if (raw == null || position.getErrorIndex() >= 0 || position.getIndex() < text.length()) {
            int at = Math.max(position.getErrorIndex(), position.getIndex());
            throw new DateTimeParseException("the text does not fit the format from index " + at, text, at);
        }
        return raw;
    }

    private static ZonedDateTime located(Read read, ZoneId zone, GapPolicy gap, OverlapPolicy overlap) {
        ZoneId named = read.fields().query(TemporalQueries.zoneId());
        if (read.fields().isSupported(ChronoField.OFFSET_SECONDS)) {
            ZoneOffset offset =
                    ZoneOffset.ofTotalSeconds(Math.toIntExact(read.fields().getLong(ChronoField.OFFSET_SECONDS)));
            return ZonedDateTime.ofInstant(read.local(), offset, named == null ? offset : named);
        }
        return LocalTimeResolver.resolve(read.local(), named == null ? zone : named, gap, overlap);
    }
}
