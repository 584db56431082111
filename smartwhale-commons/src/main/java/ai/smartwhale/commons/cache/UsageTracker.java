// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Follows which keys are used, and says which will be. Looks at a sample of all uses, and remembers a bounded amount
 * however many keys there are: counts of all keys in a sketch, the most used keys by themselves with their gaps and
 * their hours of the day, and an even sample of all different keys. A key becomes one of the most used when the sketch
 * has seen more of it than the least of those (filtered space-saving: Homem and Carvalho, "Finding top-k elements in
 * data streams", Information Sciences 180(24), 2010). Thread-safe.
 */
public interface UsageTracker {

    /**
     * A key was used.
     *
     * @param key the key
     */
    void trackUsage(CacheKey key);

    /**
     * About how often a key was used; not less than it was if every use is looked at and nothing was halved yet.
     *
     * @param key the key
     * @return 0 or more
     */
    double usesOf(CacheKey key);

    /**
     * Says how often the most used keys will be used. A key's rate is the one of the same hours on other days, as far
     * as they were seen and otherwise its rate over the longer time, times how much more or less than that it was used
     * of late.
     *
     * @param horizon how far ahead, up to 7 days
     * @return the keys with the most expected uses first
     * @throws InvalidValueException if the horizon is not above zero, or too far
     */
    List<UsagePrediction> predictUsage(Duration horizon);

    /**
     * What is worth knowing about how keys are used.
     *
     * @return empty as long as too little was seen
     */
    List<Insight> generateInsights();

    /**
     * What counts each request to the nearest layer of a cache as a use: {@code manager.observe(tracker.observer())}.
     *
     * @return always the same
     */
    CacheObserver observer();

    /**
     * A tracker with the default settings.
     *
     * @return the tracker
     */
    static UsageTracker create() {
        return create(UsageTrackerConfig.builder().build(), Clock.systemUTC());
    }

    /**
     * A tracker.
     *
     * @param config how closely it looks
     * @param clock says when keys are used
     * @return the tracker
     */
    static UsageTracker create(UsageTrackerConfig config, InstantSource clock) {
        return new DefaultUsageTracker(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock));
    }
}
