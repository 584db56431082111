// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads times as messages carry them: with a zone, or without one as some writers do. */
final class WireTimes {

    private static final int DATE_CHARS = 10;

    private WireTimes() {}

    /** The moment; empty if the text is none. */
    static Optional<Instant> parse(String text, ZoneId zone) {
        String time = text.strip();
        try {
            return Optional.of(
                    hasZone(time)
                            ? OffsetDateTime.parse(time).toInstant()
                            : LocalDateTime.parse(time).atZone(zone).toInstant());
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    private static boolean hasZone(String time) {
        return time.endsWith("Z")
                || time.endsWith("z")
                || time.indexOf('+') >= 0
                || time.lastIndexOf('-') >= DATE_CHARS;
    }
}
