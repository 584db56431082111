// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.batch.processor.DataMergeConfig;
import ai.smartwhale.balance.batch.processor.DataMergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.balance.services.path.PathCall;
import ai.smartwhale.balance.services.path.PathReply;
import ai.smartwhale.balance.services.path.PathSender;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.balance.services.path.RequestPath;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings requests to Kafka on the deciding path, and their answers back to it. Requests leave on the thread of whoever
 * asks where they can leave at once, and otherwise where continuations run. Thread-safe.
 */
final class RequestRoute {

    private final ServicesContext context;
    private final AnswerTopics topics;
    private final TimedContinuations timer;
    private final RequestPath<DataRequest, DataResponse> path;
    private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();
    private final AskingThread asking;
    private final KafkaBatches batches;

    /** Where the answer to a request goes that was sent, and the topic on which it comes. */
    private static final class Flight {

        private final DataRequest request;
        private final PathReply<DataResponse> reply;
        private final int index;
        private final String topic;

        Flight(DataRequest request, PathReply<DataResponse> reply, int index, String topic) {
            this.request = request;
            this.reply = reply;
            this.index = index;
            this.topic = topic;
        }

        String id() {
            return request.metadata().requestId();
        }
    }

    RequestRoute(ServicesContext context, AnswerTopics topics, Deciding deciding) {
        this.context = context;
        this.topics = topics;
        this.timer = new TimedContinuations(context.timer(), context.continuations());
        this.asking = new AskingThread(timer);
        this.batches = new KafkaBatches(context, context.protection());
        // Its first step has nothing to do, and is no reason to begin a thread.
        this.path = asking.ask(() -> RequestPath.builder(
                        DataMergeRules.create(deciding.scope(), DataMergeConfig.defaults(), context.clock()),
                        new Sender(),
                        new RequestTraits())
                .config(deciding.config(context.config()))
                .leases(deciding.leases())
                .ticker(context.timer()::nanoTime)
                .timer(timer)
                .steps(asking)
                .build());
    }

    /** Asks on behalf of a request that waits. */
    PathCall<DataResponse> submit(PendingRequest pending) {
        return asking.ask(() -> path.submit(pending.request(), terms(pending)));
    }

    /** Asks on behalf of several, all of which that are not answered by others travel in one batch of Kafka's. */
    List<PathCall<DataResponse>> submitTogether(List<PendingRequest> pending) {
        return asking.ask(() -> path.submitTogether(
                pending.stream().map(PendingRequest::request).toList(),
                pending.stream().map(this::terms).toList()));
    }

    private String topicOf(DataRequest request) {
        RequestPayload payload = request.payload();
        return payload.responseTopic().orElseGet(() -> context.topics().getModelResultTopic(payload.modelId()));
    }

    private MergeTerms terms(PendingRequest pending) {
        long left = pending.deadlineNanos() - context.timer().nanoTime();
        int level = TaskPriority.from(pending.request().metadata().priority()).level();
        return MergeTerms.of(level, Duration.ofNanos(Math.max(0, left)));
    }

    /** Asks for what nobody waits for yet; the answer is kept as any other. */
    CompletableFuture<DataResponse> fetchAhead(DataRequest request) {
        int level = TaskPriority.from(request.metadata().priority()).level();
        MergeTerms terms = MergeTerms.of(level, request.payload().timeout());
        return asking.ask(() -> path.submit(request, terms)).answer();
    }

    /** How long the first request of a batch waits for others; empty for as long as configured. */
    void batchDelay(Optional<Duration> delay) {
        path.batchDelay(delay);
    }

    TimedContinuations timer() {
        return timer;
    }

    /** What was sent under an id, as long as somebody waits for the answer. */
    Optional<DataRequest> underWay(String id) {
        return Optional.ofNullable(flights.get(id)).map(flight -> flight.request);
    }

    /** Brings an answer to all who wait for it; false if nobody does. */
    boolean answer(String id, DataResponse response) {
        Flight flight = flights.remove(id);
        if (flight == null) {
            return false;
        }
        letGo(flight);
        return flight.reply.answer(flight.index, response);
    }

    private void end(String id) {
        Flight flight = flights.remove(id);
        if (flight != null) {
            letGo(flight);
        }
    }

    private void letGo(Flight flight) {
        var unused = topics.release(flight.topic);
    }

    PathStatistics statistics() {
        return path.statistics();
    }

    /** Ends what still waits. */
    void close() {
        path.close();
        timer.shutdown();
    }

    /** Puts batches of requests on their way. */
    private final class Sender implements PathSender<DataRequest, DataResponse> {

        @Override
        public void send(Batch<DataRequest> batch, PathReply<DataResponse> reply) {
            context.counters().largestBatch.accumulate(batch.items().size());
            List<KafkaBatches.Outgoing> ready = new ArrayList<>(batch.items().size());
            for (int i = 0; i < batch.items().size(); i++) {
                DataRequest request = batch.items().get(i);
                Flight flight = new Flight(request, reply, i, topicOf(request));
                // The model in whose name it travels may leave while others wait for the answer.
                CompletableFuture<Void> received = topics.acquire(flight.topic);
                begin(flight);
                KafkaBatches.Outgoing one = outgoing(flight);
                if (received.isDone() && !received.isCompletedExceptionally()) {
                    ready.add(one);
                } else {
                    var unused = received.whenCompleteAsync(
                            (done, failure) -> sendLater(flight, one, failure), context.continuations()::execute);
                }
            }
            if (!ready.isEmpty()) {
                batches.send(ready);
            }
        }

        private void begin(Flight flight) {
            DataRequest request = flight.request;
            String id = flight.id();
            Flight earlier = flights.put(id, flight);
            if (earlier != null) {
                letGo(earlier);
            }
            // One that was widened is asked again as it was sent.
            context.pending().find(id).ifPresent(pending -> pending.request(request));
            context.feed().sent(request);
            context.listeners().tell(listener -> listener.requestSent(request));
        }

        private KafkaBatches.Outgoing outgoing(Flight flight) {
            return new KafkaBatches.Outgoing(flight.request, failure -> {
                if (failure.isPresent()) {
                    end(flight.id());
                    flight.reply.fail(flight.index, failure.orElseThrow());
                } else {
                    flight.reply.sent(flight.index);
                }
            });
        }

        private void sendLater(Flight flight, KafkaBatches.Outgoing one, @Nullable Throwable failure) {
            if (failure != null) {
                one.end().accept(Optional.of(Failures.unwrap(failure)));
            } else if (flights.get(flight.id()) == flight) {
                batches.send(List.of(one));
            }
        }

        @Override
        public void abandoned(DataRequest request) {
            end(request.metadata().requestId());
        }
    }
}
