// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Finds the track of an operation; each call is a {@link HedgeRun}. */
final class DefaultHedger implements Hedger {

    private static final String OTHER = "(other)";

    final HedgeConfig config;
    final CommonsExecutors executors;
    final Ticker ticker;
    final Semaphore watched;
    volatile boolean closed;
    private final ConcurrentHashMap<String, HedgeTrack> tracks = new ConcurrentHashMap<>();

    DefaultHedger(HedgeConfig config, CommonsExecutors executors, Ticker ticker) {
        this.config = config;
        this.executors = executors;
        this.ticker = ticker;
        this.watched = new Semaphore(config.mostInFlight());
    }

    @Override
    public <T> CompletableFuture<T> call(String operation, HedgedCall<T> call) {
        InvalidValueException.requirePresent("call", call);
        if (closed) {
            throw new IllegalStateException("the hedger is closed");
        }
        HedgeTrack track = operation == null ? null : tracks.get(operation);
        return new HedgeRun<>(this, track != null ? track : newTrack(operation), call).start();
    }

    @Override
    public Optional<HedgeReport> report(String operation) {
        InvalidValueException.requirePresent("operation", operation);
        return Optional.ofNullable(tracks.get(operation)).map(HedgeTrack::report);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** The bound may be passed by as many threads as come at the same moment, never by more. */
    private HedgeTrack newTrack(String operation) {
        DefaultStateManager.requireName(operation);
        String name = tracks.size() < config.mostOperations() ? operation : OTHER;
        return tracks.computeIfAbsent(name, n -> new HedgeTrack(n, config, ticker));
    }
}
