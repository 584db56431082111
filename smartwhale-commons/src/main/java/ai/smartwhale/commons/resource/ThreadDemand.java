// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a pool of threads has to do.
 *
 * @param arrivalsPerSecond tasks that come per second, 0 or more
 * @param computeTime time of a task on a processor, above zero
 * @param waitTime time of a task in which it waits for something else, zero or more
 * @param cpuUtilization measured utilisation of the processors granted to it, 0 to 1, if known
 * @param currentThreads threads it has now, 1 or more
 */
public record ThreadDemand(
        double arrivalsPerSecond,
        Duration computeTime,
        Duration waitTime,
        OptionalDouble cpuUtilization,
        int currentThreads) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ThreadDemand {
        Checks.requireRange("arrivalsPerSecond", arrivalsPerSecond, 0, 1e9);
        InvalidValueException.requirePositive("computeTime", computeTime);
        InvalidValueException.requirePresent("waitTime", waitTime);
        if (waitTime.isNegative()) {
            throw new InvalidValueException("waitTime", waitTime, "zero or more");
        }
        InvalidValueException.requirePresent("cpuUtilization", cpuUtilization);
        cpuUtilization.ifPresent(u -> Checks.requireRange("cpuUtilization", u, 0, 1));
        InvalidValueException.requireRange("currentThreads", currentThreads, 1, 1_000_000);
    }
}
