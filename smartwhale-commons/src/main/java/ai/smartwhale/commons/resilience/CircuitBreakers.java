// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Makes the machine beneath a breaker. It never half-opens by itself, for that would start a thread of its own. */
final class CircuitBreakers {

    private CircuitBreakers() {}

    static CircuitBreaker create(String name, BreakerConfig config, Ticker ticker, InstantSource clock) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .failureRateThreshold((float) (100 * config.failureRate()))
                        .slowCallRateThreshold((float) (100 * config.slowCallRate()))
                        .slowCallDurationThreshold(config.slowCallDuration())
                        .slidingWindow(
                                config.windowSize(),
                                config.minimumCalls(),
                                config.window() == BreakerConfig.Window.CALLS
                                        ? SlidingWindowType.COUNT_BASED
                                        : SlidingWindowType.TIME_BASED)
                        .waitDurationInOpenState(config.openFor())
                        .permittedNumberOfCallsInHalfOpenState(config.halfOpenCalls())
                        .writableStackTraceEnabled(false)
                        .clock(new TickerClock(ticker, clock.instant()))
                        .currentTimestampFunction(unused -> ticker.nanoTime(), TimeUnit.NANOSECONDS)
                        .build());
    }
}
