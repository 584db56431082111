// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.WireTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long a request is waited for: its timeout, its ttl, or what is left until it expires, whichever is shortest. */
final class RequestPatience {

    private final Clock clock;

    RequestPatience(Clock clock) {
        this.clock = clock;
    }

    Duration of(DataRequest request) {
        Duration shortest = request.payload().timeout();
        Duration ttl = request.metadata().ttl().orElse(shortest);
        shortest = ttl.compareTo(shortest) < 0 ? ttl : shortest;
        Instant end = request.metadata()
                .expiresAt()
                .flatMap(text -> WireTimes.parse(text, clock.getZone()))
                .orElse(Instant.MAX);
        if (end.equals(Instant.MAX)) {
            return shortest;
        }
        Duration left = Duration.between(clock.instant(), end);
        return left.compareTo(shortest) < 0 ? left : shortest;
    }
}
