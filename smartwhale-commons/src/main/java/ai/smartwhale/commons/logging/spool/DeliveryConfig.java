// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How lines are sent to another machine.
 *
 * @param maxBatchLines lines sent together, 1 to 100,000
 * @param maxBatchBytes how long these may be together, 1 KiB to 64 MiB; a longer line is sent alone
 * @param firstBackoff the wait after a failure; it doubles with each further one
 * @param maxBackoff the longest wait, at least the first
 * @param timeout how long a batch may take before it counts as failed
 */
public record DeliveryConfig(
        int maxBatchLines, int maxBatchBytes, Duration firstBackoff, Duration maxBackoff, Duration timeout) {

    /** The default of {@link #maxBatchLines()}. */
    public static final int DEFAULT_MAX_BATCH_LINES = 500;
    /** The default of {@link #maxBatchBytes()}: 1 MiB. */
    public static final int DEFAULT_MAX_BATCH_BYTES = 1 << 20;
    /** The default of {@link #firstBackoff()}: 0.2 s. */
    public static final Duration DEFAULT_FIRST_BACKOFF = Duration.ofMillis(200);
    /** The default of {@link #maxBackoff()}: 10 s. */
    public static final Duration DEFAULT_MAX_BACKOFF = Duration.ofSeconds(10);
    /** The default of {@link #timeout()}: 30 s. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public DeliveryConfig {
        InvalidValueException.requireRange("maxBatchLines", maxBatchLines, 1, 100_000);
        InvalidValueException.requireRange("maxBatchBytes", maxBatchBytes, 1 << 10, 64 << 20);
        InvalidValueException.requirePositive("firstBackoff", firstBackoff);
        InvalidValueException.requirePositive("maxBackoff", maxBackoff);
        if (maxBackoff.compareTo(firstBackoff) < 0 || maxBackoff.compareTo(Duration.ofDays(1)) > 0) {
            throw new InvalidValueException("maxBackoff", maxBackoff, firstBackoff + "..PT24H");
        }
        InvalidValueException.requirePositive("timeout", timeout);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static DeliveryConfig defaults() {
        return new DeliveryConfig(
                DEFAULT_MAX_BATCH_LINES,
                DEFAULT_MAX_BATCH_BYTES,
                DEFAULT_FIRST_BACKOFF,
                DEFAULT_MAX_BACKOFF,
                DEFAULT_TIMEOUT);
    }

    /**
     * With other waits.
     *
     * @param first the wait after a failure
     * @param longest the longest wait
     * @return the configuration
     */
    public DeliveryConfig withBackoff(Duration first, Duration longest) {
        return new DeliveryConfig(maxBatchLines, maxBatchBytes, first, longest, timeout);
    }

    /**
     * With other batches.
     *
     * @param lines how many at most
     * @param bytes how long these may be together
     * @return the configuration
     */
    public DeliveryConfig withBatch(int lines, int bytes) {
        return new DeliveryConfig(lines, bytes, firstBackoff, maxBackoff, timeout);
    }

    /**
     * With another timeout.
     *
     * @param value how long a batch may take
     * @return the configuration
     */
    public DeliveryConfig withTimeout(Duration value) {
        return new DeliveryConfig(maxBatchLines, maxBatchBytes, firstBackoff, maxBackoff, value);
    }

    /** How long to wait after so many failures in a row, at most; what was asked for by the other side comes first. */
    long backoffNanos(int failures) {
        long nanos = firstBackoff.toNanos();
        for (int i = 1; i < failures && nanos < maxBackoff.toNanos(); i++) {
            nanos *= 2;
        }
        return Math.min(nanos, maxBackoff.toNanos());
    }
}
