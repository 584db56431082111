// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How instances tell each other what they have learned.
 *
 * @param period how often an instance publishes its summary
 * @param staleAfter after which an instance that was not heard of counts as gone; two periods at least
 * @param maxInstances instances that are known at the same time, 1 to 10,000; more are counted and ignored
 * @param maxModels models in a summary, 1 to 100,000; those that use the Data service the most are told
 * @param hotKeys keys per model in a summary, 0 to 1,000
 * @param totalInFlight requests that all instances together may have under way at the Data service; unlimited if empty
 */
public record SummaryConfig(
        Duration period, Duration staleAfter, int maxInstances, int maxModels, int hotKeys, OptionalInt totalInFlight) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public SummaryConfig {
        InvalidValueException.requirePositive("period", period);
        InvalidValueException.requirePositive("staleAfter", staleAfter);
        if (staleAfter.compareTo(period.multipliedBy(2)) < 0) {
            throw new InvalidValueException(
                    "staleAfter", staleAfter, "two periods at least: " + period.multipliedBy(2));
        }
        InvalidValueException.requireRange("maxInstances", maxInstances, 1, 10_000);
        InvalidValueException.requireRange("maxModels", maxModels, 1, 100_000);
        InvalidValueException.requireRange("hotKeys", hotKeys, 0, 1_000);
        InvalidValueException.requirePresent("totalInFlight", totalInFlight);
        if (totalInFlight.isPresent()) {
            InvalidValueException.requireRange("totalInFlight", totalInFlight.getAsInt(), 1, Integer.MAX_VALUE);
        }
    }

    /**
     * A summary every second, five seconds of silence, 64 instances, 1,000 models, 8 keys, and no limit together.
     *
     * @return the configuration
     */
    public static SummaryConfig defaults() {
        return new SummaryConfig(Duration.ofSeconds(1), Duration.ofSeconds(5), 64, 1_000, 8, OptionalInt.empty());
    }

    /**
     * The same with other times.
     *
     * @param newPeriod how often an instance publishes its summary
     * @param newStaleAfter after which an instance that was not heard of counts as gone
     * @return the configuration
     * @throws InvalidValueException if one is outside its range
     */
    public SummaryConfig withTimes(Duration newPeriod, Duration newStaleAfter) {
        return new SummaryConfig(newPeriod, newStaleAfter, maxInstances, maxModels, hotKeys, totalInFlight);
    }

    /**
     * The same with a limit that all instances share.
     *
     * @param requests that may be under way at the Data service, 1 or more
     * @return the configuration
     * @throws InvalidValueException if it is below
     */
    public SummaryConfig withTotalInFlight(int requests) {
        return new SummaryConfig(period, staleAfter, maxInstances, maxModels, hotKeys, OptionalInt.of(requests));
    }
}
