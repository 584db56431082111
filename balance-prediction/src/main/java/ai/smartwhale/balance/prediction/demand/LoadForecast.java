// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The load of the coming slots.
 *
 * @param slots slot by slot, with intervals and flags
 * @param step how long a slot is
 * @param capacity what the system can carry in a slot
 * @param delay how long work that comes now waits, as far as the load that was counted tells
 * @param overloadProbability that work waits too long at the end of some slot: the greatest of all slots, 0 to 1
 * @param overloadIn when the first slot ends at which this is more probable than allowed; nothing if there is none
 * @param warned whether the warning stands
 * @param actions what to do, the mildest first; empty while no warning stands
 */
public record LoadForecast(
        Forecast slots,
        Duration step,
        double capacity,
        Duration delay,
        double overloadProbability,
        Optional<Duration> overloadIn,
        boolean warned,
        List<LoadAction> actions) {

    /** Copies the list. */
    public LoadForecast {
        actions = List.copyOf(actions);
    }

    /**
     * What part of the capacity is expected to be used.
     *
     * @return the expected mean of all slots by the capacity, 0 or more
     */
    public double utilisation() {
        double sum = 0;
        for (int step = 0; step < slots.horizon(); step++) {
            sum += slots.mean(step);
        }
        return Math.max(0, sum / slots.horizon() / capacity);
    }
}
