// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How open breakers are healed. Immutable.
 *
 * @param backoff the waits before probes: before the first, after each failed one, and after one that succeeded where
 *     more than one must; 1 s doubling to one minute by default
 * @param healthyProbes how many probes must succeed in a row, 1 to 1,000; 2 by default
 * @param healTo half-open, which lets live calls decide, or closed; half-open by default
 * @param mostProbes how many probes are made for one open period, 1 to 1,000,000; 100 by default. After them, only the
 *     breaker's own wait ends it
 * @param probeTimeout a probe that has not answered has failed, above zero; five seconds by default. No other is made
 *     while one still runs
 * @param historySize how many probes a report shows, 1 to 10,000; 32 by default
 * @param mostWatched how many breakers may be watched, 1 to 100,000; 1,000 by default. When full, further ones are
 *     refused
 */
public record RecoveryConfig(
        BackoffStrategy backoff,
        int healthyProbes,
        BreakerState healTo,
        int mostProbes,
        Duration probeTimeout,
        int historySize,
        int mostWatched) {

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is missing or outside of its range
     */
    public RecoveryConfig {
        InvalidValueException.requirePresent("backoff", backoff);
        InvalidValueException.requireRange("healthyProbes", healthyProbes, 1, 1_000);
        InvalidValueException.requirePresent("healTo", healTo);
        if (healTo != BreakerState.HALF_OPEN && healTo != BreakerState.CLOSED) {
            throw new InvalidValueException("healTo", healTo, "HALF_OPEN or CLOSED");
        }
        InvalidValueException.requireRange("mostProbes", mostProbes, 1, 1_000_000);
        BreakerConfig.requireAtMostAYear("probeTimeout", probeTimeout);
        InvalidValueException.requireRange("historySize", historySize, 1, 10_000);
        InvalidValueException.requireRange("mostWatched", mostWatched, 1, 100_000);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static RecoveryConfig withDefaults() {
        return new RecoveryConfig(
                BackoffStrategies.exponential(Duration.ofSeconds(1), 2, Duration.ofMinutes(1)),
                2,
                BreakerState.HALF_OPEN,
                100,
                Duration.ofSeconds(5),
                32,
                1_000);
    }

    /**
     * The same with other probing.
     *
     * @param waits before probes
     * @param healthy how many probes must succeed in a row
     * @param to where they lead
     * @return the configuration
     */
    public RecoveryConfig withProbing(BackoffStrategy waits, int healthy, BreakerState to) {
        return new RecoveryConfig(waits, healthy, to, mostProbes, probeTimeout, historySize, mostWatched);
    }

    /**
     * The same with other bounds.
     *
     * @param probes how many for one open period
     * @param timeout of one probe
     * @return the configuration
     */
    public RecoveryConfig withBounds(int probes, Duration timeout) {
        return new RecoveryConfig(backoff, healthyProbes, healTo, probes, timeout, historySize, mostWatched);
    }
}
