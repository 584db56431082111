// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.federation.Departure;
import ai.smartwhale.balance.services.path.PathReply;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Where the answer to a request goes that leaves, and the topic on which it comes. Thread-safe. */
final class Flight implements Departure {

    private final Flights flights;
    private final DataRequest request;
    private final PathReply<DataResponse> reply;
    private final int index;
    private final String topic;
    private final CompletableFuture<Void> received;

    /** Whether it counts as under way here; one that is over never does again. */
    private enum Count {
        NO,
        YES,
        OVER
    }

    private final AtomicReference<Count> counted = new AtomicReference<>(Count.NO);

    private volatile boolean sent;
    private volatile boolean abandoned;

    Flight(
            Flights flights,
            DataRequest request,
            PathReply<DataResponse> reply,
            int index,
            String topic,
            CompletableFuture<Void> received) {
        this.flights = flights;
        this.request = request;
        this.reply = reply;
        this.index = index;
        this.topic = topic;
        this.received = received;
    }

    String id() {
        return request.metadata().requestId();
    }

    String topic() {
        return topic;
    }

    /** Ends when answers can be received. */
    CompletableFuture<Void> received() {
        return received;
    }

    /** Whether this changed it. */
    boolean count() {
        return counted.compareAndSet(Count.NO, Count.YES);
    }

    /** Whether this changed it. */
    boolean uncount() {
        return counted.compareAndSet(Count.YES, Count.NO);
    }

    /** Nothing comes of it any more; whether it counted until now. */
    boolean over() {
        return counted.getAndSet(Count.OVER) == Count.YES;
    }

    boolean isCounted() {
        return counted.get() == Count.YES;
    }

    /** It was handed to Kafka, and the Data service may be at work on it. */
    void leaves() {
        sent = true;
    }

    boolean hasLeft() {
        return sent;
    }

    /** Everybody who waited has gone; whether that is news. */
    boolean abandon() {
        boolean news = !abandoned;
        abandoned = true;
        return news;
    }

    /** Whether the answer would be given to anybody. */
    boolean isAwaited() {
        return reply.isAwaited(index);
    }

    /** It takes no slot any more, for it was never sent, nor will be. */
    void stayed() {
        reply.skip(index);
    }

    boolean answer(DataResponse answer) {
        return reply.answer(index, answer);
    }

    /** What became of handing it to Kafka. */
    void handedOver(Optional<Throwable> failure) {
        if (failure.isPresent()) {
            flights.end(this);
            reply.fail(index, failure.orElseThrow());
        } else {
            reply.sent(index);
        }
    }

    @Override
    public DataRequest request() {
        return request;
    }

    @Override
    public long nanosLeft() {
        return flights.nanosLeft(request);
    }

    @Override
    public boolean isOver() {
        return !flights.has(this);
    }

    @Override
    public void waitsElsewhere() {
        flights.uncount(this);
        reply.elsewhere(index);
        flights.joinedElsewhere(request);
    }

    @Override
    public void arrived(DataResponse answer) {
        flights.answer(id(), answer);
    }
}
