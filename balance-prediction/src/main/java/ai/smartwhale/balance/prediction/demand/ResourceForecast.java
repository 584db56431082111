// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import java.util.Optional;

/**
 * The use of a resource.
 *
 * @param resource which
 * @param capacity how much there is
 * @param used slot by slot, with intervals and flags
 * @param loadShare how much of the forecast rests on the load to come, 0 to 1; the rest on the past of the resource
 * @param cost what load costs; nothing while it is not known
 */
public record ResourceForecast(
        PredictedResource resource, double capacity, Forecast used, double loadShare, Optional<LoadCost> cost) {

    /**
     * What load costs.
     *
     * @param perRequest use for each request in a slot
     * @param perByte use for each byte in a slot
     * @param base use without any load
     * @param explained which part of the variance of the use the load explains, 0 to 1
     */
    public record LoadCost(double perRequest, double perByte, double base, double explained) {}
}
