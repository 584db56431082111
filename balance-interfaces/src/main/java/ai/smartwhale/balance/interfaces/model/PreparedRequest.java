// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.messaging.DataRequest;

/**
 * A request in its canonical form.
 *
 * @param request the request, normalised and completed
 * @param key the same for all requests that ask for the same, whoever asks, when and how urgently
 * @param repeatable whether the answer to another request with this key will do: the operation changes nothing, and
 *     neither a fresh answer nor one in a context of its own is asked for
 */
public record PreparedRequest(DataRequest request, CacheKey key, boolean repeatable) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing
     */
    public PreparedRequest {
        InvalidValueException.requirePresent("request", request);
        InvalidValueException.requirePresent("key", key);
    }
}
