// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.batch.processor.MergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.balance.services.loop.ModelWeights;
import ai.smartwhale.balance.services.path.PathReply;
import ai.smartwhale.balance.services.path.PathSender;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.balance.services.path.RequestPath;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.PayloadProtection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Brings requests of remote models to Kafka on the deciding path: ranked, in batches, with a lease. Their answers go to
 * the models themselves and are not seen here, so that none can stand for another: nothing is merged. What is hidden in
 * them was hidden by the models. Thread-safe.
 */
final class ForwardRoute {

    private final Counters counters;
    private final TimedContinuations timer;
    private final AskingThread asking;
    private final KafkaBatches batches;
    private final RequestPath<DataRequest, DataRequest> path;

    ForwardRoute(ServicesContext context, Deciding deciding) {
        this.counters = context.counters();
        this.timer = new TimedContinuations(context.timer(), context.continuations());
        this.asking = new AskingThread(timer);
        this.batches = new KafkaBatches(context, PayloadProtection.NONE);
        this.path =
                asking.ask(() -> RequestPath.builder(new Apart(), new Sender(), new RequestTraits(new ModelWeights()))
                        .config(deciding.config(context.config()))
                        .leases(deciding.leases())
                        .ticker(context.timer()::nanoTime)
                        .timer(timer)
                        .steps(asking)
                        .build());
    }

    /** Completes with the request when Kafka has it. */
    CompletableFuture<DataRequest> send(DataRequest request) {
        int level = TaskPriority.from(request.metadata().priority()).level();
        Duration timeout = request.payload().timeout();
        // A model that did not say how long it waits waits for as long as it takes.
        MergeTerms terms = timeout.isZero() ? MergeTerms.of(level) : MergeTerms.of(level, timeout);
        return asking.ask(() -> path.submit(request, terms)).answer();
    }

    PathStatistics statistics() {
        return path.statistics();
    }

    /** Counts what models were sent by other instances. */
    void usedElsewhere(Map<String, Double> requests) {
        path.usedElsewhere(requests);
    }

    void close() {
        path.close();
        timer.shutdown();
    }

    /** No request is like another. */
    private static final class Apart implements MergeRules<DataRequest, DataRequest> {

        @Override
        public Optional<Object> key(DataRequest request) {
            return Optional.empty();
        }
    }

    /** That Kafka has a request is all the answer there is. */
    private final class Sender implements PathSender<DataRequest, DataRequest> {

        @Override
        public void send(Batch<DataRequest> batch, PathReply<DataRequest> reply) {
            counters.largestBatch.accumulate(batch.items().size());
            List<KafkaBatches.Outgoing> outgoing = new ArrayList<>(batch.items().size());
            for (int i = 0; i < batch.items().size(); i++) {
                DataRequest request = batch.items().get(i);
                int index = i;
                outgoing.add(new KafkaBatches.Outgoing(
                        request,
                        failure -> failure.ifPresentOrElse(
                                reason -> reply.fail(index, reason), () -> reply.answer(index, request))));
            }
            batches.send(outgoing);
        }
    }
}
