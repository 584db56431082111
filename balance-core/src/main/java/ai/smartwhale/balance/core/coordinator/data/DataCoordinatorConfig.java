// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * How much is lent and remembered.
 *
 * @param maxSources sources at the same time, 1 to 1,000,000; 100,000 by default
 * @param maxLeases leases at the same time, 1 to 10,000,000; 100,000 by default
 * @param maxReplicas replicas whose latency is remembered, 1 to 1,000,000; 10,000 by default. That which was not used
 *     for longest is forgotten for one more
 * @param maxSynced versions at destinations that are remembered, 1 to 1,000,000; 10,000 by default. The oldest is
 *     forgotten for one more and then carried again if it is asked for
 * @param intent how long new readers are kept out for somebody who wanted a source alone and could not have it, zero to
 *     one day; one second by default
 * @param smoothing how much a new latency counts, above 0 to 1; 0.2 by default
 */
public record DataCoordinatorConfig(
        int maxSources, int maxLeases, int maxReplicas, int maxSynced, Duration intent, double smoothing) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the intent is too long
     */
    public DataCoordinatorConfig {
        InvalidValueException.requireRange("maxSources", maxSources, 1, 1_000_000);
        InvalidValueException.requireRange("maxLeases", maxLeases, 1, 10_000_000);
        InvalidValueException.requireRange("maxReplicas", maxReplicas, 1, 1_000_000);
        InvalidValueException.requireRange("maxSynced", maxSynced, 1, 1_000_000);
        if (InvalidValueException.requirePresent("intent", intent).isNegative()) {
            throw new InvalidValueException("intent", intent, "zero or more");
        }
        LimitExceededException.requireAtMost(
                "intent, in seconds", intent.toSeconds(), Duration.ofDays(1).toSeconds());
        // Written so that NaN is refused.
        if (!(smoothing > 0 && smoothing <= 1)) {
            throw new InvalidValueException("smoothing", smoothing, "above 0 to 1");
        }
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static DataCoordinatorConfig defaults() {
        return new DataCoordinatorConfig(100_000, 100_000, 10_000, 10_000, Duration.ofSeconds(1), 0.2);
    }

    /**
     * The same with other bounds.
     *
     * @param sources sources at the same time, 1 to 1,000,000
     * @param leases leases at the same time, 1 to 10,000,000
     * @return the settings
     */
    public DataCoordinatorConfig withBounds(int sources, int leases) {
        return new DataCoordinatorConfig(sources, leases, maxReplicas, maxSynced, intent, smoothing);
    }
}
