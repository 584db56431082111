// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.commons.cache.CacheLayer;
import ai.smartwhale.commons.cache.CacheStatistics;
import java.util.ArrayList;
import java.util.List;

/**
 * What a layer of the cache did in a replay.
 *
 * @param name the layer, for people
 * @param hits how often it had the answer
 * @param misses how often it was asked and had none
 * @param failures how often it could not be asked
 */
public record LayerCount(String name, long hits, long misses, long failures) {

    /**
     * The part of the lookups in this layer that found something.
     *
     * @return 0..1; 0 if it was never asked
     */
    public double hitRate() {
        long lookups = hits + misses + failures;
        return lookups == 0 ? 0 : (double) hits / lookups;
    }

    /** What each layer did between two readings, nearest first; layers that were never asked are left out. */
    static List<LayerCount> between(CacheStatistics before, CacheStatistics after) {
        List<LayerCount> counts = new ArrayList<>();
        for (CacheLayer layer : List.of(CacheLayer.L1, CacheLayer.L2, CacheLayer.L3)) {
            LayerCount count = new LayerCount(
                    name(layer),
                    after.hits().getOrDefault(layer, 0L) - before.hits().getOrDefault(layer, 0L),
                    after.misses().getOrDefault(layer, 0L) - before.misses().getOrDefault(layer, 0L),
                    after.failures().getOrDefault(layer, 0L) - before.failures().getOrDefault(layer, 0L));
            if (count.hits + count.misses + count.failures > 0) {
                counts.add(count);
            }
        }
        return List.copyOf(counts);
    }

    private static String name(CacheLayer layer) {
        return switch (layer) {
            case L1 -> "L1 (memory)";
            case L2 -> "L2 (Redis)";
            case L3 -> "L3 (disk)";
            case SOURCE -> "source";
        };
    }
}
