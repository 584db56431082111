// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watched breaker. Every open period has a number; what belongs to an earlier one has no effect. The lock guards
 * the fields only: probes, and orders to the breaker, are given outside of it.
 */
final class RecoveryPatient {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryPatient.class);

    private final DefaultRecovery recovery;
    private final String name;
    private final HealthProbe probe;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<RecoveryReport.Probe> newest = new ArrayDeque<>();
    private RecoveryReport.Phase phase = RecoveryReport.Phase.WATCHING;
    private long period;
    /** Numbers probes over all periods, so that an answer after the timeout is told from one in time. */
    private long awaited;

    private int probes;
    private int failures;
    private int healthyInRow;
    private boolean running;
    private boolean ended;
    private Duration previous = Duration.ZERO;
    private @Nullable Future<?> timer;

    RecoveryPatient(DefaultRecovery recovery, String name, HealthProbe probe) {
        this.recovery = recovery;
        this.name = name;
        this.probe = probe;
    }

    /**
     * The state has changed. Changes may be told in any order, so what counts is the state of now; that is read under
     * the lock, so that who reads it last also acts last.
     */
    void changed() {
        lock.lock();
        try {
            BreakerState state = recovery.stateOf(name);
            if (state == BreakerState.OPEN) {
                if (phase != RecoveryReport.Phase.PROBING && !ended) {
                    beginPeriod();
                }
            } else if (phase == RecoveryReport.Phase.PROBING || phase == RecoveryReport.Phase.GAVE_UP) {
                stop(RecoveryReport.Phase.WATCHING);
            }
        } finally {
            lock.unlock();
        }
    }

    RecoveryReport report() {
        lock.lock();
        try {
            return new RecoveryReport(name, phase, probes, newest.stream().toList());
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            stop(RecoveryReport.Phase.WATCHING);
        } finally {
            lock.unlock();
        }
    }

    private void beginPeriod() {
        phase = RecoveryReport.Phase.PROBING;
        period++;
        probes = 0;
        failures = 0;
        healthyInRow = 0;
        previous = Duration.ZERO;
        scheduleNext();
    }

    private void stop(RecoveryReport.Phase next) {
        phase = next;
        period++;
        Future<?> scheduled = timer;
        timer = null;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    private void scheduleNext() {
        try {
            previous = recovery.config.backoff().delay(Math.max(1, failures), previous, recovery.random);
        } catch (RuntimeException e) {
            LOG.warn("No further probes of {}, for the backoff strategy failed", name, e);
            stop(RecoveryReport.Phase.GAVE_UP);
            return;
        }
        long mine = period;
        schedule(() -> handOver(mine), previous);
    }

    private void schedule(Runnable task, Duration delay) {
        try {
            timer = recovery.executors.timer().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("No further probes of {}, for the timer is closed", name);
        }
    }

    private void handOver(long mine) {
        long number;
        lock.lock();
        try {
            if (period != mine) {
                return;
            }
            if (running) {
                // A probe of before has neither answered nor ended; asking again would only block another thread.
                scheduleNext();
                return;
            }
            running = true;
            probes++;
            number = ++awaited;
            schedule(
                    () -> answer(mine, number, Optional.of("no answer in time"), false),
                    recovery.config.probeTimeout());
        } finally {
            lock.unlock();
        }
        try {
            recovery.executors.workers().execute(() -> ask(mine, number));
        } catch (RejectedExecutionException e) {
            released();
            answer(mine, number, Optional.of("no thread to ask"), false);
        }
    }

    private void ask(long mine, long number) {
        boolean healthy = false;
        Optional<String> failure = Optional.empty();
        try {
            healthy = probe.isHealthy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = Optional.of("interrupted");
        } catch (Exception e) {
            failure = Optional.of(e.getClass().getSimpleName());
        } finally {
            released();
        }
        answer(mine, number, failure, healthy);
    }

    private void released() {
        lock.lock();
        try {
            running = false;
        } finally {
            lock.unlock();
        }
    }

    private void answer(long mine, long number, Optional<String> failure, boolean healthy) {
        boolean heal = false;
        lock.lock();
        try {
            if (period != mine || awaited != number) {
                return;
            }
            awaited++;
            Future<?> timeout = timer;
            if (timeout != null) {
                timeout.cancel(false);
            }
            remember(new RecoveryReport.Probe(recovery.clock.instant(), healthy, failure));
            healthyInRow = healthy ? healthyInRow + 1 : 0;
            failures = healthy ? 0 : failures + 1;
            if (healthyInRow >= recovery.config.healthyProbes()) {
                heal = true;
                stop(RecoveryReport.Phase.HEALED);
            } else if (probes >= recovery.config.mostProbes()) {
                stop(RecoveryReport.Phase.GAVE_UP);
            } else {
                scheduleNext();
            }
        } finally {
            lock.unlock();
        }
        if (heal) {
            heal();
        }
    }

    private void remember(RecoveryReport.Probe result) {
        if (newest.size() == recovery.config.historySize()) {
            newest.removeFirst();
        }
        newest.addLast(result);
    }

    private void heal() {
        int needed = recovery.config.healthyProbes();
        try {
            recovery.heal(name, needed + " health probes in a row succeeded");
        } catch (IllegalStateException e) {
            LOG.debug("Breaker {} has gone elsewhere while it was being healed", name, e);
        }
    }
}
