// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.resilience;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resilience.Breaker;
import ai.smartwhale.commons.resilience.BreakerManager;
import ai.smartwhale.commons.resilience.BreakerManagerConfig;
import ai.smartwhale.commons.resilience.Idempotency;
import ai.smartwhale.commons.resilience.RetryConfig;
import ai.smartwhale.commons.resilience.RetryManager;
import ai.smartwhale.commons.resilience.StateConfig;
import ai.smartwhale.commons.resilience.StateManager;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
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

/** A call that succeeds at once: through a retry, and through a retry around a breaker. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RetryBenchmark {

    private static final Callable<String> CALL = () -> "answer";

    private final CommonsExecutors executors = CommonsExecutors.create("benchmark");
    private final StateManager states = StateManager.create(StateConfig.withDefaults(), Clock.systemUTC());
    private final BreakerManager breakers =
            BreakerManager.create(BreakerManagerConfig.withDefaults(), states, executors, Clock.systemUTC());
    private final Breaker breaker = breakers.breaker("callee");
    private final RetryManager retries = RetryManager.create(RetryConfig.withDefaults(), executors);
    private final CircuitBreaker peer = CircuitBreaker.ofDefaults("callee");

    /** Ends the threads. */
    @TearDown
    public void close() {
        retries.close();
        breakers.close();
        states.close();
        executors.close();
    }

    /**
     * Ours.
     *
     * @return the answer
     * @throws Exception never
     */
    @Benchmark
    public String retryOurs() throws Exception {
        return retries.attemptRetry("call", Idempotency.IDEMPOTENT, CALL);
    }

    /**
     * Ours, around our breaker.
     *
     * @return the answer
     * @throws Exception never
     */
    @Benchmark
    public String retryAndBreakerOurs() throws Exception {
        return retries.attemptRetry("call", Idempotency.IDEMPOTENT, () -> breaker.execute(CALL));
    }

    /**
     * The breaker of the peer alone, for the scale.
     *
     * @return the answer
     * @throws Exception never
     */
    @Benchmark
    public String breakerResilience4j() throws Exception {
        return peer.executeCallable(CALL);
    }
}
