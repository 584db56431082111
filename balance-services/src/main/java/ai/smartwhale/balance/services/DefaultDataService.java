// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The data service over Kafka. */
final class DefaultDataService implements DataService {

    private final ServicesContext context;
    private final Startup startup;
    private final RequestSubmitter submitter;

    DefaultDataService(ServicesContext context, Startup startup, RequestSubmitter submitter) {
        this.context = context;
        this.startup = startup;
        this.submitter = submitter;
    }

    @Override
    public CompletableFuture<Void> initialize() {
        return context.continuations().handOver(startup.forData());
    }

    @Override
    public RequestHandle requestData(DataQuery query) {
        InvalidValueException.requirePresent("query", query);
        Submission submission = submitter.admit(query, Optional.of(new CompletableFuture<>()));
        submitter.dispatch(submission);
        return submission.handle();
    }

    /** As {@link #requestData}, for callers that want no ticket. */
    CompletableFuture<DataResponse> ask(DataQuery query) {
        InvalidValueException.requirePresent("query", query);
        Submission submission = submitter.admit(query, Optional.empty());
        submitter.dispatch(submission);
        return submission.pending().response();
    }

    @Override
    public BatchHandle requestBatch(List<DataQuery> queries) {
        InvalidValueException.requirePresent("queries", queries);
        InvalidValueException.requireRange(
                "queries", queries.size(), 1, context.config().maxPending());
        String batchId = UUID.randomUUID().toString();
        List<DataQuery> batch = queries.stream()
                .map(query -> query.batchId().isPresent() ? query : query.withBatchId(batchId))
                .toList();
        List<Submission> submissions = new ArrayList<>(batch.size());
        List<CompletableFuture<Optional<Submission>>> receiving = new ArrayList<>(batch.size());
        for (DataQuery query : batch) {
            Submission submission = submitter.admit(query, Optional.of(new CompletableFuture<>()));
            submissions.add(submission);
            if (!submission.pending().response().isDone()) {
                receiving.add(whenReceiving(submission));
            }
        }
        var unused = CompletableFuture.allOf(receiving.toArray(CompletableFuture[]::new))
                .thenRun(() -> submitter.sendTogether(receiving.stream()
                        .flatMap(ready -> ready.join().stream())
                        .toList()));
        return new BatchHandle(
                batchId, submissions.stream().map(Submission::handle).toList());
    }

    /**
     * Completes when a query of a batch has its answer from the cache, or the answer that it asks for will be received,
     * with what is to be sent of it. Never fails: what becomes of one is no reason not to send the others.
     */
    private CompletableFuture<Optional<Submission>> whenReceiving(Submission submission) {
        return submitter
                .answerIfKnown(submission)
                .thenCompose(known -> {
                    CompletableFuture<Optional<Submission>> ready = new CompletableFuture<>();
                    if (known) {
                        ready.complete(Optional.empty());
                    } else {
                        submitter.whenReceiving(submission, failure -> {
                            failure.ifPresent(reason -> submitter.fail(submission, reason));
                            ready.complete(failure.isPresent() ? Optional.empty() : Optional.of(submission));
                        });
                    }
                    return ready;
                })
                .exceptionally(failure -> {
                    submitter.fail(submission, failure);
                    return Optional.empty();
                });
    }

    @Override
    public Duration estimateProcessingTime(@Nullable DataSource source, Map<String, Object> parameters) {
        return context.times().estimate(source, InvalidValueException.requirePresent("parameters", parameters));
    }

    @Override
    public Duration estimateProcessingTime(DataQuery query) {
        InvalidValueException.requirePresent("query", query);
        return context.times().estimate(query.source().orElse(null), query.dataType(), query.parameters());
    }

    @Override
    public Optional<Duration> learnedProcessingTime(DataSource source) {
        return context.times().learned(InvalidValueException.requirePresent("source", source));
    }
}
