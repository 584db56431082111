// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.cache.CacheLayer;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.CacheStatistics;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.util.Map;
import java.util.function.Function;

/** The counts of the layers of one cache as metrics. */
record CacheCounts(CacheManager<?> cache, MetricsCollector collector, String name, WatchedCounts watched) {

    /** A layer that is not set up is never asked and stays at zero; the source is no layer. */
    void show() {
        for (CacheLayer layer : cache.statistics().hits().keySet()) {
            if (layer != CacheLayer.SOURCE) {
                follow(layer, "hits", "Lookups that found an answer.", CacheStatistics::hits);
                follow(layer, "misses", "Lookups that found none.", CacheStatistics::misses);
                follow(layer, "failures", "Lookups that failed.", CacheStatistics::failures);
            }
        }
    }

    private void follow(
            CacheLayer layer, String what, String help, Function<CacheStatistics, Map<CacheLayer, Long>> counts) {
        MetricDefinition definition =
                MetricDefinition.counter("balance_cache_" + what + "_total", help, "balance", "layer");
        watched.follow(
                collector.counters(definition).with(name, layer.name()),
                () -> counts.apply(cache.statistics()).getOrDefault(layer, 0L));
    }
}
