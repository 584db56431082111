// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resilience.BackoffStrategies;
import ai.smartwhale.commons.resilience.BackoffStrategy;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How transfers are made.
 *
 * @param maxTasks tasks that are known, 1 to 1,000,000; 10,000 by default. When full, the oldest that has ended is
 *     forgotten for one more
 * @param maxConcurrent transfers at the same time, 1 to 1,000; 4 by default. Each takes a worker while it moves; others
 *     wait
 * @param bytesPerSecond what all of them together may move, 1 or more; without a limit by default
 * @param chunkBytes how much is moved at a time, 1 to 16,777,216; 65,536 by default
 * @param mostAttempts attempts in a row without a new byte, 1 to 100; 5 by default
 * @param backoff the waits between them; full jitter from 200 ms to 30 s by default
 * @param stall how long a read may hang before it counts as failed, above zero; 30 seconds by default
 */
public record SyncManagerConfig(
        int maxTasks,
        int maxConcurrent,
        OptionalLong bytesPerSecond,
        int chunkBytes,
        int mostAttempts,
        BackoffStrategy backoff,
        Duration stall) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public SyncManagerConfig {
        InvalidValueException.requireRange("maxTasks", maxTasks, 1, 1_000_000);
        InvalidValueException.requireRange("maxConcurrent", maxConcurrent, 1, 1_000);
        if (InvalidValueException.requirePresent("bytesPerSecond", bytesPerSecond)
                .isPresent()) {
            InvalidValueException.requireRange("bytesPerSecond", bytesPerSecond.getAsLong(), 1, Long.MAX_VALUE);
        }
        InvalidValueException.requireRange("chunkBytes", chunkBytes, 1, 1 << 24);
        InvalidValueException.requireRange("mostAttempts", mostAttempts, 1, 100);
        InvalidValueException.requirePresent("backoff", backoff);
        InvalidValueException.requirePositive("stall", stall);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static SyncManagerConfig defaults() {
        return new SyncManagerConfig(
                10_000,
                4,
                OptionalLong.empty(),
                1 << 16,
                5,
                BackoffStrategies.fullJitter(Duration.ofMillis(200), Duration.ofSeconds(30)),
                Duration.ofSeconds(30));
    }

    /**
     * The same with other bounds.
     *
     * @param tasks tasks that are known, 1 to 1,000,000
     * @param concurrent transfers at the same time, 1 to 1,000
     * @return the settings
     */
    public SyncManagerConfig withBounds(int tasks, int concurrent) {
        return new SyncManagerConfig(tasks, concurrent, bytesPerSecond, chunkBytes, mostAttempts, backoff, stall);
    }

    /**
     * The same with another bandwidth.
     *
     * @param bytes what all transfers together may move in a second, 1 or more
     * @param chunk how much is moved at a time, 1 to 16,777,216
     * @return the settings
     */
    public SyncManagerConfig withBandwidth(long bytes, int chunk) {
        return new SyncManagerConfig(
                maxTasks, maxConcurrent, OptionalLong.of(bytes), chunk, mostAttempts, backoff, stall);
    }

    /**
     * The same with other attempts.
     *
     * @param attempts in a row without a new byte, 1 to 100
     * @param waits the waits between them
     * @return the settings
     */
    public SyncManagerConfig withAttempts(int attempts, BackoffStrategy waits) {
        return new SyncManagerConfig(maxTasks, maxConcurrent, bytesPerSecond, chunkBytes, attempts, waits, stall);
    }

    /**
     * The same with another patience.
     *
     * @param longest how long a read may hang, above zero
     * @return the settings
     */
    public SyncManagerConfig withStall(Duration longest) {
        return new SyncManagerConfig(
                maxTasks, maxConcurrent, bytesPerSecond, chunkBytes, mostAttempts, backoff, longest);
    }
}
