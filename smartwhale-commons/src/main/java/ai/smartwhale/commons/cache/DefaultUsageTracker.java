// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.analysis.EventSampler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Lets most uses pass, and remembers the others under a lock that nobody waits for unless every use counts. */
final class DefaultUsageTracker implements UsageTracker, CacheObserver {

    private static final long SEED = 0xc0ffeeL;
    private static final Duration FURTHEST = Duration.ofDays(7);

    private final InstantSource clock;
    private final EventSampler sampler;
    private final ReentrantLock lock = new ReentrantLock();
    private final UsageMemory memory;

    DefaultUsageTracker(UsageTrackerConfig config, InstantSource clock) {
        this.clock = clock;
        this.sampler = new EventSampler(config.sampleEvery(), SEED);
        this.memory = new UsageMemory(config, clock.millis());
    }

    @Override
    public void trackUsage(CacheKey key) {
        track(InvalidValueException.requirePresent("key", key), false, false);
    }

    @Override
    public void hit(CacheKey key, CacheLayer layer, boolean stale, boolean negative) {
        if (layer == CacheLayer.L1) {
            track(key, true, false);
        }
    }

    @Override
    public void missed(CacheKey key, CacheLayer layer) {
        if (layer == CacheLayer.L1) {
            track(key, true, true);
        }
    }

    private void track(CacheKey key, boolean request, boolean missed) {
        boolean chosen = sampler.next();
        long hash = KeyHashes.of(key);
        if (chosen || memory.distinct.samples(hash)) {
            remember(key, hash, chosen, request, missed);
        }
    }

    private void remember(CacheKey key, long hash, boolean chosen, boolean request, boolean missed) {
        if (sampler.every() == 1) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return;
        }
        try {
            memory.distinct.add(hash);
            if (chosen) {
                memory.used(key, hash, clock.millis());
                if (request) {
                    memory.requested(key, missed);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public double usesOf(CacheKey key) {
        InvalidValueException.requirePresent("key", key);
        lock.lock();
        try {
            return (double) memory.sketch.estimate(KeyHashes.of(key)) * sampler.every();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<UsagePrediction> predictUsage(Duration horizon) {
        InvalidValueException.requirePositive("horizon", horizon);
        if (horizon.compareTo(FURTHEST) > 0) {
            throw new InvalidValueException("horizon", horizon, "at most " + FURTHEST);
        }
        lock.lock();
        try {
            HoursAhead ahead = new HoursAhead(clock.millis(), memory.hours);
            return memory.mostUsedFirst().stream()
                    .map(hot -> hot.predict(ahead, horizon.toMillis()))
                    .sorted(Comparator.comparingDouble(UsagePrediction::expectedUses)
                            .reversed())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Insight> generateInsights() {
        lock.lock();
        try {
            return List.copyOf(UsageInsights.of(memory, clock.millis()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CacheObserver observer() {
        return this;
    }
}
