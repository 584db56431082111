// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;

/**
 * How messages are delivered to one channel: one after another, in the order in which they were made.
 *
 * @param rate how much it may be asked to carry
 * @param attemptTimeout how long one attempt may take before it counts as failed; all durations are at most 30 days
 * @param firstBackoff about how long to wait after the first failure; doubles with each further one, with jitter
 * @param longestBackoff the longest wait between two attempts
 * @param giveUpAfter how long a message is tried before it becomes a dead letter
 * @param capacity how many messages may wait, 1 to 100,000
 * @param digest whether messages to one receiver that the rate held back are told in one; without, each by itself, for
 *     receivers that follow groups by their keys
 */
public record ChannelPolicy(
        RateLimit rate,
        Duration attemptTimeout,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration giveUpAfter,
        int capacity,
        boolean digest) {

    /**
     * 60 messages a minute, attempts of 10 seconds, waits of 1 second to 1 minute, 1 hour of trying, 1,000 messages
     * waiting, and digests.
     */
    public static final ChannelPolicy DEFAULT = new ChannelPolicy(
            new RateLimit(60, Duration.ofMinutes(1)),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            1_000,
            true);

    private static final int MOST_CAPACITY = 100_000;
    private static final long MOST_DAYS = 30;

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public ChannelPolicy {
        InvalidValueException.requirePresent("rate", rate);
        InvalidValueException.requirePositive("attemptTimeout", attemptTimeout);
        InvalidValueException.requirePositive("firstBackoff", firstBackoff);
        InvalidValueException.requirePositive("longestBackoff", longestBackoff);
        if (longestBackoff.compareTo(firstBackoff) < 0) {
            throw new InvalidValueException(
                    "longestBackoff", longestBackoff, "firstBackoff, " + firstBackoff + ", or more");
        }
        InvalidValueException.requirePositive("giveUpAfter", giveUpAfter);
        for (Duration duration : List.of(attemptTimeout, longestBackoff, giveUpAfter)) {
            LimitExceededException.requireAtMost("a duration of a channel, in days", duration.toDays(), MOST_DAYS);
        }
        InvalidValueException.requireRange("capacity", capacity, 1, MOST_CAPACITY);
    }
}
