// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * One request in the place of several.
 *
 * @param <Q> the type of the requests
 * @param request what is to be sent
 * @param origins what was asked, in the order in which it was asked; at least one
 */
public record MergedNeed<Q>(Q request, List<Q> origins) {

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if one is null, or there is no origin
     */
    public MergedNeed {
        InvalidValueException.requirePresent("request", request);
        origins = List.copyOf(InvalidValueException.requirePresent("origins", origins));
        if (origins.isEmpty()) {
            throw new InvalidValueException("origins", origins, "at least one");
        }
    }
}
