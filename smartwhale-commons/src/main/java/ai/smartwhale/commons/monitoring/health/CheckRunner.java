// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one check, one run at a time, and remembers what it found. Thread-safe. */
final class CheckRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRunner.class);
    private static final HealthOutcome HANGS = HealthOutcome.down("has not come back from an earlier run");

    private final HealthCheckSpec spec;
    private final Executor executor;
    private final InstantSource time;
    private final Ticker ticker;
    private final Damping damping;
    private @Nullable CheckRun run;
    private @Nullable HealthResult last;
    private long foundAt;

    CheckRunner(HealthCheckSpec spec, Executor executor, InstantSource time, Ticker ticker) {
        this.spec = spec;
        this.executor = executor;
        this.time = time;
        this.ticker = ticker;
        this.damping = new Damping(spec.failuresToFall(), spec.successesToRise());
    }

    HealthCheckSpec spec() {
        return spec;
    }

    synchronized Optional<HealthResult> last() {
        return Optional.ofNullable(last);
    }

    /** The run to wait for: the one that goes on, or a new one; none where what is known is young enough. */
    Optional<CheckRun> begin() {
        CheckRun fresh;
        synchronized (this) {
            CheckRun current = run;
            if (current != null && !current.hasEnded()) {
                return Optional.of(current);
            }
            long now = ticker.nanoTime();
            if (last != null && now - foundAt < spec.ttl().toNanos()) {
                return Optional.empty();
            }
            if (current != null && current.occupies()) {
                remember(HANGS, now, now - current.startedAt());
                return Optional.empty();
            }
            fresh = new CheckRun(spec.check(), now, this::ended);
            run = fresh;
        }
        try {
            executor.execute(fresh);
        } catch (RuntimeException | OutOfMemoryError e) {
            // Also for want of a thread. Without its end the run would be taken for one that hangs, for ever.
            LOG.debug("the check {} was refused", spec.name(), e);
            fresh.refuse();
        }
        return Optional.of(fresh);
    }

    private synchronized void ended(CheckRun ended, HealthOutcome outcome) {
        long now = ticker.nanoTime();
        remember(outcome, now, now - ended.startedAt());
    }

    /** Waits for a run, if there is one, and tells what is known then. */
    HealthResult await(Optional<CheckRun> awaited) {
        if (awaited.isPresent()) {
            CheckRun current = awaited.orElseThrow();
            try {
                current.await(spec.timeout().toNanos() - Math.max(0, ticker.nanoTime() - current.startedAt()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (this) {
            HealthResult known = last;
            return known != null
                    ? known
                    : result(HealthStatus.DOWN, HealthOutcome.down("was not waited for"), Duration.ZERO);
        }
    }

    private void remember(HealthOutcome outcome, long now, long took) {
        HealthStatus before = last == null ? HealthStatus.UP : last.status();
        HealthStatus shown = damping.next(outcome.status());
        last = result(shown, outcome, Duration.ofNanos(Math.max(0, took)));
        foundAt = now;
        if (shown != before) {
            LOG.warn("the check {} is {}: {}", spec.name(), shown, outcome.note());
        }
    }

    private HealthResult result(HealthStatus shown, HealthOutcome outcome, Duration took) {
        return new HealthResult(spec.name(), shown, outcome, spec.groups(), spec.critical(), time.instant(), took);
    }

    void close() {
        CheckRun current;
        synchronized (this) {
            current = run;
        }
        if (current != null) {
            current.giveUp(HealthOutcome.down("was ended"));
        }
    }
}
