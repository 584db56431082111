// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.federation.FlightJoining;
import ai.smartwhale.balance.services.path.PathReply;
import ai.smartwhale.balance.services.path.SlotUse;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.RequestPayload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that were sent, or joined at another instance, and are not answered yet. Thread-safe. */
final class Flights {

    private final ServicesContext context;
    private final AnswerTopics topics;
    private final FlightJoining joining;
    private final SlotUse slots;
    private final Runnable freed;
    private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Has none yet.
     *
     * @param slots how long a request takes a slot
     * @param freed is called when one less is under way
     */
    Flights(ServicesContext context, AnswerTopics topics, FlightJoining joining, SlotUse slots, Runnable freed) {
        this.context = context;
        this.topics = topics;
        this.joining = joining;
        this.slots = slots;
        this.freed = freed;
    }

    /** A request is about to leave. The model in whose name it travels may go while others wait for the answer. */
    Flight begin(DataRequest request, PathReply<DataResponse> reply, int index) {
        String topic = topicOf(request);
        Flight flight = new Flight(this, request, reply, index, topic, topics.acquire(topic));
        Flight earlier = flights.put(flight.id(), flight);
        if (earlier != null) {
            letGo(earlier);
        }
        count(flight);
        if (!flight.isAwaited()) {
            // Everybody left before it was here to be abandoned.
            abandon(flight);
        }
        return flight;
    }

    private String topicOf(DataRequest request) {
        RequestPayload payload = request.payload();
        return payload.responseTopic().orElseGet(() -> context.topics().getModelResultTopic(payload.modelId()));
    }

    void count(Flight flight) {
        if (flight.count()) {
            underWay.incrementAndGet();
        }
    }

    void uncount(Flight flight) {
        if (flight.uncount()) {
            free();
        }
    }

    private void free() {
        underWay.decrementAndGet();
        freed.run();
    }

    boolean has(Flight flight) {
        return flights.get(flight.id()) == flight;
    }

    /** Brings an answer to all who wait for it; false if nobody does. */
    boolean answer(String id, DataResponse response) {
        Flight flight = flights.remove(id);
        if (flight == null) {
            return false;
        }
        letGo(flight);
        joining.landed(id, response);
        return flight.answer(response);
    }

    /** Forgets one that will not be answered. Not one that left later under the same id. */
    void end(Flight flight) {
        if (flights.remove(flight.id(), flight)) {
            letGo(flight);
            joining.abandoned(flight.id());
        }
    }

    /**
     * Nobody waits for it any more. Where a slot lasts until the answer, the Data service is still at work: an answer
     * that nobody waits for any more frees the slot, and serves who joined from elsewhere; or else the timeout of its
     * batch does, for which this is called again.
     */
    void abandoned(String id) {
        Flight flight = flights.get(id);
        if (flight != null) {
            abandon(flight);
        }
    }

    private void abandon(Flight flight) {
        if (slots == SlotUse.UNTIL_ANSWERED && flight.hasLeft() && flight.abandon()) {
            return;
        }
        end(flight);
        if (!flight.hasLeft()) {
            flight.stayed();
        }
    }

    private void letGo(Flight flight) {
        if (flight.over()) {
            free();
        }
        var unused = topics.release(flight.topic());
    }

    void joinedElsewhere(DataRequest request) {
        context.listeners().tell(listener -> listener.requestJoinedElsewhere(request));
    }

    /** As long as who asked first waits; those who joined later may wait longer, but are not asked. */
    long nanosLeft(DataRequest request) {
        return context.pending()
                .find(request.metadata().requestId())
                .map(pending -> pending.deadlineNanos() - context.timer().nanoTime())
                .orElseGet(() -> request.payload().timeout().toNanos());
    }

    /** What was sent under an id, as long as somebody waits for the answer. */
    Optional<DataRequest> request(String id) {
        return Optional.ofNullable(flights.get(id)).map(Flight::request);
    }

    /** How many requests are under way at the Data service. */
    int underWay() {
        return underWay.get();
    }

    /** The same by model. */
    Map<String, Integer> byModel() {
        Map<String, Integer> byModel = new HashMap<>();
        flights.values().stream()
                .filter(Flight::isCounted)
                .forEach(flight -> byModel.merge(flight.request().payload().modelId(), 1, Integer::sum));
        return byModel;
    }
}
