// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flights by their destination, as many at the same time as there are slots. */
final class DefaultSyncManager implements SyncManager {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultSyncManager.class);
    private static final int MOST_ENDPOINTS = 1_000;

    private final SyncManagerConfig config;
    private final CommonsExecutors executors;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final ByteBudget budget;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, SyncEndpoint> endpoints = new HashMap<>();
    private final Map<String, SyncEntry> entries = new LinkedHashMap<>();
    private final Map<SyncLocation, SyncFlight> flights = new HashMap<>();
    private final Deque<SyncFlight> waiting = new ArrayDeque<>();
    private int running;
    private boolean closed;

    DefaultSyncManager(SyncManagerConfig config, CommonsExecutors executors, Ticker ticker, RandomGenerator random) {
        this.config = config;
        this.executors = executors;
        this.ticker = ticker;
        this.random = random;
        this.budget = new ByteBudget(config.bytesPerSecond(), ticker.nanoTime());
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the manager is closed");
        }
    }

    @Override
    public void registerEndpoint(SyncEndpoint endpoint) {
        String id = InvalidValueException.requireText(
                "endpoint.id",
                InvalidValueException.requirePresent("endpoint", endpoint).id());
        lock.lock();
        try {
            requireOpen();
            if (endpoints.containsKey(id)) {
                throw new InvalidValueException("endpoint.id", id, "an id that is not taken");
            }
            LimitExceededException.requireAtMost("endpoints", endpoints.size() + 1L, MOST_ENDPOINTS);
            endpoints.put(id, endpoint);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void registerSyncTask(SyncTask task) {
        InvalidValueException.requirePresent("task", task);
        lock.lock();
        try {
            requireOpen();
            if (entries.containsKey(task.id())) {
                throw new InvalidValueException("task.id", task.id(), "an id that is not taken");
            }
            SyncEndpoint from = endpoint("source.endpoint", task.source());
            if (!(endpoint("destination.endpoint", task.destination()) instanceof SyncTarget to)) {
                throw new InvalidValueException(
                        "destination.endpoint", task.destination().endpoint(), "an endpoint that can be written to");
            }
            makeRoom();
            SyncRoute route = new SyncRoute(from, task.source(), to, task.destination(), task.sha256());
            entries.put(task.id(), new SyncEntry(task, route));
        } finally {
            lock.unlock();
        }
    }

    private SyncEndpoint endpoint(String field, SyncLocation location) {
        return Optional.ofNullable(endpoints.get(location.endpoint()))
                .orElseThrow(
                        () -> new InvalidValueException(field, location.endpoint(), "an endpoint that is registered"));
    }

    private void makeRoom() {
        if (entries.size() >= config.maxTasks()) {
            String oldest = entries.values().stream()
                    .filter(SyncEntry::hasEnded)
                    .findFirst()
                    .map(entry -> entry.task.id())
                    .orElseThrow(() -> new LimitExceededException("tasks", entries.size() + 1L, config.maxTasks()));
            entries.remove(oldest);
        }
    }

    @Override
    public CompletableFuture<SyncStatus> executeSync(String id) {
        InvalidValueException.requirePresent("id", id);
        return locked(() -> {
            requireOpen();
            SyncEntry entry = Optional.ofNullable(entries.get(id))
                    .orElseThrow(() -> new InvalidValueException("id", id, "a task that is registered"));
            if (entry.flight != null) {
                return entry.told.copy();
            }
            entry.told = new CompletableFuture<>();
            @Nullable SyncFlight flight = flights.get(entry.task.destination());
            if (flight != null && !flight.route.equals(entry.route)) {
                entry.last = SyncStatus.failed(
                        id, SyncProblem.DESTINATION_BUSY, "something else is being written to the destination");
                return CompletableFuture.completedFuture(entry.last);
            }
            if (flight == null) {
                take(List.of(entry));
            } else {
                entry.flight = flight;
            }
            return entry.told.copy();
        });
    }

    /** With the lock; for tasks of the same route. */
    private void take(List<SyncEntry> together) {
        SyncRoute route = together.get(0).route;
        SyncFlight flight = new SyncFlight(route, config, budget, ticker, random);
        together.forEach(entry -> entry.flight = flight);
        flights.put(route.destination(), flight);
        waiting.add(flight);
        startWaiting();
    }

    /** With the lock; only hands over to the workers. */
    private void startWaiting() {
        while (running < config.maxConcurrent() && !waiting.isEmpty()) {
            SyncFlight next = waiting.remove();
            running++;
            later(next, 0);
            watch(next);
        }
    }

    private void later(SyncFlight flight, long nanos) {
        Runnable step = () -> {
            try {
                executors.workers().execute(() -> step(flight));
            } catch (RejectedExecutionException e) {
                abandon(flight, "the workers are closed, or too busy");
            }
        };
        try {
            // Always by the timer, so that a step never runs within the one before, nor under the lock, if the workers
            // are so busy that the caller runs it.
            var unused = executors.timer().schedule(step, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            abandon(flight, "the timer is closed");
        }
    }

    /** Nobody will move it any more. */
    private void abandon(SyncFlight flight, String why) {
        flight.cancel();
        flight.step();
        flight.progress.detail = Optional.of(why);
        landed(flight, SyncState.FAILED);
    }

    private void watch(SyncFlight flight) {
        Runnable look = () -> {
            flight.endStall();
            if (locked(() -> flights.get(flight.route.destination()) == flight)) {
                watch(flight);
            }
        };
        try {
            var unused =
                    executors.timer().schedule(look, Math.max(1, config.stall().toNanos() / 2), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the timer is closed, which ends the transfer too", e);
        }
    }

    private void step(SyncFlight flight) {
        SyncFlight.Next next = flight.step();
        if (next.end().isPresent()) {
            landed(flight, next.end().orElseThrow());
        } else {
            later(flight, next.waitNanos());
        }
    }

    private void landed(SyncFlight flight, SyncState state) {
        List<Runnable> tell = new ArrayList<>();
        lock.lock();
        try {
            flights.remove(flight.route.destination(), flight);
            running--;
            List<SyncEntry> aboard = entries.values().stream()
                    .filter(entry -> entry.flight == flight)
                    .toList();
            if (state == SyncState.CANCELLED && !aboard.isEmpty()) {
                // They came when the others had left already.
                take(aboard);
            } else {
                aboard.forEach(entry -> tell.add(end(entry, flight.progress.status(entry.task.id(), state))));
            }
            startWaiting();
        } finally {
            lock.unlock();
        }
        tell.forEach(Runnable::run);
    }

    /** With the lock; what it returns tells the callers, and is to be run without. */
    private static Runnable end(SyncEntry entry, SyncStatus status) {
        entry.flight = null;
        entry.last = status;
        CompletableFuture<SyncStatus> told = entry.told;
        return () -> told.complete(status);
    }

    @Override
    public Optional<SyncStatus> getSyncStatus(String id) {
        InvalidValueException.requirePresent("id", id);
        return locked(() -> Optional.ofNullable(entries.get(id)).map(SyncEntry::status));
    }

    @Override
    public boolean cancelSync(String id) {
        InvalidValueException.requirePresent("id", id);
        Optional<Runnable> tell = locked(() -> {
            requireOpen();
            return Optional.ofNullable(entries.get(id)).flatMap(this::leave);
        });
        tell.ifPresent(Runnable::run);
        return tell.isPresent();
    }

    /** With the lock. */
    private Optional<Runnable> leave(SyncEntry entry) {
        SyncFlight flight = entry.flight;
        if (flight == null) {
            return Optional.empty();
        }
        Runnable tell = end(entry, flight.progress.status(entry.task.id(), SyncState.CANCELLED));
        boolean joined = entries.values().stream().anyMatch(other -> other.flight == flight);
        if (joined) {
            return Optional.of(tell);
        }
        if (waiting.remove(flight)) {
            flights.remove(flight.route.destination(), flight);
        }
        return Optional.of(() -> {
            flight.cancel();
            tell.run();
        });
    }

    @Override
    public void close() {
        List<Runnable> tell = locked(() -> {
            closed = true;
            List<Runnable> left = new ArrayList<>();
            entries.values().forEach(entry -> leave(entry).ifPresent(left::add));
            return left;
        });
        tell.forEach(Runnable::run);
    }
}
