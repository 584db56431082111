// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How work that may wait is timed.
 *
 * @param headroom how far above its average load may be raised by work that could wait, 1 or more; 1.2 by default
 * @param smoothing what the newest load counts in the average, above 0 and below 1; 0.04 by default
 * @param span how often {@link TimingOptimizer#balanceLoad} is asked, above zero; 1 s by default
 * @param service how long such work takes in 95 of 100 cases, zero or more: it begins so long before its deadline at
 *     the latest; 1 s by default
 */
public record TimingConfig(double headroom, double smoothing, Duration span, Duration service) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public TimingConfig {
        Checks.requireAtLeastOne("headroom", headroom);
        Checks.requireShare("smoothing", smoothing);
        InvalidValueException.requirePositive("span", span);
        Checks.requireZeroOrMore("service", service);
    }

    /**
     * The defaults.
     *
     * @return a configuration
     */
    public static TimingConfig defaults() {
        return new TimingConfig(1.2, 0.04, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
