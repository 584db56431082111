// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.anomalies;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads timestamps: date and time with a blank or a T, with or without fraction and offset; dates; epoch seconds. */
final class RowTimes {

    private static final int DATE = 10;
    /** Seconds would then be beyond the year 5000. */
    private static final double LEAST_MILLIS = 1e11;

    private static final double MOST_MILLIS = 1e15;

    private RowTimes() {}

    /** Milliseconds since 1970; a time without an offset is taken as UTC. */
    static long parse(String text) throws BadRowException {
        String plain = text.strip().replace("\"", "");
        try {
            if (plain.length() == DATE && plain.charAt(4) == '-') {
                return LocalDate.parse(plain).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000;
            }
            if (plain.length() > DATE && plain.charAt(4) == '-') {
                String iso = plain.substring(0, DATE) + 'T' + plain.substring(DATE + 1);
                return hasOffset(iso)
                        ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
                        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
            }
            double number = Double.parseDouble(plain);
            double millis = Math.abs(number) < LEAST_MILLIS ? number * 1_000 : number;
            if (Math.abs(millis) <= MOST_MILLIS) {
                return Math.round(millis);
            }
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            throw refused(plain);
        }
        throw refused(plain);
    }

    private static boolean hasOffset(String iso) {
        return iso.endsWith("Z") || iso.indexOf('+', DATE) > 0 || iso.indexOf('-', DATE) > 0;
    }

    private static BadRowException refused(String text) {
        return new BadRowException("the timestamp is '" + RowText.shorten(text)
                + "'; expected as 2014-04-01 00:05:00, in ISO 8601 or in epoch seconds");
    }
}
