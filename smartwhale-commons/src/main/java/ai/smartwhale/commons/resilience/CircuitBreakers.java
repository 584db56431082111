// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Makes the machines beneath a breaker. They never half-open by themselves, for that would start threads of their own.
 */
final class CircuitBreakers {

    private final String name;
    private final CircuitBreakerConfig machines;

    CircuitBreakers(String name, BreakerConfig config, Ticker ticker, InstantSource clock) {
        this.name = name;
        this.machines = CircuitBreakerConfig.custom()
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
                .build();
    }

    /** One that is closed and has measured nothing. */
    CircuitBreaker closed() {
        return CircuitBreaker.of(name, machines);
    }

    /** One that begins a trial; the way there leads through being open. */
    CircuitBreaker halfOpen() {
        CircuitBreaker machine = closed();
        machine.transitionToOpenState();
        machine.transitionToHalfOpenState();
        return machine;
    }
}
