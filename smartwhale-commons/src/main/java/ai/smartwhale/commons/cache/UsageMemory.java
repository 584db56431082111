// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.cache.analysis.CountMinSketch;
import ai.smartwhale.commons.cache.analysis.DistinctSample;
import java.util.List;

/** Everything a tracker remembers, of bounded size. Not thread-safe, except for {@link #distinct}'s filter. */
final class UsageMemory {

    private static final int MOST_NAMESPACES = 64;
    /** A new sample of different keys is not believed before it has as many. */
    private static final int FEW_DISTINCT = 100;

    final CountMinSketch sketch;
    final HotKeyTable hot;
    final DistinctSample distinct;
    final DayProfile day;
    final HoursOfDay hours;
    final KeyGroups namespaces = new KeyGroups(KeyPrefix.none(), MOST_NAMESPACES);
    final double[] requests = new double[namespaces.size()];
    final double[] misses = new double[namespaces.size()];

    private final UsageTrackerConfig config;
    private long lookedAt;
    private long untilHalving;
    private double earlierOnce;
    private double earlierDistinct;

    UsageMemory(UsageTrackerConfig config, long now) {
        this.config = config;
        this.sketch = new CountMinSketch(config.error(), config.doubt());
        this.hot = new HotKeyTable(config.topKeys());
        this.distinct = new DistinctSample(1.0 / config.sampleEvery(), config.distinctSamples());
        this.hours = new HoursOfDay(config.zone());
        this.day = new DayProfile(now);
        this.lookedAt = now;
        this.untilHalving = config.halveAfter();
    }

    void used(CacheKey key, long hash, long now) {
        look(now);
        day.add(hours.at(now), config.sampleEvery());
        long count = sketch.add(hash, 1);
        HotKey known = hot.find(key);
        if (known != null) {
            known.used(now);
            hot.raise(known, count);
        } else if (hot.admits(count)) {
            hot.add(new HotKey(key, count, now, config, hours));
        }
        if (--untilHalving == 0) {
            fade();
        }
    }

    void requested(CacheKey key, boolean missed) {
        int namespace = namespaces.of(key);
        requests[namespace] += config.sampleEvery();
        if (missed) {
            misses[namespace] += config.sampleEvery();
        }
    }

    void look(long now) {
        if (now - lookedAt > HotKey.LONGEST_SILENCE) {
            day.forget(now);
            lookedAt = now;
        }
        while (lookedAt < now) {
            long end = Math.min(now, HoursOfDay.nextBoundary(lookedAt));
            day.look(hours.at(lookedAt), lookedAt, end);
            lookedAt = end;
        }
    }

    private void fade() {
        untilHalving = config.halveAfter() / 2;
        sketch.halve();
        hot.halve();
        for (int i = 0; i < requests.length; i++) {
            requests[i] /= 2;
            misses[i] /= 2;
        }
        if (distinct.size() >= FEW_DISTINCT) {
            earlierOnce = distinct.onceShare();
            earlierDistinct = distinct.distinct();
            distinct.clear();
        }
    }

    /** Of the present sample or, while that is young, of the one before. */
    Insight.OneHitWonders oneHitWonders() {
        return distinct.size() < FEW_DISTINCT && earlierDistinct > 0
                ? new Insight.OneHitWonders(earlierOnce, earlierDistinct)
                : new Insight.OneHitWonders(distinct.onceShare(), distinct.distinct());
    }

    List<HotKey> mostUsedFirst() {
        return hot.mostUsedFirst();
    }
}
