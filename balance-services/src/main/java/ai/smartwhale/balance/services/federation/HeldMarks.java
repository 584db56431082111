// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.messaging.DataResponse;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The marks of what this instance has sent. Bounded, thread-safe. */
final class HeldMarks {

    private static final Logger LOG = LoggerFactory.getLogger(FlightJoining.class);

    /** After so many parts of its lease a mark is renewed once. */
    private static final int RENEWALS = 3;

    private final JoinConfig config;
    private final JoinParts parts;
    private final RedisLine line;
    private final HandedAnswers answers;
    private final ClaimShare share;
    private final JoinCounters counters;
    private final ConcurrentHashMap<String, OwnedMark> byRequest = new ConcurrentHashMap<>();

    HeldMarks(
            JoinConfig config,
            JoinParts parts,
            RedisLine line,
            HandedAnswers answers,
            ClaimShare share,
            JoinCounters counters) {
        this.config = config;
        this.parts = parts;
        this.line = line;
        this.answers = answers;
        this.share = share;
        this.counters = counters;
    }

    int size() {
        return byRequest.size();
    }

    boolean isFull() {
        return byRequest.size() >= config.maxMarks();
    }

    /** Holds a mark for a departure, unless nobody waits for that any more, or there are too many. */
    void hold(Departure departure, String id, String token) {
        long now = parts.ticker().nanoTime();
        long until = now + Math.max(0, departure.nanosLeft()) + config.lease().toNanos();
        String requestId = departure.request().metadata().requestId();
        OwnedMark mark = new OwnedMark(id, token, now, until);
        // Those that claimed at the same time saw that there was room.
        if (isFull() && !byRequest.containsKey(requestId)) {
            counters.refused.increment();
            release(mark);
            return;
        }
        counters.marked.increment();
        OwnedMark before = byRequest.put(requestId, mark);
        if (before != null) {
            release(before);
        }
        if (departure.isOver()) {
            end(requestId, Optional.empty());
        }
    }

    /** Ends a mark, with an answer for those who wait elsewhere if there is one. */
    void end(String requestId, Optional<DataResponse> answer) {
        OwnedMark mark = byRequest.remove(requestId);
        if (mark == null) {
            return;
        }
        if (answer.isEmpty()) {
            release(mark);
            return;
        }
        var unused = line.ask(flights -> flights.endIfAlone(mark.id, mark.token))
                .whenComplete((waiting, failure) -> {
                    if (failure != null) {
                        LOG.debug("a mark ends with its lease: {}", failure.toString());
                    } else if (waiting > 0) {
                        share.metSomebody();
                        Round.run(parts.timer(), () -> land(mark, answers.write(answer.orElseThrow())));
                    }
                });
    }

    private void release(OwnedMark mark) {
        land(mark, Optional.empty());
    }

    private void land(OwnedMark mark, Optional<byte[]> value) {
        var unused = line.ask(flights -> flights.land(mark.id, mark.token, value, config.keep()))
                .whenComplete((told, failure) -> {
                    if (failure != null) {
                        LOG.debug("a mark ends with its lease: {}", failure.toString());
                    } else if (value.isPresent()) {
                        counters.handed.add(told);
                    }
                });
    }

    /** Renews the marks that need it. */
    void renew() {
        long now = parts.ticker().nanoTime();
        long due = config.lease().toNanos() / RENEWALS;
        byRequest.forEach((requestId, mark) -> {
            if (now - mark.untilNanos >= 0) {
                end(requestId, Optional.empty());
            } else if (now - mark.renewedNanos >= due) {
                mark.renewedNanos = now;
                renew(requestId, mark);
            }
        });
    }

    private void renew(String requestId, OwnedMark mark) {
        var unused = line.ask(flights -> flights.renew(mark.id, mark.token, config.lease()))
                .whenComplete((renewed, failure) -> {
                    if (failure == null && !renewed && byRequest.remove(requestId, mark)) {
                        counters.lost.increment();
                    }
                });
    }

    void close() {
        byRequest.keySet().forEach(requestId -> end(requestId, Optional.empty()));
    }
}
