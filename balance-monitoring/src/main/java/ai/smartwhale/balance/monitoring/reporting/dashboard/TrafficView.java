// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

/**
 * What goes through at the moment.
 *
 * @param requestsPerSecond requests that models make, 0 or more
 * @param responsesPerSecond answers that models get, 0 or more
 * @param failuresPerSecond answers among them that tell of a failure, 0 or more
 * @param inFlight requests without an answer yet, 0 or more
 */
public record TrafficView(
        double requestsPerSecond, double responsesPerSecond, double failuresPerSecond, long inFlight) {

    /**
     * Checks every component.
     *
     * @throws ai.smartwhale.commons.InvalidValueException if a number is negative or not finite
     */
    public TrafficView {
        Shown.requireAmount("requestsPerSecond", requestsPerSecond);
        Shown.requireAmount("responsesPerSecond", responsesPerSecond);
        Shown.requireAmount("failuresPerSecond", failuresPerSecond);
        Shown.requireCount("inFlight", inFlight);
    }
}
