// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.cache;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.L1Cache;
import ai.smartwhale.commons.cache.Lookup;
import ai.smartwhale.commons.cache.TimeToLive;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A hit in memory: bare Caffeine whose entries expire, the nearest layer, the manager on top of it, and JetCache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class L1Benchmark {

    private static final int MASK = (1 << 16) - 1;

    /** How many keys are held. */
    @Param({"1024", "4096"})
    private int keys;

    private final CommonsExecutors executors = CommonsExecutors.create("benchmark");
    private final int[] order = new int[MASK + 1];
    private int at;
    private CacheKey[] names = {};
    private Cache<CacheKey, String> caffeine = Caffeine.newBuilder().build();
    private L1Cache<CacheKey, String> near = L1Cache.<CacheKey, String>builder().build();
    private CacheManager<String> manager = CacheManager.<String>builder("empty").build();
    private com.alicp.jetcache.Cache<CacheKey, String> jetCache =
            CaffeineCacheBuilder.createCaffeineCacheBuilder().buildCache();

    /** Fills the caches. */
    @Setup
    public void fill() {
        Duration hour = Duration.ofHours(1);
        names = new CacheKey[keys];
        caffeine = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(hour)
                .executor(Runnable::run)
                .build();
        near = L1Cache.<CacheKey, String>builder()
                .ticker(executors.coarseTicker())
                .build();
        manager = CacheManager.<String>builder("benchmark").executors(executors).build();
        jetCache = CaffeineCacheBuilder.createCaffeineCacheBuilder()
                .limit(10_000)
                .expireAfterWrite(1, TimeUnit.HOURS)
                .buildCache();
        for (int i = 0; i < keys; i++) {
            CacheKey key = CacheKey.of("web", "page" + i);
            names[i] = key;
            caffeine.put(key, "v");
            near.fastSet(key, "v", hour);
            manager.smartSet(key, "v", TimeToLive.of(hour)).join();
            jetCache.put(key, "v");
        }
        Random random = new Random(1);
        for (int i = 0; i <= MASK; i++) {
            order[i] = random.nextInt(keys);
        }
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        executors.close();
    }

    private CacheKey next() {
        return names[order[at++ & MASK]];
    }

    /** Bare Caffeine with maximumSize and expireAfterWrite. */
    @Benchmark
    public String caffeineExpireAfterWrite() {
        return caffeine.getIfPresent(next());
    }

    /** The nearest layer: own life of each entry, soft limit, uses, statistics. */
    @Benchmark
    public Object fastGet() {
        return near.fastGet(next());
    }

    /** The nearest layer, with what was found. */
    @Benchmark
    public Lookup<String> lookup() {
        return near.lookup(next());
    }

    /** The manager, where the nearest layer knows. */
    @Benchmark
    public Lookup<String> smartGet() {
        return manager.smartGet(next());
    }

    /** JetCache on Caffeine alone, without a second level. */
    @Benchmark
    public String jetCache() {
        return jetCache.get(next());
    }
}
