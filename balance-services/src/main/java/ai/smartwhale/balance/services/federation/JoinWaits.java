// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.cache.flight.FlightClaim;
import ai.smartwhale.commons.cache.flight.FlightListener;
import ai.smartwhale.messaging.DataResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The requests that claim marks, or wait for those who hold them. Bounded, thread-safe. */
final class JoinWaits implements FlightListener {

    /** Who waited for so many flights in vain sends, or a chain of failures would use up its time. */
    private static final int MOST_FLIGHTS = 2;

    private final JoinConfig config;
    private final JoinParts parts;
    private final RedisLine line;
    private final HeldMarks held;
    private final HandedAnswers answers;
    private final ClaimShare share;
    private final JoinCounters counters;
    private final ConcurrentHashMap<String, Set<Trip>> byId = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    JoinWaits(
            JoinConfig config,
            JoinParts parts,
            RedisLine line,
            HeldMarks held,
            HandedAnswers answers,
            ClaimShare share,
            JoinCounters counters) {
        this.config = config;
        this.parts = parts;
        this.line = line;
        this.held = held;
        this.answers = answers;
        this.share = share;
        this.counters = counters;
    }

    int size() {
        return count.get();
    }

    boolean isFull() {
        return count.get() >= config.maxWaiting();
    }

    /** Registered before it claims: news may come before the answer to the claim. */
    Trip trip(Departure departure, String id, Runnable leave) {
        long now = parts.ticker().nanoTime();
        long wait = Math.min(config.longestWait().toNanos(), Math.max(0, departure.nanosLeft() / 2));
        Trip trip = new Trip(departure, id, leave, now, now + wait);
        byId.compute(id, (key, trips) -> {
            Set<Trip> all = trips == null ? ConcurrentHashMap.newKeySet() : trips;
            all.add(trip);
            return all;
        });
        count.incrementAndGet();
        return trip;
    }

    private boolean end(Trip trip) {
        if (!trip.end()) {
            return false;
        }
        byId.computeIfPresent(trip.id, (key, trips) -> {
            trips.remove(trip);
            return trips.isEmpty() ? null : trips;
        });
        count.decrementAndGet();
        return true;
    }

    private void sendAlone(Trip trip, LongAdder why) {
        if (end(trip)) {
            why.increment();
            trip.leave.run();
        }
    }

    /** Done when it is decided whether to send or to wait. */
    CompletableFuture<Void> claim(Trip trip) {
        share.claimed();
        return line.ask(flights -> flights.claim(trip.id, config.lease())).handle((claim, failure) -> {
            if (failure != null) {
                sendAlone(trip, counters.unreachable);
            } else if (claim instanceof FlightClaim.Owned owned) {
                own(trip, owned.token());
            } else if (claim instanceof FlightClaim.Elsewhere elsewhere) {
                wait(trip, elsewhere);
            } else {
                sendAlone(trip, counters.refused);
            }
            return null;
        });
    }

    /** Also where the claim was answered too late, as long as what was sent meanwhile is under way. */
    private void own(Trip trip, String token) {
        held.hold(trip.departure, trip.id, token);
        if (end(trip)) {
            if (trip.flights() > 0) {
                counters.orphaned.increment();
            }
            trip.leave.run();
        }
    }

    private void wait(Trip trip, FlightClaim.Elsewhere elsewhere) {
        share.metSomebody();
        long now = parts.ticker().nanoTime();
        // A mark that promises more than any of ours was not made by one of us.
        long left = Math.min(elsewhere.left().toNanos(), config.lease().toNanos());
        Trip.Next next = trip.holder(elsewhere.token(), now, now + left);
        if (trip.flights() > MOST_FLIGHTS) {
            sendAlone(trip, counters.orphaned);
            return;
        }
        if (trip.beginsToWait()) {
            trip.departure.waitsElsewhere();
        }
        go(trip, elsewhere.token(), next);
    }

    private void go(Trip trip, String token, Trip.Next next) {
        switch (next) {
            case NOTHING -> {}
            case FETCH -> fetch(trip, token);
            case CLAIM -> {
                var unused = claim(trip);
            }
        }
    }

    private void fetch(Trip trip, String token) {
        var unused = line.ask(flights -> flights.fetch(trip.id, token)).whenComplete((bytes, failure) -> {
            if (failure != null || bytes.isEmpty()) {
                sendAlone(trip, failure == null ? counters.orphaned : counters.unreachable);
            } else {
                Round.run(parts.timer(), () -> take(trip, bytes.orElseThrow()));
            }
        });
    }

    private void take(Trip trip, byte[] bytes) {
        Optional<DataResponse> answer = answers.read(bytes, trip.departure.request());
        if (answer.isEmpty()) {
            sendAlone(trip, counters.unreadable);
        } else if (end(trip)) {
            counters.joined.increment();
            trip.departure.arrived(answer.orElseThrow());
        }
    }

    @Override
    public void ended(String id, String token, boolean landed) {
        long now = parts.ticker().nanoTime();
        for (Trip trip : byId.getOrDefault(id, Set.of())) {
            Trip.Next next = trip.ended(token, landed, now);
            if (next != Trip.Next.NOTHING) {
                Round.run(parts.timer(), () -> go(trip, token, next));
            }
        }
    }

    /** Nobody may wait for news that cannot come. */
    @Override
    public void interrupted() {
        Round.run(
                parts.timer(),
                () -> all().stream()
                        .filter(trip -> trip.stage() == Trip.Stage.WAITING)
                        .forEach(trip -> sendAlone(trip, counters.unreachable)));
    }

    /** A first claim was not answered in time; what it still becomes is seen when it is answered. */
    void giveUpClaim(Trip trip) {
        if (trip.stage() == Trip.Stage.CLAIMING) {
            sendAlone(trip, counters.unreachable);
        }
    }

    /** Ends waits whose time is over, and those for holders that have died. */
    void check() {
        long now = parts.ticker().nanoTime();
        long patience = config.patience().toNanos();
        boolean waiting = false;
        for (Trip trip : all()) {
            waiting |= trip.stage() == Trip.Stage.WAITING;
            if (trip.departure.isOver()) {
                end(trip);
            } else if (now - trip.giveUpNanos >= 0) {
                sendAlone(trip, counters.orphaned);
            } else if (trip.isStuck(now, patience)) {
                sendAlone(trip, counters.unreachable);
            } else if (trip.outlived(now)) {
                var unused = claim(trip);
            }
        }
        if (waiting) {
            listenForLife();
        }
    }

    /** A connection may hang without being closed. */
    private void listenForLife() {
        var unused = line.ask(flights -> flights.ping()).whenComplete((alive, failure) -> {
            if (failure != null) {
                interrupted();
            }
        });
    }

    private List<Trip> all() {
        List<Trip> all = new ArrayList<>();
        byId.values().forEach(all::addAll);
        return all;
    }

    /** Their callers are ended by who closes. */
    void close() {
        all().forEach(this::end);
    }
}
