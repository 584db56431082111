// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one breaker. The machine beneath decides when to open, and how a trial ends; everything else is decided
 * here, under the lock. A trial, and the time after it, begin with a machine of their own. Whoever meets the machine in
 * a state that is not the one of the phase takes the change over before doing anything else, so that no change is
 * missed and every change is reported once.
 */
final class BreakerCore implements StateFollower {

    private static final Logger LOG = LoggerFactory.getLogger(BreakerCore.class);

    final String name;
    final BreakerConfig config;
    final Ticker ticker;
    volatile BreakerPhase phase;

    private final CircuitBreakers machines;
    private final InstantSource clock;
    private final DefaultStateManager states;
    private final ReentrantLock lock = new ReentrantLock();

    BreakerCore(String name, BreakerConfig config, Ticker ticker, InstantSource clock, DefaultStateManager states) {
        this.name = name;
        this.config = config;
        this.ticker = ticker;
        this.clock = clock;
        this.states = states;
        this.machines = new CircuitBreakers(name, config, ticker, clock);
        this.phase = BreakerPhase.lasting(
                new ManagedState(name, BreakerState.CLOSED, clock.instant(), Optional.empty(), "first seen"),
                machines.closed(),
                ticker.nanoTime());
    }

    /** Takes over what was known of the breaker before it was made; a wait that has passed becomes a trial. */
    void restore(ManagedState known) {
        if (known.state() == BreakerState.CLOSED) {
            return;
        }
        Instant now = clock.instant();
        Duration left = known.until().map(until -> Duration.between(now, until)).orElse(config.openFor());
        // A wall clock that was set back must not prolong a wait beyond its whole length.
        Duration whole = known.until()
                .map(until -> Duration.between(known.since(), until))
                .orElse(left);
        Duration wait = left.compareTo(whole) > 0 ? whole : left;
        boolean passed = known.state() == BreakerState.OPEN && (wait.isZero() || wait.isNegative());
        BreakerState to = passed ? BreakerState.HALF_OPEN : known.state();
        String reason = shorten("restored: " + known.reason());
        lock.lock();
        try {
            CircuitBreaker machine = order(to, passed ? config.openFor() : wait);
            enter(new StateChange(name, known.state(), to, now, until(to, now, wait), reason), machine, wait);
        } finally {
            lock.unlock();
        }
    }

    /** Lets a call in that cannot be let in at a glance, or refuses it. */
    BreakerPhase admitSlowly(long now) {
        List<StateChange> changes = new ArrayList<>(2);
        try {
            lock.lock();
            try {
                return admitLocked(now, changes);
            } finally {
                lock.unlock();
            }
        } finally {
            changes.forEach(states::tell);
        }
    }

    private BreakerPhase admitLocked(long now, List<StateChange> changes) {
        takeOver(changes);
        if (phase.retired || phase.state == BreakerState.DISABLED || phase.state == BreakerState.CLOSED) {
            return phase;
        }
        if (phase.refusesAt(now)) {
            throw phase.refusal;
        }
        if (phase.state == BreakerState.OPEN) {
            change(BreakerState.HALF_OPEN, Duration.ZERO, "the wait has passed", changes);
        }
        if (phase.machine.tryAcquirePermission()) {
            return phase;
        }
        if (now - phase.sinceNanos >= config.halfOpenFor().toNanos()) {
            String reason = "trial calls did not end within " + config.halfOpenFor();
            change(BreakerState.OPEN, config.openFor(), reason, changes);
        }
        throw phase.refusal;
    }

    void succeeded(BreakerPhase admitted, long nanos) {
        if (phase == admitted) {
            admitted.machine.onSuccess(nanos, TimeUnit.NANOSECONDS);
            observeIfChanged(admitted);
        }
    }

    void failed(BreakerPhase admitted, long nanos, Throwable error) {
        if (!counts(error)) {
            released(admitted);
        } else if (phase == admitted) {
            admitted.machine.onError(nanos, TimeUnit.NANOSECONDS, error);
            observeIfChanged(admitted);
        }
    }

    /** A predicate that fails must not hide the failure that it was asked about. */
    private boolean counts(Throwable error) {
        try {
            return config.countsAsFailure().test(error);
        } catch (RuntimeException e) {
            LOG.warn("It cannot be told whether a failure of {} counts; it does", name, e);
            return true;
        }
    }

    void released(BreakerPhase admitted) {
        if (phase == admitted) {
            admitted.machine.releasePermission();
        }
    }

    private void observeIfChanged(BreakerPhase admitted) {
        if (admitted.isOutdated()) {
            var unused = observe();
        }
    }

    /** Whether it may be given up: closed, with nothing to take over. */
    boolean isAtRest() {
        return phase.closed && !phase.isOutdated();
    }

