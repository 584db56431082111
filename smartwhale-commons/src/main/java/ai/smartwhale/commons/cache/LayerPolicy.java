// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Decides which layers suit an entry. Implementations are thread-safe and quick. */
@FunctionalInterface
public interface LayerPolicy {

    /** What lives shorter is not worth a trip to the shared layer. */
    Duration LEAST_SHARED_LIFE = Duration.ofSeconds(1);

    /** What lives shorter is not worth the disk. */
    Duration LEAST_PERSISTENT_LIFE = Duration.ofSeconds(30);

    /** An entry that is heavier than this part of the nearest layer would drive out too much. */
    int LARGEST_PART = 16;

    /**
     * The layers that suit an entry; those that the cache does not have are ignored.
     *
     * @param key the key
     * @param remaining how long it still lives
     * @param weight its weight in the nearest layer
     * @param maximumWeight how much the nearest layer holds
     * @return layers
     */
    Set<CacheLayer> layersFor(CacheKey key, Duration remaining, long weight, long maximumWeight);

    /**
     * The nearest layer unless the entry weighs more than a sixteenth of it; the shared layer for what lives a second
     * at least; the disk for what lives half a minute at least.
     *
     * @return the policy
     */
    static LayerPolicy bySizeAndLife() {
        return (key, remaining, weight, maximumWeight) -> {
            EnumSet<CacheLayer> layers = EnumSet.noneOf(CacheLayer.class);
            if (weight <= Math.max(1, maximumWeight / LARGEST_PART)) {
                layers.add(CacheLayer.L1);
            }
            if (remaining.compareTo(LEAST_SHARED_LIFE) >= 0) {
                layers.add(CacheLayer.L2);
            }
            if (remaining.compareTo(LEAST_PERSISTENT_LIFE) >= 0) {
                layers.add(CacheLayer.L3);
            }
            return layers;
        };
    }
}
