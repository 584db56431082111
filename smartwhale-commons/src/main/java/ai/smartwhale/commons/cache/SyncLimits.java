// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How fast keys are moved.
 *
 * @param parallelism how many moves are under way at once at most, 1 to 1,024
 * @param batch how many moves lie between two pauses, 1 to a million
 * @param pause how long nothing is started after a batch ended, zero or more
 */
public record SyncLimits(int parallelism, int batch, Duration pause) {

    /** 16 at once, a pause of 50 ms after every 1,000. */
    public static final SyncLimits DEFAULT = new SyncLimits(16, 1_000, Duration.ofMillis(50));

    /**
     * Checks all.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public SyncLimits {
        InvalidValueException.requireRange("parallelism", parallelism, 1, 1_024);
        InvalidValueException.requireRange("batch", batch, 1, 1_000_000);
        InvalidValueException.requirePresent("pause", pause);
        if (pause.isNegative()) {
            throw new InvalidValueException("pause", pause, "zero or more");
        }
    }
}
