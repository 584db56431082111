// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What one coordinator knows of a model, as it tells others. Of two of the same coordinator and model, the greater
 * version counts; so it does not matter in which order and how often they arrive.
 *
 * @param instance the coordinator
 * @param model the model
 * @param version grows with each state
 * @param samples requests that count, 0 or more
 * @param misses how many of them missed the target, 0 to all
 * @param limit how many in flight it can stand, 1 or more
 * @param inFlight requests in flight, 0 or more
 */
public record ModelState(
        String instance, String model, long version, int samples, int misses, double limit, int inFlight) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ModelState {
        InvalidValueException.requireText("instance", instance);
        InvalidValueException.requireText("model", model);
        InvalidValueException.requireRange("samples", samples, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("misses", misses, 0, samples);
        // Written so that NaN is refused.
        if (!(limit >= 1 && limit <= 1e9)) {
            throw new InvalidValueException("limit", limit, "1 to 1e9");
        }
        InvalidValueException.requireRange("inFlight", inFlight, 0, Integer.MAX_VALUE);
    }
}
