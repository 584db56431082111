// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How long sessions last and how many there are. Sessions live in memory: they end when the process does.
 *
 * @param idleTimeout how long a session lasts without use, above zero; 30 min by default
 * @param absoluteTimeout how long a session lasts however it is used, {@code idleTimeout} to 30 days; 12 h by default
 * @param maxPerUser 1 to 10,000; 10 by default; one more ends the oldest of that user
 * @param maxInAll 1 to 10,000,000; 100,000 by default; one more is refused, so that nobody ends the session of another
 */
public record SessionConfig(Duration idleTimeout, Duration absoluteTimeout, int maxPerUser, int maxInAll) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public SessionConfig {
        InvalidValueException.requirePositive("idleTimeout", idleTimeout);
        InvalidValueException.requirePositive("absoluteTimeout", absoluteTimeout);
        if (absoluteTimeout.compareTo(idleTimeout) < 0 || absoluteTimeout.compareTo(Duration.ofDays(30)) > 0) {
            throw new InvalidValueException("absoluteTimeout", absoluteTimeout, "idleTimeout to 30 days");
        }
        InvalidValueException.requireRange("maxPerUser", maxPerUser, 1, 10_000);
        InvalidValueException.requireRange("maxInAll", maxInAll, 1, 10_000_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static SessionConfig defaults() {
        return new SessionConfig(Duration.ofMinutes(30), Duration.ofHours(12), 10, 100_000);
    }
}
