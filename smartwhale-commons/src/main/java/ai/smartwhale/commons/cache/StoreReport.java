// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Map;
import java.util.Set;

/**
 * Which layers took a value.
 *
 * @param layers that hold the value now
 * @param failures the layers that should have taken it and could not, with their reasons
 */
public record StoreReport(Set<CacheLayer> layers, Map<CacheLayer, Throwable> failures) {

    /** Copies both. */
    public StoreReport {
        layers = Set.copyOf(layers);
        failures = Map.copyOf(failures);
    }
}
