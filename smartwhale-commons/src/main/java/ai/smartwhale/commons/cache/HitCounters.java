// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.cache.analysis.StripedCounters;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by group and layer. Thread-safe. */
final class HitCounters {

    static final int HIT = 0;
    static final int MISS = 1;
    static final int FAILURE = 2;
    static final int STALE = 3;
    static final int NEGATIVE = 4;

    private static final int KINDS = 5;
    private static final CacheLayer[] LAYERS = CacheLayer.values();

    private final KeyGroups groups;
    private final StripedCounters counters;

    HitCounters(KeyGroups groups) {
        this.groups = groups;
        this.counters = new StripedCounters(groups.size() * LAYERS.length * KINDS);
    }

    void hit(CacheKey key, CacheLayer layer, boolean stale, boolean negative, int times) {
        int row = row(key, layer);
        counters.add(row + HIT, times);
        if (stale) {
            counters.add(row + STALE, times);
        }
        if (negative) {
            counters.add(row + NEGATIVE, times);
        }
    }

    void count(CacheKey key, CacheLayer layer, int kind, int times) {
        counters.add(row(key, layer) + kind, times);
    }

    private int row(CacheKey key, CacheLayer layer) {
        return (groups.of(key) * LAYERS.length + layer.ordinal()) * KINDS;
    }

    /** How often a layer answered, over all groups. */
    long answers(CacheLayer layer) {
        long answers = 0;
        for (int group = 0; group < groups.size(); group++) {
            int row = (group * LAYERS.length + layer.ordinal()) * KINDS;
            answers += counters.sum(row + HIT) + counters.sum(row + MISS);
        }
        return answers;
    }

    long[] sums() {
        return counters.sums();
    }

    /** The counts of a reading, less those of an earlier one, by the names of groups. */
    Map<String, Map<CacheLayer, HitCounts>> between(long[] earlier, long[] later) {
        List<String> names = groups.names();
        Map<String, Map<CacheLayer, HitCounts>> byGroup = new HashMap<>();
        for (int group = 0; group < groups.size(); group++) {
            for (CacheLayer layer : LAYERS) {
                int row = (group * LAYERS.length + layer.ordinal()) * KINDS;
                HitCounts counts = new HitCounts(
                        later[row + HIT] - earlier[row + HIT],
                        later[row + MISS] - earlier[row + MISS],
                        later[row + FAILURE] - earlier[row + FAILURE],
                        later[row + STALE] - earlier[row + STALE],
                        later[row + NEGATIVE] - earlier[row + NEGATIVE]);
                if (!counts.isNone()) {
                    byGroup.computeIfAbsent(names.get(group), name -> new EnumMap<>(CacheLayer.class))
                            .merge(layer, counts, HitCounts::plus);
                }
            }
        }
        return byGroup;
    }
}
