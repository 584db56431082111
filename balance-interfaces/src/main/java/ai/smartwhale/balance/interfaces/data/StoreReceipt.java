// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheLayer;
import java.util.Map;
import java.util.Set;

/**
 * What became of data that was to be kept.
 *
 * @param key its key
 * @param changed whether anything was written; false where the same was there already
 * @param layers the layers that took it; none where nothing was written
 * @param failures the layers that could not be written, with the reasons
 */
public record StoreReceipt(CacheKey key, boolean changed, Set<CacheLayer> layers, Map<CacheLayer, Throwable> failures) {

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if the key is null
     */
    public StoreReceipt {
        InvalidValueException.requirePresent("key", key);
        layers = Set.copyOf(layers);
        failures = Map.copyOf(failures);
    }
}
