// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.flight.FlightListener;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Sorts departures: those that may join others, and are likely to meet one, claim; all else is sent. */
final class DefaultFlightJoining implements FlightJoining {

    private final JoinConfig config;
    private final JoinParts parts;
    private final JoinCounters counters = new JoinCounters();
    private final ClaimShare share = new ClaimShare();
    private final HeldMarks held;
    private final JoinWaits waits;
    private volatile boolean closed;

    DefaultFlightJoining(JoinConfig config, JoinParts parts) {
        this.config = InvalidValueException.requirePresent("config", config);
        this.parts = InvalidValueException.requirePresent("parts", parts);
        HandedAnswers answers = new HandedAnswers(parts.protection(), parts.clock(), config.maxAnswerBytes());
        RedisLine line = new RedisLine(parts);
        this.held = new HeldMarks(config, parts, line, answers, share, counters);
        this.waits = new JoinWaits(config, parts, line, held, answers, share, counters);
    }

    @Override
    public <D extends Departure> void depart(List<D> departures, Consumer<List<D>> send) {
        if (closed || parts.flights().get().isEmpty()) {
            send.accept(departures);
            return;
        }
        if (parts.alone().getAsBoolean()) {
            counters.spared.add(departures.size());
            send.accept(departures);
            return;
        }
        List<D> alone = new ArrayList<>();
        Round<D> round = new Round<>(send, parts.timer());
        for (D departure : departures) {
            Optional<String> id = parts.naming().apply(departure.request());
            if (id.isEmpty()) {
                alone.add(departure);
            } else if (!share.takes(id.orElseThrow())) {
                counters.spared.increment();
                alone.add(departure);
            } else if (held.isFull() || waits.isFull()) {
                counters.refused.increment();
                alone.add(departure);
            } else {
                round.add(departure, waits.trip(departure, id.orElseThrow(), () -> round.leave(departure)));
            }
        }
        if (!alone.isEmpty()) {
            send.accept(alone);
        }
        round.begin(waits, config.patience());
    }

    @Override
    public void landed(String requestId, DataResponse answer) {
        held.end(requestId, Optional.of(answer).filter(end -> end.payload().status() == ResponseStatus.SUCCESS));
    }

    @Override
    public void abandoned(String requestId) {
        held.end(requestId, Optional.empty());
    }

    @Override
    public FlightListener news() {
        return waits;
    }

    @Override
    public void check() {
        if (!closed) {
            held.renew();
            waits.check();
        }
    }

    @Override
    public JoinStatistics statistics() {
        return counters.statistics(held.size(), waits.size());
    }

    @Override
    public void close() {
        closed = true;
        held.close();
        waits.close();
    }
}
