// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.List;

/** Something worth knowing about how a cache is used, with its numbers. */
public sealed interface Insight {

    /**
     * A key and its share of all uses.
     *
     * @param key the key
     * @param share 0 to 1
     */
    record KeyShare(CacheKey key, double share) {}

    /**
     * The most used keys and how much of all uses they are together.
     *
     * @param keys ten at most, the most used first
     * @param share of all uses, 0 to 1
     */
    record HotKeys(List<KeyShare> keys, double share) implements Insight {

        /** Copies the keys. */
        public HotKeys {
            keys = List.copyOf(keys);
        }
    }

    /**
     * How unevenly keys are used.
     *
     * @param exponent of Zipf's law, estimated from the most used: 0 if all are used alike, about 1 for most caches
     */
    record Skew(double exponent) implements Insight {}

    /**
     * How many keys are used once and never again: keeping them is of no use.
     *
     * @param share of all different keys, 0 to 1
     * @param distinctKeys about how many different keys there were
     */
    record OneHitWonders(double share, double distinctKeys) implements Insight {}

    /**
     * A key that is used much more than before.
     *
     * @param key the key
     * @param ratio of the latest rate to the one before, 2 or more
     * @param usesPerHour the latest rate
     */
    record Rising(CacheKey key, double ratio, double usesPerHour) implements Insight {}

    /**
     * A key that is used much less than before.
     *
     * @param key the key
     * @param ratio of the latest rate to the one before, one half at most
     * @param usesPerHour the latest rate
     */
    record Falling(CacheKey key, double ratio, double usesPerHour) implements Insight {}

    /**
     * The hour of the day with the most uses.
     *
     * @param hour 0 to 23, in the zone of the tracker
     * @param share of the uses of a day, 0 to 1
     */
    record PeakHour(int hour, double share) implements Insight {}

    /**
     * A namespace that the nearest layer knows little of.
     *
     * @param namespace the namespace
     * @param missRatio the share of requests that the nearest layer could not answer, one half or more
     * @param requests about how many requests there were
     */
    record ManyMisses(String namespace, double missRatio, double requests) implements Insight {}
}
