// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Breakers in a map; making and giving up take a lock, which comes before those of breakers and states. */
final class DefaultBreakerManager implements BreakerManager {

    private final BreakerManagerConfig config;
    private final DefaultStateManager states;
    private final Ticker ticker;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, DefaultBreaker> breakers = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    DefaultBreakerManager(BreakerManagerConfig config, DefaultStateManager states, Ticker ticker, InstantSource clock) {
        if (states.mostNames() < config.mostBreakers()) {
            throw new InvalidValueException(
                    "mostNames of the states", states.mostNames(), config.mostBreakers() + " or more");
        }
        this.config = config;
        this.states = states;
        this.ticker = ticker;
        this.clock = clock;
    }

    @Override
    public Breaker breaker(String name) {
        return live(name);
    }

    @Override
    public <T> T execute(String name, Callable<T> call) throws Exception {
        InvalidValueException.requirePresent("call", call);
        return live(name).execute(call);
    }

    @Override
    public <T> CompletableFuture<T> executeAsync(String name, Supplier<? extends CompletionStage<T>> call) {
        InvalidValueException.requirePresent("call", call);
        return live(name).executeAsync(call);
    }

    @Override
    public Optional<BreakerStatus> checkState(String name) {
        InvalidValueException.requirePresent("name", name);
        requireOpen();
        DefaultBreaker breaker = breakers.get(name);
        if (breaker == null
                && states.find(name)
                        .filter(known -> known.state() != BreakerState.CLOSED)
                        .isPresent()) {
            breaker = live(name);
        }
        return Optional.ofNullable(breaker).map(Breaker::status);
    }

    @Override
    public ManagedState tripBreaker(String name, Duration openFor, String reason) {
        BreakerConfig.requireAtMostAYear("openFor", openFor);
        DefaultStateManager.requireReason(reason);
        // A breaker that was given up between the search and the order has a successor.
        return live(name).core().trip(openFor, reason).orElseGet(() -> tripBreaker(name, openFor, reason));
    }

    @Override
    public ManagedState tripBreaker(String name, String reason) {
        DefaultStateManager.requireName(name);
        return tripBreaker(name, config.of(name).openFor(), reason);
    }

    @Override
    public ManagedState resetBreaker(String name, String reason) {
        DefaultStateManager.requireReason(reason);
        return live(name).core().reset(reason).orElseGet(() -> resetBreaker(name, reason));
    }

    @Override
    public Set<String> names() {
        requireOpen();
        return Set.copyOf(breakers.keySet());
    }

    @Override
    public StateManager states() {
        return states;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            breakers.values().forEach(this::giveUp);
        } finally {
            lock.unlock();
        }
    }

    private DefaultBreaker live(String name) {
        if (name != null) {
            DefaultBreaker breaker = breakers.get(name);
            if (breaker != null) {
                return breaker;
            }
        }
        return make(name);
    }

    private DefaultBreaker make(String name) {
        DefaultStateManager.requireName(name);
        lock.lock();
        try {
            requireOpen();
            DefaultBreaker other = breakers.get(name);
            if (other != null) {
                return other;
            }
            makeRoom();
            BreakerCore core = new BreakerCore(name, config.of(name), ticker, clock, states);
            core.restore(states.attach(name, core));
            DefaultBreaker breaker = new DefaultBreaker(core, this);
            breakers.put(name, breaker);
            return breaker;
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom() {
        long idleNanos = config.idleFor().toNanos();
        long now = ticker.nanoTime();
        breakers.values().stream()
                .filter(breaker -> isClosed(breaker) && now - breaker.lastUsedNanos() >= idleNanos)
                .forEach(this::giveUp);
        if (breakers.size() >= config.mostBreakers()) {
            giveUp(breakers.values().stream()
                    .filter(DefaultBreakerManager::isClosed)
                    .max(Comparator.comparingLong(breaker -> now - breaker.lastUsedNanos()))
                    .orElseThrow(() -> new LimitExceededException(
                            "breakers that are not closed", breakers.size() + 1L, config.mostBreakers())));
        }
    }

    /** Retires last, so that who finds the breaker given up finds it neither attached nor by its name any more. */
    private void giveUp(DefaultBreaker breaker) {
        states.detach(breaker.name());
        breakers.remove(breaker.name(), breaker);
        breaker.core().retire();
    }

    private static boolean isClosed(DefaultBreaker breaker) {
        return breaker.core().isAtRest();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the breaker manager is closed");
        }
    }
}