    /** Takes over what the machine has decided. */
    BreakerPhase observe() {
        List<StateChange> changes = new ArrayList<>(1);
        BreakerPhase now;
        lock.lock();
        try {
            takeOver(changes);
            now = phase;
        } finally {
            lock.unlock();
        }
        changes.forEach(states::tell);
        return now;
    }

    @Override
    public Optional<ManagedState> follow(BreakerState to, String reason, Predicate<BreakerState> from) {
        return follow(to, config.openFor(), reason, from);
    }

    Optional<ManagedState> trip(Duration openFor, String reason) {
        return follow(BreakerState.OPEN, openFor, reason, state -> state.mayBecome(BreakerState.OPEN));
    }

    private Optional<ManagedState> follow(
            BreakerState to, Duration openFor, String reason, Predicate<BreakerState> from) {
        List<StateChange> changes = new ArrayList<>(2);
        Optional<ManagedState> result;
        lock.lock();
        try {
            takeOver(changes);
            if (phase.retired) {
                return Optional.empty();
            }
            if (!from.test(phase.state)) {
                throw new IllegalTransitionException(name, phase.state, to);
            }
            change(to, openFor, reason, changes);
            result = Optional.of(phase.described);
        } finally {
            lock.unlock();
            changes.forEach(states::tell);
        }
        return result;
    }

    /** Forgets what was measured, and closes if that is not so already; empty if the breaker was given up. */
    Optional<ManagedState> reset(String reason) {
        List<StateChange> changes = new ArrayList<>(2);
        Optional<ManagedState> result;
        lock.lock();
        try {
            takeOver(changes);
            if (phase.retired) {
                return Optional.empty();
            }
            if (phase.closed) {
                phase.machine.reset();
            } else {
                change(BreakerState.CLOSED, Duration.ZERO, reason, changes);
            }
            result = Optional.of(phase.described);
        } finally {
            lock.unlock();
            changes.forEach(states::tell);
        }
        return result;
    }

    /** Ends this object for good; a call that is under way ends without being counted. */
    void retire() {
        lock.lock();
        try {
            phase = BreakerPhase.retired(phase);
        } finally {
            lock.unlock();
        }
    }

    private void takeOver(List<StateChange> changes) {
        if (phase.retired || !phase.isOutdated()) {
            return;
        }
        CircuitBreaker machine = phase.machine;
        BreakerState to = BreakerState.valueOf(machine.getState().name());
        String reason;
        if (to == BreakerState.OPEN) {
            CircuitBreaker.Metrics metrics = machine.getMetrics();
            reason = String.format(
                    Locale.ROOT,
                    "%.1f %% of %d calls failed, %.1f %% were slow",
                    Math.max(0, metrics.getFailureRate()),
                    metrics.getNumberOfBufferedCalls(),
                    Math.max(0, metrics.getSlowCallRate()));
        } else {
            reason = "trial calls succeeded";
            machine = machines.closed();
        }
        Instant now = clock.instant();
        Duration openFor = config.openFor();
        StateChange change = new StateChange(name, phase.state, to, now, until(to, now, openFor), reason);
        changes.add(enter(change, machine, openFor));
    }

    private void change(BreakerState to, Duration openFor, String reason, List<StateChange> changes) {
        Instant now = clock.instant();
        BreakerState from = phase.state;
        CircuitBreaker machine = order(to, openFor);
        changes.add(enter(new StateChange(name, from, to, now, until(to, now, openFor), reason), machine, openFor));
    }

    private StateChange enter(StateChange change, CircuitBreaker machine, Duration openFor) {
        long now = ticker.nanoTime();
        phase = change.to() == BreakerState.OPEN
                ? BreakerPhase.ending(change.state(), machine, now, now + openFor.toNanos())
                : BreakerPhase.lasting(change.state(), machine, now);
        states.remember(change);
        return change;
    }

    /**
     * The machine of the next phase. Phases that measure begin with another one, in which no call of before can count;
     * those that do not keep the last, for what it measured is still asked for.
     */
    private CircuitBreaker order(BreakerState to, Duration openFor) {
        CircuitBreaker last = phase.machine;
        switch (to) {
            case CLOSED -> {
                return machines.closed();
            }
            case HALF_OPEN -> {
                return machines.halfOpen();
            }
            case OPEN -> last.transitionToOpenStateFor(openFor);
            case FORCED_OPEN -> last.transitionToForcedOpenState();
            case DISABLED -> last.transitionToDisabledState();
        }
        return last;
    }

    private static Optional<Instant> until(BreakerState to, Instant now, Duration openFor) {
        return to == BreakerState.OPEN ? Optional.of(now.plus(openFor)) : Optional.empty();
    }

    private static String shorten(String reason) {
        return reason.length() <= 500 ? reason : reason.substring(0, 500);
    }
}
