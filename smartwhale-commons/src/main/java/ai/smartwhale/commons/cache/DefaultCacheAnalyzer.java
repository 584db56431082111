// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.cache.MemoryReport.LayerMemory;
import ai.smartwhale.commons.cache.analysis.EventSampler;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Hands what it is told to counters and samples, and reads them for reports. */
final class DefaultCacheAnalyzer implements CacheAnalyzer, CacheObserver {

    private static final long SEED = 0x5ca1ab1eL;

    private final HitCounters byNamespace;
    private final HitCounters byPrefix;
    private final EventSampler sampler;
    private final Map<CacheLayer, LayerWeights> weights = new EnumMap<>(CacheLayer.class);
    private final SizeOptimizer optimizer;
    private final MemoryPressure memory;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();

    private final long startedAt;
    private long reportedAt;
    private long[] reportedNamespaces;
    private long[] reportedPrefixes;

    DefaultCacheAnalyzer(CacheAnalyzerConfig config, CacheSizing sizing, MemoryPressure memory, Ticker ticker) {
        KeyGroups prefixes = new KeyGroups(config.prefix(), config.mostPrefixes());
        this.byNamespace = new HitCounters(new KeyGroups(KeyPrefix.none(), config.mostNamespaces()));
        this.byPrefix = new HitCounters(prefixes);
        this.sampler = new EventSampler(config.prefixSample(), SEED);
        for (CacheLayer layer : CacheLayer.values()) {
            weights.put(layer, new LayerWeights(prefixes, config.weightSamples()));
        }
        this.optimizer = new SizeOptimizer(config, sizing);
        this.memory = memory;
        this.ticker = ticker;
        this.startedAt = ticker.nanoTime();
        this.reportedAt = startedAt;
        this.reportedNamespaces = byNamespace.sums();
        this.reportedPrefixes = byPrefix.sums();
    }

    @Override
    public CacheObserver observer() {
        return this;
    }

    @Override
    public void hit(CacheKey key, CacheLayer layer, boolean stale, boolean negative) {
        byNamespace.hit(key, layer, stale, negative, 1);
        if (sampler.next()) {
            byPrefix.hit(key, layer, stale, negative, sampler.every());
        }
        if (layer == CacheLayer.L1) {
            optimizer.referenced(KeyHashes.of(key));
        }
    }

    @Override
    public void missed(CacheKey key, CacheLayer layer) {
        count(key, layer, HitCounters.MISS);
        if (layer == CacheLayer.L1) {
            optimizer.referenced(KeyHashes.of(key));
        }
    }

    @Override
    public void failed(CacheKey key, CacheLayer layer, Throwable cause) {
        count(key, layer, HitCounters.FAILURE);
    }

    @Override
    public void loaded(CacheKey key, Duration took, boolean negative) {
        hit(key, CacheLayer.SOURCE, false, negative);
    }

    private void count(CacheKey key, CacheLayer layer, int kind) {
        byNamespace.count(key, layer, kind, 1);
        if (sampler.next()) {
            byPrefix.count(key, layer, kind, sampler.every());
        }
    }

    @Override
    public void stored(CacheKey key, CacheLayer layer, long weight) {
        long hash = KeyHashes.of(key);
        weightsOf(layer).stored(key, hash, weight);
        if (layer == CacheLayer.L1) {
            optimizer.weighed(hash, weight);
        }
    }

    /** What was replaced is told of as stored, before or after. */
    @Override
    public void removed(CacheKey key, CacheLayer layer, RemovalReason reason) {
        if (reason != RemovalReason.REPLACED) {
            weightsOf(layer).removed(KeyHashes.of(key));
        }
    }

    private LayerWeights weightsOf(CacheLayer layer) {
        LayerWeights found = weights.get(layer);
        if (found == null) {
            throw new IllegalArgumentException("no such layer: " + layer);
        }
        return found;
    }

    @Override
    public HitRateReport analyzeHitRate() {
        lock.lock();
        try {
            long now = ticker.nanoTime();
            long[] namespaces = byNamespace.sums();
            long[] prefixes = byPrefix.sums();
            HitRateReport report = new HitRateReport(
                    rates(now - reportedAt, reportedNamespaces, namespaces, reportedPrefixes, prefixes),
                    rates(
                            now - startedAt,
                            new long[namespaces.length],
                            namespaces,
                            new long[prefixes.length],
                            prefixes),
                    sampler.every());
            reportedAt = now;
            reportedNamespaces = namespaces;
            reportedPrefixes = prefixes;
            return report;
        } finally {
            lock.unlock();
        }
    }

    private HitRates rates(long nanos, long[] oldNamespaces, long[] namespaces, long[] oldPrefixes, long[] prefixes) {
        Map<String, Map<CacheLayer, HitCounts>> named = byNamespace.between(oldNamespaces, namespaces);
        Map<CacheLayer, HitCounts> layers = new EnumMap<>(CacheLayer.class);
        named.values()
                .forEach(byLayer -> byLayer.forEach((layer, counts) -> layers.merge(layer, counts, HitCounts::plus)));
        return new HitRates(
                Duration.ofNanos(Math.max(0, nanos)), layers, named, byPrefix.between(oldPrefixes, prefixes));
    }

    @Override
    public MemoryReport analyzeMemoryUsage() {
        Map<CacheLayer, LayerMemory> layers = new EnumMap<>(CacheLayer.class);
        weights.forEach((layer, held) -> {
            LayerMemory report = held.report();
            if (report.total().entries() > 0) {
                layers.put(layer, report);
            }
        });
        return new MemoryReport(layers, memory.read());
    }

    @Override
    public OptimizationReport optimize() {
        return optimizer.optimize(byNamespace.answers(CacheLayer.L1));
    }
}
