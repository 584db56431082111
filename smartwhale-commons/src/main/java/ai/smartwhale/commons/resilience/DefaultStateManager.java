// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One lock for all entries: changes of states are rare, and a breaker never comes here for a call. */
final class DefaultStateManager implements StateManager {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_REASON = 500;

    private final StateConfig config;
    private final InstantSource clock;
    private final Optional<StateSaver> saver;
    private final Listeners<StateChange> listeners = new Listeners<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, StateEntry> entries = new HashMap<>();
    private boolean closed;

    DefaultStateManager(StateConfig config, InstantSource clock, Optional<StateSaver> saver) {
        this.config = config;
        this.clock = clock;
        this.saver = saver;
        saver.map(StateSaver::load).orElse(List.of()).stream()
                .limit(config.mostNames())
                .forEach(state -> entries.put(state.name(), new StateEntry(state)));
    }

    @Override
    public ManagedState manageState(String name) {
        requireName(name);
        lock.lock();
        try {
            return entry(name).state;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<ManagedState> find(String name) {
        InvalidValueException.requirePresent("name", name);
        lock.lock();
        try {
            requireOpen();
            return Optional.ofNullable(entries.get(name)).map(entry -> entry.state);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ManagedState transition(String name, BreakerState to, String reason) {
        return transition(name, to, reason, from -> from.mayBecome(to));
    }

    /** Only from some of the states: whether it is in one of them, and the change, are one step. */
    ManagedState transition(String name, BreakerState to, String reason, Predicate<BreakerState> legal) {
        requireName(name);
        InvalidValueException.requirePresent("to", to);
        requireReason(reason);
        StateFollower follower;
        Optional<StateChange> change = Optional.empty();
        lock.lock();
        try {
            StateEntry entry = entry(name);
            follower = entry.follower;
            if (follower == null) {
                BreakerState from = entry.state.state();
                if (!legal.test(from)) {
                    throw new IllegalTransitionException(name, from, to);
                }
                StateChange made = new StateChange(name, from, to, clock.instant(), Optional.empty(), reason);
                keep(entry, made);
                change = Optional.of(made);
            }
        } finally {
            lock.unlock();
        }
        // A follower takes its own lock first and then this one, so it must be asked outside.
        if (follower != null) {
            // One that was given up in between is detached, or replaced by its successor.
            return follower.follow(to, reason, legal).orElseGet(() -> transition(name, to, reason, legal));
        }
        StateChange made = change.orElseThrow();
        tell(made);
        return made.state();
    }

    @Override
    public void storeHistory(StateChange change) {
        InvalidValueException.requirePresent("change", change);
        requireName(change.name());
        requireReason(change.reason());
        lock.lock();
        try {
            keep(entry(change.name()), change);
        } finally {
            lock.unlock();
        }
        tell(change);
    }

    /**
     * Remembers what a live breaker did, without telling, for the breaker holds its lock. After the end it remembers
     * nothing: a guarded call must not fail because nobody keeps its history any more.
     */
    void remember(StateChange change) {
        lock.lock();
        try {
            if (!closed) {
                keep(entry(change.name()), change);
            }
        } finally {
            lock.unlock();
        }
    }

    /** With the lock: who closes next must find both the change and that it is not saved yet. */
    private void keep(StateEntry entry, StateChange change) {
        entry.add(change, config.historySize());
        saver.ifPresent(StateSaver::changed);
    }

    int mostNames() {
        return config.mostNames();
    }

    /** Saves and tells what was remembered; outside of locks. */
    void tell(StateChange change) {
        saver.ifPresent(s -> s.save(this::worthKeeping));
        listeners.tell(change);
    }

    /** Makes a live breaker follow; returns what it begins with. */
    ManagedState attach(String name, StateFollower follower) {
        requireName(name);
        lock.lock();
        try {
            StateEntry entry = entry(name);
            if (entry.follower != null) {
                throw new IllegalStateException("another breaker manager has a breaker " + name);
            }
            entry.follower = follower;
            return entry.state;
        } finally {
            lock.unlock();
        }
    }

    void detach(String name) {
        lock.lock();
        try {
            StateEntry entry = entries.get(name);
            if (entry != null) {
                entry.follower = null;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<StateChange> history(String name) {
        InvalidValueException.requirePresent("name", name);
        lock.lock();
        try {
            requireOpen();
            StateEntry entry = entries.get(name);
            return entry == null ? List.of() : entry.changes();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Registration onChange(Consumer<? super StateChange> listener) {
        return listeners.add(listener);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
        saver.ifPresent(s -> s.close(this::worthKeeping, config.closeTimeout()));
    }

    private List<ManagedState> worthKeeping() {
        lock.lock();
        try {
            return entries.values().stream()
                    .map(entry -> entry.state)
                    .filter(state -> state.state() != BreakerState.CLOSED)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private StateEntry entry(String name) {
        requireOpen();
        StateEntry known = entries.get(name);
        if (known != null) {
            return known;
        }
        if (entries.size() >= config.mostNames()) {
            forgetOne();
        }
        Instant now = clock.instant();
        StateEntry fresh =
                new StateEntry(new ManagedState(name, BreakerState.CLOSED, now, Optional.empty(), "first seen"));
        entries.put(name, fresh);
        return fresh;
    }

    private void forgetOne() {
        String oldest = entries.values().stream()
                .filter(StateEntry::isForgettable)
                .map(entry -> entry.state)
                .min(Comparator.comparing(ManagedState::since))
                .map(ManagedState::name)
                .orElseThrow(() -> new LimitExceededException(
                        "breakers that are open or in use", entries.size() + 1L, config.mostNames()));
        entries.remove(oldest);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the state manager is closed");
        }
    }

    static void requireName(String name) {
        InvalidValueException.requireText("name", name);
        LimitExceededException.requireAtMost("name, in characters", name.length(), LONGEST_NAME);
    }

    static void requireReason(String reason) {
        InvalidValueException.requireText("reason", reason);
        LimitExceededException.requireAtMost("reason, in characters", reason.length(), LONGEST_REASON);
    }
}
