// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What counts as waste.
 *
 * @param idleAfter a lease that was idle for as long should be given back, above zero
 * @param headroom what a lease keeps, as a multiple of the most that was used, 1 to 10
 * @param leastSaving share of a lease that must be saved for it to be shrunk, above 0 to 1
 */
public record WastePolicy(Duration idleAfter, double headroom, double leastSaving) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public WastePolicy {
        InvalidValueException.requirePositive("idleAfter", idleAfter);
        Checks.requireRange("headroom", headroom, 1, 10);
        Checks.requireRange("leastSaving", leastSaving, Double.MIN_VALUE, 1);
    }

    /**
     * Five idle minutes, a quarter of headroom, a fifth of saving.
     *
     * @return the policy
     */
    public static WastePolicy defaults() {
        return new WastePolicy(Duration.ofMinutes(5), 1.25, 0.2);
    }
}
