// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.messaging.DataRequest;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What to ask again for a key, and when it was answered last. Bounded. Thread-safe. */
final class RequestMemory {

    private final Cache<String, DataRequest> requests;
    private final Cache<String, Instant> answered;
    private final InstantSource clock;

    RequestMemory(int most, InstantSource clock) {
        this.requests = cache(most);
        this.answered = cache(most);
        this.clock = clock;
    }

    private static <V> Cache<String, V> cache(int most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    /** The first is kept: equal requests ask for the same. */
    void remember(String key, DataRequest request) {
        if (requests.getIfPresent(key) == null) {
            requests.put(key, request);
        }
    }

    Optional<DataRequest> find(String key) {
        return Optional.ofNullable(requests.getIfPresent(key));
    }

    void answered(String key) {
        answered.put(key, clock.instant());
    }

    /** Whether an answer came within a time. */
    boolean isFresh(String key, Duration within) {
        Instant last = answered.getIfPresent(key);
        return last != null && last.plus(within).isAfter(clock.instant());
    }
}
