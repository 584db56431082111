// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.MessageMetadata;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** Until when a request is worth an answer. */
final class Deadline {

    private Deadline() {}

    /**
     * The earlier of {@code expires_at} and {@code ttl} after the timestamp.
     *
     * @param metadata of the request
     * @param arrived when Kafka had it; the beginning of {@code ttl} where the timestamp has no zone, because nobody
     *     knows which zone its writer meant
     * @param zone the zone of an {@code expires_at} without zone
     * @return the time, if the request ever expires
     */
    static Optional<Instant> of(MessageMetadata metadata, Instant arrived, ZoneId zone) {
        Optional<Instant> byTtl = metadata.ttl()
                .map(ttl -> withZone(metadata.timestamp()).orElse(arrived).plus(ttl));
        Optional<Instant> fixed =
                metadata.expiresAt().flatMap(text -> withZone(text).or(() -> local(text, zone)));
        return Stream.of(byTtl, fixed).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private static Optional<Instant> withZone(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noZone) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> local(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
