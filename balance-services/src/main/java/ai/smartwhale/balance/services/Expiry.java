// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.WireTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Until when a request is worth an answer. */
final class Expiry {

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
        return WireTimes.parse(text, ZoneId.systemDefault());
    }
}
