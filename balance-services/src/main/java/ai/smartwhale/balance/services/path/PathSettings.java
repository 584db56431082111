// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What can be changed of a {@link RequestPath} while it works.
 *
 * @param batchDelay how long the first request of a batch waits for others, zero or more
 * @param inFlight how many batches may be under way, 1 or more
 * @param reserve how much time a request must have left to be sent, as a multiple of the time that nearly all of the
 *     last batches kept to, 0 to 10. What has less is given up, as expired, instead of being answered when nobody waits
 *     any more; 0 sends everything, as does every reserve when no answer has come for a while
 * @param leastUrgent the least urgent level that is taken in, 1 to 10; what is less urgent is rejected
 */
public record PathSettings(Duration batchDelay, int inFlight, double reserve, int leastUrgent) {

    /** The largest {@link #reserve()}. */
    public static final double MOST_RESERVE = 10;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public PathSettings {
        if (InvalidValueException.requirePresent("batchDelay", batchDelay).isNegative()) {
            throw new InvalidValueException("batchDelay", batchDelay, "zero or more");
        }
        InvalidValueException.requireRange("inFlight", inFlight, 1, Integer.MAX_VALUE);
        if (!(reserve >= 0 && reserve <= MOST_RESERVE)) {
            throw new InvalidValueException("reserve", reserve, "0.." + MOST_RESERVE);
        }
        InvalidValueException.requireRange("leastUrgent", leastUrgent, MergeTerms.MOST_URGENT, MergeTerms.LEAST_URGENT);
    }

    /**
     * The same with another delay.
     *
     * @param value zero or more
     * @return the settings
     */
    public PathSettings withBatchDelay(Duration value) {
        return new PathSettings(value, inFlight, reserve, leastUrgent);
    }

    /**
     * The same with another number of batches.
     *
     * @param value 1 or more
     * @return the settings
     */
    public PathSettings withInFlight(int value) {
        return new PathSettings(batchDelay, value, reserve, leastUrgent);
    }

    /**
     * The same with another reserve.
     *
     * @param value 0 to 10
     * @return the settings
     */
    public PathSettings withReserve(double value) {
        return new PathSettings(batchDelay, inFlight, value, leastUrgent);
    }

    /**
     * The same with another least urgent level.
     *
     * @param value 1 to 10
     * @return the settings
     */
    public PathSettings withLeastUrgent(int value) {
        return new PathSettings(batchDelay, inFlight, reserve, value);
    }
}
