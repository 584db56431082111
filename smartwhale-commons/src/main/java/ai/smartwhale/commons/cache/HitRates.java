// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the layers of a cache knew over some time. Layers and groups without any request are left out.
 *
 * @param span how long that was
 * @param layers by layer; exact
 * @param namespaces by namespace and layer; exact
 * @param prefixes by namespace, prefix of the id ({@code namespace:prefix}) and layer; estimated from a sample
 */
public record HitRates(
        Duration span,
        Map<CacheLayer, HitCounts> layers,
        Map<String, Map<CacheLayer, HitCounts>> namespaces,
        Map<String, Map<CacheLayer, HitCounts>> prefixes) {

    /** Copies the maps. */
    public HitRates {
        layers = Map.copyOf(layers);
        namespaces = copy(namespaces);
        prefixes = copy(prefixes);
    }

    private static Map<String, Map<CacheLayer, HitCounts>> copy(Map<String, Map<CacheLayer, HitCounts>> groups) {
        return groups.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, group -> Map.copyOf(group.getValue())));
    }

    /**
     * What a layer knew.
     *
     * @param layer the layer
     * @return its counts, zeros if it was never asked
     */
    public HitCounts layer(CacheLayer layer) {
        return layers.getOrDefault(layer, HitCounts.NONE);
    }
}
