// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Map;

/**
 * What the layers hold, as far as this process put it there and was told that it left, and how full the memory is. What
 * a shared layer drops by itself is not seen.
 *
 * @param layers by layer; those that were never written to are left out
 * @param memory how full the memory is
 */
public record MemoryReport(Map<CacheLayer, LayerMemory> layers, MemoryReading memory) {

    /** Copies the map. */
    public MemoryReport {
        layers = Map.copyOf(layers);
    }

    /**
     * What is held of one kind.
     *
     * @param entries how many entries
     * @param weight what they weigh, in the unit of the layer
     */
    public record Held(long entries, long weight) {

        /**
         * What an entry weighs on average.
         *
         * @return 0 without entries
         */
        public double weightPerEntry() {
            return entries == 0 ? 0 : (double) weight / entries;
        }
    }

    /**
     * What a layer holds.
     *
     * @param total all of it
     * @param prefixes by namespace and prefix of the id, {@code namespace:prefix}
     * @param sampled the share of entries the figures rest on; 1 if they are exact
     */
    public record LayerMemory(Held total, Map<String, Held> prefixes, double sampled) {

        /** Copies the map. */
        public LayerMemory {
            prefixes = Map.copyOf(prefixes);
        }
    }
}
