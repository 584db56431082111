// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.PayloadNotOpenedException;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.Refusal;
import ai.smartwhale.testkit.Misbehaviour;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on one request: waits, collects, answers. Nothing sleeps while it waits. */
final class RequestWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RequestWorker.class);
    private static final int WORKERS = 4;
    private static final Set<OperationType> SERVED =
            EnumSet.of(OperationType.FETCH_DATA, OperationType.SEARCH_DATA, OperationType.VERIFY_DATA);

    private final KafkaService kafka;
    private final Sources sources;
    private final Faults faults;
    private final Misbehaviour misbehaviour;
    private final SpoiltAnswers spoilt = new SpoiltAnswers();
    private final Clock clock;
    private final Counters counters;
    private final PayloadProtection protection;
    private final Answers answers;
    private final ScheduledThreadPoolExecutor workers =
            new ScheduledThreadPoolExecutor(WORKERS, Threads.named("stand-in-data"));

    RequestWorker(
            KafkaService kafka,
            Sources sources,
            Faults faults,
            Misbehaviour misbehaviour,
            Clock clock,
            Counters counters,
            PayloadProtection protection) {
        this.kafka = kafka;
        this.sources = sources;
        this.faults = faults;
        this.misbehaviour = misbehaviour;
        this.clock = clock;
        this.counters = counters;
        this.protection = protection;
        this.answers = new Answers(clock);
    }

    /** Never fails once it returned: what goes wrong is counted and logged. */
    CompletableFuture<Void> serve(DataRequest request, Instant arrived) {
        request.payload().dataSource().ifPresent(counters::asked);
        Faults.Fate fate =
                faults.fate(request.metadata().requestId(), request.metadata().retryCount());
        if (fate.lost()) {
            counters.lost.increment();
            return CompletableFuture.completedFuture(null);
        }
        Optional<Misbehaviour.Kind> wrong = misbehaviour.draw(
                faults.random(request.metadata().requestId(), request.metadata().retryCount()));
        if (wrong.filter(kind -> kind == Misbehaviour.Kind.SILENT).isPresent()) {
            return CompletableFuture.completedFuture(null);
        }
        Duration latency = fate.latency()
                .plus(misbehaviour.slower())
                .plus(
                        wrong.filter(kind -> kind == Misbehaviour.Kind.LATE).isPresent()
                                ? misbehaviour.lateBy()
                                : Duration.ZERO);
        boolean error = fate.error()
                || wrong.filter(kind -> kind == Misbehaviour.Kind.UNAVAILABLE).isPresent();
        Instant began = clock.instant();
        Optional<Instant> deadline = Deadline.of(request.metadata(), arrived, clock.getZone());
        boolean atOnce = refusal(request, deadline, began).isPresent();
        String topic = request.payload().responseTopic().orElseThrow();
        return after(atOnce ? Duration.ZERO : latency)
                .thenCompose(due -> answer(request, error, deadline, began))
                .thenCompose(response ->
                        deliver(spoilt.parcels(topic, protection.seal(response), fate.duplicate(), wrong), response))
                .exceptionally(this::undelivered);
    }

    private CompletableFuture<Instant> after(Duration latency) {
        CompletableFuture<Instant> due = new CompletableFuture<>();
        var unused = workers.schedule(() -> due.complete(clock.instant()), latency.toNanos(), TimeUnit.NANOSECONDS);
        return due;
    }

    CompletableFuture<Void> refuse(Refusal refusal, String requestId, String topic) {
        DataResponse answer = answers.refused(refusal, requestId);
        return deliver(List.of(OutgoingMessage.of(topic, answer.metadata().destination(), answer)), answer)
                .exceptionally(this::undelivered);
    }

    private CompletableFuture<DataResponse> answer(
            DataRequest request, boolean error, Optional<Instant> deadline, Instant began) {
        Optional<DataResponse> refusal = refusal(request, deadline, began);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.orElseThrow());
        }
        if (error) {
            return CompletableFuture.completedFuture(answers.failed(
                    request, Optional.empty(), ErrorCode.SOURCE_UNAVAILABLE, "The source fails on purpose", began));
        }
        try {
            DataRequest readable = protection.open(request);
            return sources.collect(readable.payload()).thenApply(outcome -> answers.of(readable, outcome, began));
        } catch (PayloadNotOpenedException e) {
            return CompletableFuture.completedFuture(answers.failed(
                    request, Optional.empty(), ErrorCode.INVALID_REQUEST, "The parameters cannot be opened", began));
        }
    }

    private Optional<DataResponse> refusal(DataRequest request, Optional<Instant> deadline, Instant began) {
        OperationType operation = request.payload().operation();
        if (!SERVED.contains(operation)) {
            String reason = "operation is " + operation.wireName() + "; served: " + SERVED;
            return Optional.of(answers.failed(request, Optional.empty(), ErrorCode.INVALID_REQUEST, reason, began));
        }
        return deadline.filter(time -> !clock.instant().isBefore(time))
                .map(time -> answers.failed(
                        request, Optional.empty(), ErrorCode.TIMEOUT, "The request expired at " + time, began));
    }

    /** What comes first counts as the answer; what follows it is one too many. */
    private CompletableFuture<Void> deliver(List<OutgoingMessage> parcels, DataResponse response) {
        return kafka.sendMessage(parcels.get(0)).thenCompose(receipt -> {
            counters.answered(response.payload().status());
            return parcels.size() > 1 ? again(parcels.get(1)) : CompletableFuture.completedFuture(null);
        });
    }

    private CompletableFuture<Void> again(OutgoingMessage parcel) {
        return kafka.sendMessage(parcel).thenAccept(receipt -> counters.duplicates.increment());
    }

    private Void undelivered(Throwable failure) {
        counters.undelivered.increment();
        LOG.warn("An answer could not be delivered", failure);
        return null;
    }

    void close() {
        workers.shutdownNow();
    }
}
