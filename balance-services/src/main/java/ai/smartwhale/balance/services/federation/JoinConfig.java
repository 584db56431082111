// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * The bounds of joining what is under way at other instances.
 *
 * @param lease after which the mark of an instance that died ends; 40 ms or more
 * @param patience the longest wait for Redis before a request is sent without having heard from it
 * @param check how often marks are renewed and waits looked after; a quarter of the lease at most
 * @param longestWait the longest wait for another instance; half of the time that a request has left is never exceeded
 * @param keep how long an answer lies in Redis for those who wait for it
 * @param maxMarks marks that are held at the same time, 1 to 1,000,000; more requests are sent without one
 * @param maxWaiting requests that wait for others at the same time, 1 to 1,000,000; more are sent
 * @param maxInstances instances that wait for one mark at the same time, 1 to 10,000; more send for themselves
 * @param maxAnswerBytes the largest answer that is handed over, 1 KiB to 64 MiB
 */
public record JoinConfig(
        Duration lease,
        Duration patience,
        Duration check,
        Duration longestWait,
        Duration keep,
        int maxMarks,
        int maxWaiting,
        int maxInstances,
        int maxAnswerBytes) {

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(40);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public JoinConfig {
        InvalidValueException.requirePositive("lease", lease);
        InvalidValueException.requirePositive("patience", patience);
        InvalidValueException.requirePositive("check", check);
        InvalidValueException.requirePositive("longestWait", longestWait);
        InvalidValueException.requirePositive("keep", keep);
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw new InvalidValueException("lease", lease, SHORTEST_LEASE + " or more");
        }
        if (check.compareTo(lease.dividedBy(4)) > 0) {
            throw new InvalidValueException("check", check, "a quarter of the lease at most: " + lease.dividedBy(4));
        }
        InvalidValueException.requireRange("maxMarks", maxMarks, 1, 1_000_000);
        InvalidValueException.requireRange("maxWaiting", maxWaiting, 1, 1_000_000);
        InvalidValueException.requireRange("maxInstances", maxInstances, 1, 10_000);
        InvalidValueException.requireRange("maxAnswerBytes", maxAnswerBytes, 1_024, 64L << 20);
    }

    /**
     * A lease of 2 s, 100 ms of patience, a check every 250 ms, 15 s as the longest wait, 10 s to take an answer;
     * 10,000 marks and waiting requests, 64 instances, answers up to 1 MiB.
     *
     * @return the configuration
     */
    public static JoinConfig defaults() {
        return new JoinConfig(
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                10_000,
                10_000,
                64,
                1 << 20);
    }

    /**
     * The same with other times.
     *
     * @param newLease after which the mark of an instance that died ends; it is checked every eighth of this
     * @param newPatience the longest wait for Redis
     * @return the configuration
     * @throws InvalidValueException if one is outside its range
     */
    public JoinConfig withTimes(Duration newLease, Duration newPatience) {
        return new JoinConfig(
                newLease,
                newPatience,
                InvalidValueException.requirePositive("lease", newLease).dividedBy(8),
                longestWait,
                keep,
                maxMarks,
                maxWaiting,
                maxInstances,
                maxAnswerBytes);
    }

    /**
     * The same with other bounds.
     *
     * @param marks marks that are held at the same time
     * @param waiting requests that wait for others at the same time
     * @param answerBytes the largest answer that is handed over
     * @return the configuration
     * @throws InvalidValueException if one is outside its range
     */
    public JoinConfig withBounds(int marks, int waiting, int answerBytes) {
        return new JoinConfig(lease, patience, check, longestWait, keep, marks, waiting, maxInstances, answerBytes);
    }
}
