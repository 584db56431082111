// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.services.federation.FlightJoining;
import ai.smartwhale.balance.services.path.PathReply;
import ai.smartwhale.balance.services.path.PathSender;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Puts batches of requests on their way, but for those that other instances ask for already. Thread-safe. */
final class Departures implements PathSender<DataRequest, DataResponse> {

    private final ServicesContext context;
    private final Flights flights;
    private final FlightJoining joining;
    private final KafkaBatches batches;

    Departures(ServicesContext context, Flights flights, FlightJoining joining) {
        this.context = context;
        this.flights = flights;
        this.joining = joining;
        this.batches = new KafkaBatches(context, context.protection());
    }

    @Override
    public void send(Batch<DataRequest> batch, PathReply<DataResponse> reply) {
        context.counters().largestBatch.accumulate(batch.items().size());
        List<Flight> departing = new ArrayList<>(batch.items().size());
        for (int i = 0; i < batch.items().size(); i++) {
            departing.add(flights.begin(batch.items().get(i), reply, i));
        }
        joining.depart(departing, this::leave);
    }

    /** Sends what no other instance asks for already. */
    private void leave(List<Flight> leaving) {
        List<KafkaBatches.Outgoing> ready = new ArrayList<>(leaving.size());
        for (Flight flight : leaving) {
            if (flight.isOver()) {
                continue;
            }
            flights.count(flight);
            CompletableFuture<Void> received = flight.received();
            announce(flight.request());
            KafkaBatches.Outgoing one = new KafkaBatches.Outgoing(flight.request(), flight::handedOver);
            if (received.isDone() && !received.isCompletedExceptionally()) {
                flight.leaves();
                ready.add(one);
            } else {
                var unused = received.whenCompleteAsync(
                        (done, failure) -> leaveLater(flight, one, failure), context.continuations()::execute);
            }
        }
        if (!ready.isEmpty()) {
            batches.send(ready);
        }
    }

    private void announce(DataRequest request) {
        // One that was widened is asked again as it was sent.
        context.pending().find(request.metadata().requestId()).ifPresent(pending -> pending.request(request));
        context.feed().sent(request);
        context.listeners().tell(listener -> listener.requestSent(request));
    }

    private void leaveLater(Flight flight, KafkaBatches.Outgoing one, @Nullable Throwable failure) {
        if (failure != null) {
            one.end().accept(Optional.of(Failures.unwrap(failure)));
        } else if (!flight.isOver()) {
            flight.leaves();
            batches.send(List.of(one));
        }
    }

    @Override
    public void abandoned(DataRequest request) {
        flights.abandoned(request.metadata().requestId());
    }
}
