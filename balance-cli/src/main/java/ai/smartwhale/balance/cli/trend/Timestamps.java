// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trend;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the ways in which files write a time; where no zone is given, it is UTC. */
final class Timestamps {

    private static final long LATEST_SECOND = 100_000_000_000L;

    private Timestamps() {}

    /** A time with zone or without, with a blank or a T between, a day, or seconds or milliseconds since 1970. */
    static Optional<Instant> parse(String text) {
        if (text.matches("[0-9]{1,15}")) {
            long number = Long.parseLong(text);
            return Optional.of(number < LATEST_SECOND ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        String iso = text.replace(' ', 'T');
        try {
            if (iso.length() <= 10) {
                return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
