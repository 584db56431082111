// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens in a cache, and tells observers of it. Those of the nearest layer are counted by itself. */
final class CacheCounters {

    private final Map<CacheLayer, LongAdder> hits = adders();
    private final Map<CacheLayer, LongAdder> misses = adders();
    private final Map<CacheLayer, LongAdder> failures = adders();
    private final Observers observers;
    final LongAdder slowRequests = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder joined = new LongAdder();
    final LongAdder staleServed = new LongAdder();
    final LongAdder refreshes = new LongAdder();

    CacheCounters(Observers observers) {
        this.observers = observers;
    }

    void hit(CacheKey key, CacheLayer layer, boolean stale, boolean negative) {
        adder(hits, layer).increment();
        observers.hit(key, layer, stale, negative);
    }

    void missed(CacheKey key, CacheLayer layer) {
        adder(misses, layer).increment();
        observers.tell(observer -> observer.missed(key, layer));
    }

    void failed(CacheKey key, CacheLayer layer, Throwable cause) {
        adder(failures, layer).increment();
        observers.tell(observer -> observer.failed(key, layer, cause));
    }

    CacheStatistics statistics(long nearHits, long nearMisses, long inFlight) {
        Map<CacheLayer, Long> hit = sums(hits);
        Map<CacheLayer, Long> missed = sums(misses);
        hit.put(CacheLayer.L1, nearHits);
        missed.put(CacheLayer.L1, nearMisses);
        hit.remove(CacheLayer.SOURCE);
        missed.remove(CacheLayer.SOURCE);
        return new CacheStatistics(
                hit,
                missed,
                sums(failures),
                nearHits + slowRequests.sum(),
                loads.sum(),
                joined.sum(),
                staleServed.sum(),
                refreshes.sum(),
                inFlight);
    }

    private static LongAdder adder(Map<CacheLayer, LongAdder> adders, CacheLayer layer) {
        return adders.computeIfAbsent(layer, missing -> new LongAdder());
    }

    private static Map<CacheLayer, LongAdder> adders() {
        Map<CacheLayer, LongAdder> adders = new EnumMap<>(CacheLayer.class);
        for (CacheLayer layer : CacheLayer.values()) {
            adders.put(layer, new LongAdder());
        }
        return adders;
    }

    private static Map<CacheLayer, Long> sums(Map<CacheLayer, LongAdder> adders) {
        Map<CacheLayer, Long> sums = new EnumMap<>(CacheLayer.class);
        adders.forEach((layer, adder) -> sums.put(layer, adder.sum()));
        return sums;
    }
}
