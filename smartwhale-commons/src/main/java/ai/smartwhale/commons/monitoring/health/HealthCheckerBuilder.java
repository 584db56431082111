// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Gathers checks; not thread-safe. */
public final class HealthCheckerBuilder {

    private static final int MOST_CHECKS = 64;

    private final List<HealthCheckSpec> specs = new ArrayList<>();
    private InstantSource time = InstantSource.system();
    private Ticker ticker = Ticker.system();
    private @Nullable Executor executor;

    HealthCheckerBuilder() {}

    /**
     * Adds a check.
     *
     * @param spec the check and its terms
     * @return this
     * @throws InvalidValueException if there is one of this name
     * @throws LimitExceededException if there are more than 64
     */
    public HealthCheckerBuilder check(HealthCheckSpec spec) {
        InvalidValueException.requirePresent("spec", spec);
        if (specs.stream().anyMatch(other -> other.name().equals(spec.name()))) {
            throw new InvalidValueException("name", spec.name(), "a name that no other check has");
        }
        LimitExceededException.requireAtMost("checks", specs.size() + 1L, MOST_CHECKS);
        specs.add(spec);
        return this;
    }

    /**
     * Adds a check with the defaults.
     *
     * @param name what it is called
     * @param check finds out
     * @return this
     */
    public HealthCheckerBuilder check(String name, HealthCheck check) {
        return check(HealthCheckSpec.of(name, check));
    }

    /**
     * Runs the checks on threads of the host. Without it the checker has as many threads as checks, which start when
     * they are needed, so that no check ever waits for another. An executor with fewer threads, or one that runs tasks
     * in its caller, cannot promise that.
     *
     * @param value runs what may block; not closed by the checker
     * @return this
     */
    public HealthCheckerBuilder executor(Executor value) {
        this.executor = InvalidValueException.requirePresent("executor", value);
        return this;
    }

    /**
     * Sets the clock.
     *
     * @param instants says when something was found
     * @param nanos measures how old it is
     * @return this
     */
    public HealthCheckerBuilder time(InstantSource instants, Ticker nanos) {
        this.time = InvalidValueException.requirePresent("instants", instants);
        this.ticker = InvalidValueException.requirePresent("nanos", nanos);
        return this;
    }

    /**
     * Builds the checker. Nothing runs before somebody asks.
     *
     * @return the checker
     */
    public HealthChecker build() {
        Executor host = executor;
        if (host != null) {
            return new DefaultHealthChecker(specs, host, () -> {}, time, ticker);
        }
        CommonsExecutors own = CommonsExecutors.create("health", Math.max(1, specs.size()));
        return new DefaultHealthChecker(specs, own.workers(), own::close, time, ticker);
    }
}
