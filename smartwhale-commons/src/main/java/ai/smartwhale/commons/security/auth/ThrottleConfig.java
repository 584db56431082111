// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How those who guess are slowed down. After {@code freeAttempts} failures each further one waits twice as long as the
 * one before, up to {@code longestDelay}. Attempts during a wait are refused without being looked at and do not prolong
 * it, so that nobody can be kept out for good. An attempt counts as failed from its beginning until it succeeded: more
 * than {@code freeAttempts} at once are refused, whoever makes them.
 *
 * @param freeAttempts failures without a wait, 1 to 1,000
 * @param firstDelay the first wait, above zero
 * @param longestDelay the longest wait, {@code firstDelay} to 1 day
 * @param forgetAfter how long after the last failure all is forgotten; {@code longestDelay} to 30 days
 * @param maxEntries how many are remembered, 16 to 10,000,000; when there are more, and none can be forgotten yet, the
 *     others share 1,024 counters by a secret hash: they may be slowed down together, but those who are remembered stay
 *     so
 */
public record ThrottleConfig(
        int freeAttempts, Duration firstDelay, Duration longestDelay, Duration forgetAfter, int maxEntries) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public ThrottleConfig {
        InvalidValueException.requireRange("freeAttempts", freeAttempts, 1, 1_000);
        InvalidValueException.requirePositive("firstDelay", firstDelay);
        InvalidValueException.requirePositive("longestDelay", longestDelay);
        InvalidValueException.requirePositive("forgetAfter", forgetAfter);
        if (longestDelay.compareTo(firstDelay) < 0 || longestDelay.compareTo(Duration.ofDays(1)) > 0) {
            throw new InvalidValueException("longestDelay", longestDelay, "firstDelay to 1 day");
        }
        if (forgetAfter.compareTo(longestDelay) < 0 || forgetAfter.compareTo(Duration.ofDays(30)) > 0) {
            throw new InvalidValueException("forgetAfter", forgetAfter, "longestDelay to 30 days");
        }
        InvalidValueException.requireRange("maxEntries", maxEntries, 16, 10_000_000);
    }

    /**
     * For the failures of one user: 5 free, then 1 s up to 5 min, forgotten after an hour, 100,000 users.
     *
     * @return the settings
     */
    public static ThrottleConfig forUsers() {
        return new ThrottleConfig(5, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(1), 100_000);
    }

    /**
     * For the failures from one address, behind which there may be many users: 20 free, then 1 s up to 15 min,
     * forgotten after an hour, 100,000 addresses.
     *
     * @return the settings
     */
    public static ThrottleConfig forSources() {
        return new ThrottleConfig(20, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1), 100_000);
    }

    /** The wait after so many failures. */
    Duration delayAfter(int failures) {
        if (failures < freeAttempts) {
            return Duration.ZERO;
        }
        Duration delay = firstDelay;
        for (int i = freeAttempts; i < failures && delay.compareTo(longestDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
