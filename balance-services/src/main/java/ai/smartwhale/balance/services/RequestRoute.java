// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.DataMergeConfig;
import ai.smartwhale.balance.batch.processor.DataMergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.balance.services.federation.FlightJoining;
import ai.smartwhale.balance.services.federation.InstanceSummary;
import ai.smartwhale.balance.services.federation.JoinStatistics;
import ai.smartwhale.balance.services.federation.Summaries;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.balance.services.loop.ModelWeights;
import ai.smartwhale.balance.services.path.PathCall;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.balance.services.path.RequestPath;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.balance.services.path.SlotUse;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Brings requests to Kafka on the deciding path, and their answers back to it. Requests leave on the thread of whoever
 * asks where they can leave at once, and otherwise where continuations run. Thread-safe.
 */
final class RequestRoute {

    private final ServicesContext context;
    private final TimedContinuations timer;
    private final AskingThread asking;
    private final SlotUse slots;
    private final FlightJoining joining;
    private final Flights flights;
    private final SharedLimit limit;
    private final RequestPath<DataRequest, DataResponse> path;
    private final ModelWeights weights = new ModelWeights();

    RequestRoute(ServicesContext context, AnswerTopics topics, Deciding deciding, Optional<FederationLink> federation) {
        this.context = context;
        this.timer = new TimedContinuations(context.timer(), context.continuations());
        this.asking = new AskingThread(timer);
        RequestPathConfig config = deciding.config(context.config());
        this.slots = config.slots();
        DataMergeRules rules = DataMergeRules.create(deciding.scope(), DataMergeConfig.defaults(), context.clock());
        this.joining = federation
                .flatMap(link -> link.joining(context, timer, rules::digest))
                .orElse(FlightJoining.NONE);
        this.flights = new Flights(context, topics, joining, slots, this::freed);
        this.limit = federation
                .flatMap(FederationLink::totalInFlight)
                .map(total -> new SharedLimit(deciding.leases(), total, flights::underWay))
                .orElseGet(() -> SharedLimit.none(deciding.leases()));
        // Its first step has nothing to do, and is no reason to begin a thread.
        this.path = asking.ask(
                () -> RequestPath.builder(rules, new Departures(context, flights, joining), new RequestTraits(weights))
                        .config(config)
                        .leases(limit)
                        .ticker(context.timer()::nanoTime)
                        .timer(timer)
                        .steps(asking)
                        .build());
    }

    private void freed() {
        if (limit.isLimited()) {
            path.wake();
        }
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

    RequestPath<DataRequest, DataResponse> path() {
        return path;
    }

    ModelWeights weights() {
        return weights;
    }

    SlotUse slots() {
        return slots;
    }

    /** What was sent under an id, as long as somebody waits for the answer. */
    Optional<DataRequest> underWay(String id) {
        return flights.request(id);
    }

    /** Brings an answer to all who wait for it; false if nobody does. */
    boolean answer(String id, DataResponse response) {
        return flights.answer(id, response);
    }

    PathStatistics statistics() {
        return path.statistics();
    }

    JoinStatistics joined() {
        return joining.statistics();
    }

    /** Divides what all may have under way anew, and sends what has room now. */
    void share(InstanceSummary own, Summaries others, SummaryConfig config) {
        limit.set(own, others, config);
        if (limit.isLimited()) {
            path.wake();
        }
    }

    /** What this instance may have under way. */
    SharedLimit limit() {
        return limit;
    }

    /** How many requests of each model are under way at the Data service. */
    Map<String, Integer> inFlight() {
        return flights.byModel();
    }

    /** Counts what models were sent by other instances. */
    void usedElsewhere(Map<String, Double> requests) {
        path.usedElsewhere(requests);
    }

    /** Ends what still waits. */
    void close() {
        joining.close();
        path.close();
        timer.shutdown();
    }
}
