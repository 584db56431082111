// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import java.util.OptionalDouble;

/**
 * What the needs of a model will demand of the system.
 *
 * @param model which
 * @param requestsPerSecond expected on the average
 * @param requestsPerSecondUpper what it stays below with the configured level
 * @param bytesPerSecond expected on the average; 0 while no answer was seen
 * @param bytesPerSecondUpper what it stays below with the configured level
 * @param inFlight requests that will be under way at once on the average, by Little's law; nothing while no answer was
 *     seen
 * @param inFlightUpper the same at the upper bound of requests
 */
public record ResourceDemandForecast(
        String model,
        double requestsPerSecond,
        double requestsPerSecondUpper,
        double bytesPerSecond,
        double bytesPerSecondUpper,
        OptionalDouble inFlight,
        OptionalDouble inFlightUpper) {}
