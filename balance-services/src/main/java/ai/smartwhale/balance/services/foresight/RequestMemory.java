// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.commons.cache.L1Cache;
import ai.smartwhale.messaging.DataRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What to ask again for a key, and which keys were answered lately. Bounded. Thread-safe. */
final class RequestMemory {

    /** What is not asked for in a day is not worth remembering. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final L1Cache<String, DataRequest> requests;
    private final L1Cache<String, Boolean> answered;
    private final Duration fresh;

    /**
     * Remembers nothing yet.
     *
     * @param most keys that are remembered
     * @param fresh how long an answer is fresh
     * @param clock the time
     */
    RequestMemory(int most, Duration fresh, InstantSource clock) {
        this.requests = cache(most, clock);
        this.answered = cache(most, clock);
        this.fresh = fresh;
    }

    private static <V> L1Cache<String, V> cache(int most, InstantSource clock) {
        return L1Cache.<String, V>builder()
                .maximumWeight(most)
                .clock(clock)
                .ticker(() -> Math.multiplyExact(clock.millis(), 1_000_000L))
                .build();
    }

    /** The first is kept: equal requests ask for the same. */
    void remember(String key, DataRequest request) {
        if (requests.fastGet(key).isEmpty()) {
            requests.fastSet(key, request, REMEMBERED);
        }
    }

    Optional<DataRequest> find(String key) {
        return requests.fastGet(key);
    }

    void answered(String key) {
        answered.fastSet(key, true, fresh);
    }

    boolean isFresh(String key) {
        return answered.fastGet(key).isPresent();
    }
}
