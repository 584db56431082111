// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessageMetadata;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Until when a request is worth an answer. */
final class Expiry {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][ ]HH:mm[:ss]]")
            .appendOptional(new DateTimeFormatterBuilder()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .toFormatter(Locale.ROOT))
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private Expiry() {}

    /**
     * Tells whether a request has expired.
     *
     * @param metadata its metadata
     * @param sent when its record was written, from which the ttl counts
     * @param now the time now
     * @return true if the ttl has passed or the moment of {@code expires_at} is over; a moment that is written without
     *     a zone is one of this host, one that cannot be read does not count
     */
    static boolean isOver(MessageMetadata metadata, Instant sent, Instant now) {
        boolean ttlOver =
                metadata.ttl().map(ttl -> !sent.plus(ttl).isAfter(now)).orElse(false);
        return ttlOver
                || metadata.expiresAt()
                        .flatMap(Expiry::moment)
                        .map(moment -> !moment.isAfter(now))
                        .orElse(false);
    }

    /** Reads a moment as clients write it. */
    static Optional<Instant> moment(String text) {
        try {
            TemporalAccessor parsed =
                    ISO.parseBest(text.trim(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime zoned) {
                return Optional.of(zoned.toInstant());
            }
            LocalDateTime local = parsed instanceof LocalDateTime time
                    ? time
                    : LocalDate.from(parsed).atStartOfDay();
            return Optional.of(local.atZone(ZoneId.systemDefault()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
