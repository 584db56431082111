// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.resilience;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resilience.Breaker;
import ai.smartwhale.commons.resilience.BreakerManager;
import ai.smartwhale.commons.resilience.BreakerManagerConfig;
import ai.smartwhale.commons.resilience.BreakerOpenException;
import ai.smartwhale.commons.resilience.StateConfig;
import ai.smartwhale.commons.resilience.StateManager;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call that passes and a call that is refused: ours, resilience4j as it comes, and resilience4j with its cheaper
 * refusal.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BreakerBenchmark {

    private static final Callable<String> CALL = () -> "answer";

    private final CommonsExecutors executors = CommonsExecutors.create("benchmark");
    private final StateManager states = StateManager.create(StateConfig.withDefaults(), Clock.systemUTC());
    private final BreakerManager breakers =
            BreakerManager.create(BreakerManagerConfig.withDefaults(), states, executors, Clock.systemUTC());
    private final Breaker closed = breakers.breaker("closed");
    private final Breaker open = breakers.breaker("open");
    private final CircuitBreaker peerClosed = CircuitBreaker.ofDefaults("closed");
    private final CircuitBreaker peerOpen = CircuitBreaker.of(
            "open",
            CircuitBreakerConfig.custom().writableStackTraceEnabled(false).build());

    /** Opens two breakers for longer than the run takes. */
    public BreakerBenchmark() {
        breakers.tripBreaker("open", Duration.ofHours(10), "to measure refusals");
        peerOpen.transitionToOpenStateFor(Duration.ofHours(10));
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        breakers.close();
        states.close();
        executors.close();
    }

    /**
     * Ours, with the breaker at hand.
     *
     * @return the answer
     * @throws Exception never
     */
    @Benchmark
    public String callOurs() throws Exception {
        return closed.execute(CALL);
    }

    /**
     * Ours, with the breaker searched by its name.
     *
     * @return the answer
     * @throws Exception never
     */
    @Benchmark
    public String callOursByName() throws Exception {
        return breakers.execute("closed", CALL);
    }

    /**
     * The peer with its defaults.
     *
     * @return the answer
     * @throws Exception never
     */
    @Benchmark
    public String callResilience4j() throws Exception {
        return peerClosed.executeCallable(CALL);
    }

    /**
     * Ours, refusing.
     *
     * @return the refusal
     * @throws Exception never
     */
    @Benchmark
    public Object rejectOurs() throws Exception {
        try {
            return open.execute(CALL);
        } catch (BreakerOpenException e) {
            return e;
        }
    }

    /**
     * Ours, refusing, searched by its name.
     *
     * @return the refusal
     * @throws Exception never
     */
    @Benchmark
    public Object rejectOursByName() throws Exception {
        try {
            return breakers.execute("open", CALL);
        } catch (BreakerOpenException e) {
            return e;
        }
    }

    /**
     * The peer without stack traces, refusing.
     *
     * @return the refusal
     * @throws Exception never
     */
    @Benchmark
    public Object rejectResilience4j() throws Exception {
        try {
            return peerOpen.executeCallable(CALL);
        } catch (CallNotPermittedException e) {
            return e;
        }
    }
}
