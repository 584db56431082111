// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one model's requests at one instance, or at several together. Counts are since the instance began.
 *
 * @param model its id, 1 to 256 characters
 * @param arrivals requests taken in
 * @param served requests that were answered, whoever had asked the Data service
 * @param used requests that were sent to the Data service in the name of this model
 * @param inFlight requests of them that are not answered yet
 * @param latency how long answers took
 * @param hotKeys what was asked for the most, the hottest first; 1,000 at most
 */
public record ModelSummary(
        String model,
        long arrivals,
        long served,
        long used,
        long inFlight,
        LatencySketch latency,
        List<HotKey> hotKeys) {

    private static final long MOST = Long.MAX_VALUE >> 10;
    private static final int MOST_KEYS = 1_000;

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public ModelSummary {
        InvalidValueException.requireText("model", model);
        InvalidValueException.requireRange("model.length", model.length(), 1, 256);
        InvalidValueException.requireRange("arrivals", arrivals, 0, MOST);
        InvalidValueException.requireRange("served", served, 0, MOST);
        InvalidValueException.requireRange("used", used, 0, MOST);
        InvalidValueException.requireRange("inFlight", inFlight, 0, MOST);
        InvalidValueException.requirePresent("latency", latency);
        hotKeys = List.copyOf(InvalidValueException.requirePresent("hotKeys", hotKeys));
        InvalidValueException.requireRange("hotKeys.size", hotKeys.size(), 0, MOST_KEYS);
    }

    /**
     * The sum with what another instance says of the same model.
     *
     * @param other what it says
     * @return both together
     * @throws InvalidValueException if it is of another model
     */
    public ModelSummary plus(ModelSummary other) {
        if (!model.equals(other.model)) {
            throw new InvalidValueException("model", other.model, model);
        }
        List<HotKey> keys = new ArrayList<>(hotKeys);
        keys.addAll(other.hotKeys);
        return new ModelSummary(
                model,
                arrivals + other.arrivals,
                served + other.served,
                used + other.used,
                inFlight + other.inFlight,
                latency.merge(other.latency),
                TopKeys.merge(keys, MOST_KEYS));
    }
}
