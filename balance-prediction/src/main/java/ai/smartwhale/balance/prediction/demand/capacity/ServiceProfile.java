// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * How work arrives at a place and is done there.
 *
 * @param servers how many pieces of work are done at once, 1 to 1,000,000
 * @param serviceTime how long one takes on the average, above zero
 * @param arrivalVariability variance of the times between arrivals by their squared mean, 0 or more; 1 for arrivals at
 *     random
 * @param serviceVariability variance of the service times by their squared mean, 0 or more
 */
public record ServiceProfile(int servers, Duration serviceTime, double arrivalVariability, double serviceVariability) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if there are too many servers
     */
    public ServiceProfile {
        InvalidValueException.requireRange("servers", servers, 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("servers", servers, 1_000_000);
        InvalidValueException.requirePositive("serviceTime", serviceTime);
        Numbers.requireAmount("arrivalVariability", arrivalVariability);
        Numbers.requireAmount("serviceVariability", serviceVariability);
    }

    /**
     * Arrivals at random and exponential service times.
     *
     * @param servers how many pieces of work are done at once
     * @param serviceTime how long one takes on the average
     * @return the profile
     * @throws InvalidValueException if a component is outside of its range
     */
    public static ServiceProfile random(int servers, Duration serviceTime) {
        return new ServiceProfile(servers, serviceTime, 1, 1);
    }
}
