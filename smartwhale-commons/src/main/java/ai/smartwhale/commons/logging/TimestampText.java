// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Writes instants. All but the fraction is kept from the last time, since lines of one second follow one another.
 * Thread-safe.
 */
final class TimestampText {

    private static final int NANOS_PER_MICRO = 1_000;

    private final ZoneId zone;
    private final char separator;
    private volatile Second last;

    TimestampText(ZoneId zone, char separator) {
        this.zone = zone;
        this.separator = separator;
        this.last = second(Instant.EPOCH);
    }

    /** Date, time with microseconds, and offset; what no calendar of four digits can write comes as ISO 8601 in UTC. */
    void write(Instant instant, LineBuffer out) {
        Second second = last;
        if (second.epoch != instant.getEpochSecond()) {
            try {
                second = second(instant);
            } catch (DateTimeException | ArithmeticException beyondCalendar) {
                out.ascii(instant.toString());
                return;
            }
            last = second;
        }
        out.ascii(second.prefix)
                .ascii('.')
                .digits(instant.getNano() / NANOS_PER_MICRO, 6)
                .ascii(second.suffix);
    }

    private Second second(Instant instant) {
        ZonedDateTime time = instant.atZone(zone);
        if (time.getYear() < 0 || time.getYear() > 9_999) {
            throw new DateTimeException("year " + time.getYear());
        }
        LineBuffer prefix = new LineBuffer(20);
        prefix.digits(time.getYear(), 4)
                .ascii('-')
                .digits(time.getMonthValue(), 2)
                .ascii('-');
        prefix.digits(time.getDayOfMonth(), 2)
                .ascii(separator)
                .digits(time.getHour(), 2)
                .ascii(':');
        prefix.digits(time.getMinute(), 2).ascii(':').digits(time.getSecond(), 2);
        ZoneOffset offset = time.getOffset();
        byte[] suffix = offset.getId().getBytes(StandardCharsets.US_ASCII);
        return new Second(instant.getEpochSecond(), prefix.toBytes(), suffix);
    }

    /** One second, written. Never changed after it is made. */
    private static final class Second {
        private final long epoch;
        private final byte[] prefix;
        private final byte[] suffix;

        private Second(long epoch, byte[] prefix, byte[] suffix) {
            this.epoch = epoch;
            this.prefix = prefix;
            this.suffix = suffix;
        }
    }
}
