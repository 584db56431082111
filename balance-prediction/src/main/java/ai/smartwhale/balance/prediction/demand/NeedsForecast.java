// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.keys.LikelyKey;
import ai.smartwhale.balance.prediction.forecast.BoundForecast;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import java.time.Duration;
import java.util.List;

/**
 * Everything that a model will need.
 *
 * @param model which
 * @param ahead how far, in whole slots
 * @param requests slot by slot, with intervals and flags
 * @param totalRequests of all slots
 * @param totalBytes of all slots; 0 while no answer was seen
 * @param kinds by type and source, the most requests first
 * @param keys that will probably be asked for, the most probable first
 */
public record NeedsForecast(
        String model,
        Duration ahead,
        Forecast requests,
        BoundForecast totalRequests,
        BoundForecast totalBytes,
        List<DataNeedForecast> kinds,
        List<LikelyKey> keys) {

    /** Copies the lists. */
    public NeedsForecast {
        kinds = List.copyOf(kinds);
        keys = List.copyOf(keys);
    }

    /**
     * How fast requests will come.
     *
     * @return requests per second on the average
     */
    public double requestsPerSecond() {
        return totalRequests.expected() / (ahead.toMillis() / 1e3);
    }
}
