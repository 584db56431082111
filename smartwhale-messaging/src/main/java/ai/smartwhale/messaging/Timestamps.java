// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Writes moments as they travel. Every request has one, and the formatter costs as much as the rest of its metadata.
 */
final class Timestamps {

    // Six digits always: some readers in the field take three or six and nothing else.
    private static final DateTimeFormatter ANY_YEAR =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
    private static final String SHAPE = "yyyy-MM-ddTHH:mm:ss.uuuuuuZ";
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_10000 =
            Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
    private static final int NANOS_PER_MICRO = 1_000;

    private Timestamps() {}

    static String format(Instant time) {
        if (time.getEpochSecond() < YEAR_0 || time.getEpochSecond() >= YEAR_10000) {
            return ANY_YEAR.format(time);
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        byte[] text = SHAPE.getBytes(StandardCharsets.ISO_8859_1);
        put(text, 4, utc.getYear());
        put(text, 7, utc.getMonthValue());
        put(text, 10, utc.getDayOfMonth());
        put(text, 13, utc.getHour());
        put(text, 16, utc.getMinute());
        put(text, 19, utc.getSecond());
        put(text, 26, utc.getNano() / NANOS_PER_MICRO);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes a number so that it ends before an index and fills the letters of its field. */
    private static void put(byte[] text, int end, int number) {
        int left = number;
        for (int at = end - 1; at >= 0 && isLetter(text[at]); at--) {
            text[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    private static boolean isLetter(byte letter) {
        return letter >= 'A' && letter != 'T' && letter != 'Z';
    }
}
