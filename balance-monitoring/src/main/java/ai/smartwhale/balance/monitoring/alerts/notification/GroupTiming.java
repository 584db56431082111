// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * When the alerts of a group are told.
 *
 * @param groupWait how long the first alert of a group waits for others before it is told; may be zero
 * @param groupInterval how long after that news of the group are told at the earliest
 * @param repeatInterval how long after the last message the same is told again while it fires
 */
public record GroupTiming(Duration groupWait, Duration groupInterval, Duration repeatInterval) {

    private static final long LONGEST_SECONDS = 365L * 24 * 60 * 60;

    /** Alertmanager's defaults: 30 seconds, 5 minutes, 4 hours. */
    public static final GroupTiming DEFAULT =
            new GroupTiming(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));

    /**
     * Checks the durations.
     *
     * @throws InvalidValueException if a duration is negative, an interval is zero or one is above 365 days
     */
    public GroupTiming {
        InvalidValueException.requirePresent("groupWait", groupWait);
        if (groupWait.isNegative()) {
            throw new InvalidValueException("groupWait", groupWait, "zero or more");
        }
        InvalidValueException.requirePositive("groupInterval", groupInterval);
        InvalidValueException.requirePositive("repeatInterval", repeatInterval);
        atMostAYear("groupWait, in seconds", groupWait);
        atMostAYear("groupInterval, in seconds", groupInterval);
        atMostAYear("repeatInterval, in seconds", repeatInterval);
    }

    private static void atMostAYear(String what, Duration duration) {
        LimitExceededException.requireAtMost(what, duration.toSeconds(), LONGEST_SECONDS);
    }
}
