// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * For how long the Data service has been asked without answering. Deadlines that pass end requests, and not this; only
 * where nobody has asked for a while is nothing known any more. Not thread-safe.
 */
final class UnansweredTime {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private long fetched;
    private Optional<Instant> since = Optional.empty();
    private Instant asked = Instant.EPOCH;

    /** In seconds; zero while it answers, or nobody asks. */
    double step(TrafficCounts counts, Instant now) {
        boolean answers = counts.fetched() != fetched;
        fetched = counts.fetched();
        if (counts.pending() > 0) {
            asked = now;
        }
        if (answers || Duration.between(asked, now).compareTo(FORGOTTEN_AFTER) > 0) {
            since = Optional.empty();
        } else if (since.isEmpty() && counts.pending() > 0) {
            since = Optional.of(now);
        }
        return since.map(begin -> Math.max(0, Duration.between(begin, now).toMillis() / 1e3))
                .orElse(0.0);
    }
}
