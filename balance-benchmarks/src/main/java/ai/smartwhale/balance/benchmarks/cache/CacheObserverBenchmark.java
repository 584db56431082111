// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.cache;

import ai.smartwhale.commons.cache.CacheAnalyzer;
import ai.smartwhale.commons.cache.CacheDistribution;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheLayer;
import ai.smartwhale.commons.cache.CacheNode;
import ai.smartwhale.commons.cache.CacheObserver;
import ai.smartwhale.commons.cache.CacheSizing;
import ai.smartwhale.commons.cache.UsageTracker;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What watching a cache adds to each hit, and what finding the node of a key costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CacheObserverBenchmark {

    private static final int MASK = (1 << 16) - 1;

    /** How many different keys are used, skewed as keys of caches are. */
    @Param({"256", "4096", "65536"})
    private int keys = 256;

    private final CacheKey[] trace = new CacheKey[MASK + 1];
    private final CacheObserver nobody = new CacheObserver() {};
    private final CacheObserver analyzer = CacheAnalyzer.create(CacheSizing.create(size -> {}, 100, 100_000, 1_000))
            .observer();
    private final CacheObserver tracker = UsageTracker.create().observer();
    private final CacheDistribution equal = CacheDistribution.create(nodes(1));
    private final CacheDistribution weighted = CacheDistribution.create(nodes(2));
    private int next;

    private static List<CacheNode> nodes(int weights) {
        return IntStream.range(0, 10)
                .mapToObj(i -> new CacheNode("node-" + i, 1 + i % weights))
                .toList();
    }

    /** Makes the trace. */
    @Setup
    public void fill() {
        Random random = new Random(1);
        CacheKey[] all = IntStream.range(0, keys)
                .mapToObj(i -> CacheKey.of("answers", "model-" + i % 8 + ":request-" + i))
                .toArray(CacheKey[]::new);
        for (int i = 0; i < trace.length; i++) {
            trace[i] = all[(int) (Math.pow(keys, random.nextDouble())) % keys];
        }
    }

    private CacheKey key() {
        return trace[next++ & MASK];
    }

    /** What the benchmark itself costs. */
    @Benchmark
    public void nobodyWatches() {
        nobody.hit(key(), CacheLayer.L1, false, false);
    }

    /** A hit that the analyzer is told of. */
    @Benchmark
    public void analyzerWatches() {
        analyzer.hit(key(), CacheLayer.L1, false, false);
    }

    /** A hit that the tracker is told of. */
    @Benchmark
    public void trackerWatches() {
        tracker.hit(key(), CacheLayer.L1, false, false);
    }

    /**
     * The node of a key among ten of the same weight.
     *
     * @return the node
     */
    @Benchmark
    public CacheNode nodeOfTenEqual() {
        return equal.nodeOf(key());
    }

    /**
     * The node of a key among ten of two weights.
     *
     * @return the node
     */
    @Benchmark
    public CacheNode nodeOfTenWeighted() {
        return weighted.nodeOf(key());
    }
}
