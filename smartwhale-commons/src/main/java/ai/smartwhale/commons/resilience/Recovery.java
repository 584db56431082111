// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Heals open breakers early: while one is open, a probe supplied by the host asks the callee whether it is well, and
 * enough good answers in a row let calls through again. A breaker that is forced open or disabled is left alone.
 *
 * <p>Thread-safe. Probes run on the workers of the executors, one at a time for each breaker.
 */
public interface Recovery extends AutoCloseable {

    /**
     * Watches a breaker. If it is open already, probing begins at once.
     *
     * @param name the breaker, 1 to 256 characters
     * @param probe asks what it guards
     * @return ends the watch when it is closed
     * @throws InvalidValueException if the name is blank, or watched already
     * @throws LimitExceededException if as many breakers are watched as may be
     * @throws IllegalStateException after {@link #close()}
     */
    Registration watch(String name, HealthProbe probe);

    /**
     * How the healing of a breaker goes.
     *
     * @param name the breaker
     * @return the report; empty if it is not watched
     */
    Optional<RecoveryReport> report(String name);

    /** Ends all watches; a probe that runs ends without effect. */
    @Override
    void close();

    /**
     * A recovery for the breakers of a manager.
     *
     * @param config how open breakers are healed
     * @param breakers whose breakers are watched
     * @param executors their timer waits, their workers probe; not closed by the recovery
     * @param clock the time of probes
     * @return the recovery
     */
    static Recovery create(
            RecoveryConfig config, BreakerManager breakers, CommonsExecutors executors, InstantSource clock) {
        return create(config, breakers, executors, clock, BackoffStrategies.threadLocalRandom());
    }

    /**
     * A recovery with chance from outside.
     *
     * @param config how open breakers are healed
     * @param breakers whose breakers are watched
     * @param executors their timer waits, their workers probe; not closed by the recovery
     * @param clock the time of probes
     * @param random chooses within the jitter of waits; must be safe for use by many threads
     * @return the recovery
     */
    static Recovery create(
            RecoveryConfig config,
            BreakerManager breakers,
            CommonsExecutors executors,
            InstantSource clock,
            RandomGenerator random) {
        return new DefaultRecovery(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("breakers", breakers),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("clock", clock),
                InvalidValueException.requirePresent("random", random));
    }
}
