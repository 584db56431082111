// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Duration;
import java.time.Instant;

/** A bucket of tokens: what is saved up is at most one period's worth. Guarded by the lock of the notifier. */
final class MessageAllowance {

    private final double most;
    private final double nanosPerMessage;
    private double tokens;
    private Instant filledAt;

    MessageAllowance(RateLimit limit, Instant now) {
        most = limit.messages();
        nanosPerMessage = (double) limit.period().toNanos() / limit.messages();
        tokens = most;
        filledAt = now;
    }

    boolean take(Instant now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** When the next message is allowed. */
    Instant nextAt(Instant now) {
        fill(now);
        return tokens >= 1 ? now : now.plusNanos((long) Math.ceil((1 - tokens) * nanosPerMessage));
    }

    private void fill(Instant now) {
        // A clock that was set back gives nothing, and takes nothing away.
        if (now.isAfter(filledAt)) {
            Duration since = Duration.between(filledAt, now);
            double nanos = since.toSeconds() * 1e9 + since.getNano();
            tokens = Math.min(most, tokens + nanos / nanosPerMessage);
        }
        filledAt = now;
    }
}
