// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.cache.RemoteStoreException;
import ai.smartwhale.commons.cache.flight.SharedFlights;
import ai.smartwhale.commons.resilience.Breaker;
import ai.smartwhale.commons.resilience.BreakerConfig;
import ai.smartwhale.commons.resilience.BreakerManager;
import ai.smartwhale.commons.resilience.BreakerManagerConfig;
import ai.smartwhale.commons.resilience.StateConfig;
import ai.smartwhale.commons.resilience.StateManager;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Asks Redis through a breaker, so that one that hangs is not asked by every request. Thread-safe. */
final class RedisLine {

    private static final int WINDOW = 10;
    private static final int LEAST = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JoinParts parts;
    private final Breaker breaker;

    RedisLine(JoinParts parts) {
        this.parts = parts;
        BreakerConfig config = BreakerConfig.builder()
                .windowOfCalls(WINDOW, LEAST)
                .openFor(PAUSE)
                .halfOpen(1, PAUSE)
                .build();
        this.breaker = BreakerManager.create(
                        BreakerManagerConfig.of(config),
                        StateManager.create(StateConfig.withDefaults(), parts.clock()),
                        parts.ticker(),
                        parts.clock())
                .breaker("federation");
    }

    /** Fails at once where Redis is not connected, or was found not to answer. */
    <T> CompletableFuture<T> ask(Function<SharedFlights, CompletableFuture<T>> question) {
        Optional<SharedFlights> flights = parts.flights().get();
        if (flights.isEmpty()) {
            return CompletableFuture.failedFuture(new RemoteStoreException("Redis is not connected", null));
        }
        return breaker.executeAsync(() -> question.apply(flights.orElseThrow()));
    }
}
