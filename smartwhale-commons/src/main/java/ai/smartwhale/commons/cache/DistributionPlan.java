// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which keys belong to which node.
 *
 * @param keys the keys of every node, in the order they were given; nodes without keys have an empty list
 * @param replicas on how many nodes each key lies, 1 or more; all nodes where there are fewer
 */
public record DistributionPlan(Map<CacheNode, List<CacheKey>> keys, int replicas) {

    /**
     * Copies the map and its lists.
     *
     * @throws InvalidValueException if there is no map, or fewer than 1 replica
     */
    public DistributionPlan {
        InvalidValueException.requirePresent("keys", keys);
        InvalidValueException.requireRange("replicas", replicas, 1, Integer.MAX_VALUE);
        Map<CacheNode, List<CacheKey>> copy = new LinkedHashMap<>();
        keys.forEach((node, held) -> copy.put(node, List.copyOf(held)));
        keys = Collections.unmodifiableMap(copy);
    }

    /**
     * The load of the fullest node over the mean load, each divided by its weight.
     *
     * @return 1 if all are equally full; 0 without keys
     */
    public double imbalance() {
        double total = 0;
        double weights = 0;
        double fullest = 0;
        for (Map.Entry<CacheNode, List<CacheKey>> node : keys.entrySet()) {
            double weight = node.getKey().weight();
            int held = node.getValue().size();
            total += held;
            weights += weight;
            fullest = Math.max(fullest, held / weight);
        }
        return total == 0 ? 0 : fullest / (total / weights);
    }
}
