// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.balance.interfaces.internal.HandOver;
import ai.smartwhale.balance.interfaces.model.RequestFailedException.Reason;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicNames;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Requests to Kafka, answers from it. */
final class DefaultModelInterface implements ModelInterface {

    private final ModelInterfaceConfig config;
    private final KafkaService kafka;
    private final RequestHandler requests;
    private final CommonsExecutors executors;
    private final RequestPatience patience;
    private final PendingAnswers pending;
    private final ResponseDelivery delivery;
    private final KafkaAnswers answers;
    private final Map<String, ModelLane> models = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final AtomicBoolean closed = new AtomicBoolean();

    DefaultModelInterface(
            ModelInterfaceConfig config,
            KafkaService kafka,
            RequestHandler requests,
            ResponseHandler responses,
            CommonsExecutors executors) {
        this.config = config;
        this.kafka = kafka;
        this.requests = requests;
        this.executors = executors;
        this.patience = new RequestPatience(config.clock());
        this.pending = new PendingAnswers(config.mostPending());
        this.delivery = new ResponseDelivery(pending, responses, executors.workers(), config.mostRemembered());
        this.answers = new KafkaAnswers(kafka, this::receive);
    }

    @Override
    public CompletableFuture<Void> registerModel(String modelId, ResponseListener listener) {
        TopicNames.requireModelId("modelId", modelId);
        InvalidValueException.requirePresent("listener", listener);
        requireOpen();
        ModelLane lane;
        synchronized (models) {
            ModelLane known = models.get(modelId);
            if (known != null) {
                known.listener(listener);
                lane = known;
            } else {
                LimitExceededException.requireAtMost("models", models.size() + 1L, config.mostModels());
                lane = new ModelLane(executors.workers(), config.mostQueued(), listener);
                models.put(modelId, lane);
            }
        }
        return answers.add(modelId).whenComplete((done, failure) -> {
            // It may have been registered anew meanwhile, which is not what failed.
            if (failure != null && models.remove(modelId, lane)) {
                unregistered(modelId);
            }
        });
    }

    @Override
    public boolean unregisterModel(String modelId) {
        if (models.remove(InvalidValueException.requirePresent("modelId", modelId)) == null) {
            return false;
        }
        unregistered(modelId);
        return true;
    }

    private void unregistered(String modelId) {
        pending.all().stream()
                .filter(entry -> entry.modelId.equals(modelId))
                .forEach(entry -> fail(entry, Reason.CLOSED));
        var unused = answers.remove(modelId);
    }

    @Override
    public CompletableFuture<DataResponse> sendRequest(DataRequest request) {
        InvalidValueException.requirePresent("request", request);
        requireOpen();
        if (!models.containsKey(request.payload().modelId())) {
            return refused(Reason.UNKNOWN_MODEL, request);
        }
        ValidationResult result = requests.validateRequest(request);
        if (!result.isValid()) {
            return CompletableFuture.failedFuture(new InvalidRequestException(result));
        }
        DataRequest normal = requests.preprocessRequest(request).request();
        PendingAnswers.Entry entry = new PendingAnswers.Entry(normal);
        Optional<Reason> refusal = pending.add(entry);
        if (refusal.isPresent()) {
            return refused(refusal.orElseThrow(), request);
        }
        sent.increment();
        boolean begun = false;
        try {
            begin(normal, entry);
            begun = true;
        } finally {
            if (!begun) {
                var unused = pending.take(entry);
            }
        }
        return entry.future;
    }

    private void begin(DataRequest request, PendingAnswers.Entry entry) {
        var unused = entry.future.whenComplete((response, failure) -> {
            if (failure != null) {
                var unusedEnd = delivery.giveUp(entry);
            }
        });
        long nanos = Math.max(0, patience.of(request).toNanos());
        entry.alarm(executors.timer().schedule(() -> expire(entry), nanos, TimeUnit.NANOSECONDS));
        var unusedToo = kafka.sendDataRequest(request).whenComplete((receipt, failure) -> {
            if (failure != null && pending.take(entry)) {
                entry.future.completeExceptionally(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        });
        // Whoever closed meanwhile may have looked before this one was there.
        if (closed.get() || !models.containsKey(entry.modelId)) {
            fail(entry, Reason.CLOSED);
        }
    }

    /** On the timer, so the future is completed elsewhere. */
    private void expire(PendingAnswers.Entry entry) {
        if (delivery.giveUp(entry)) {
            expired.increment();
            RequestFailedException reason = new RequestFailedException(Reason.EXPIRED, entry.requestId);
            HandOver.run(executors.workers(), () -> entry.future.completeExceptionally(reason));
        }
    }

    private void fail(PendingAnswers.Entry entry, Reason reason) {
        if (delivery.giveUp(entry)) {
            entry.future.completeExceptionally(new RequestFailedException(reason, entry.requestId));
        }
    }

    private static CompletableFuture<DataResponse> refused(Reason reason, DataRequest request) {
        return CompletableFuture.failedFuture(
                new RequestFailedException(reason, request.metadata().requestId()));
    }

    @Override
    public CompletableFuture<Delivery> receiveResponse(DataResponse response) {
        InvalidValueException.requirePresent("response", response);
        requireOpen();
        return receive(response);
    }

    private CompletableFuture<Delivery> receive(DataResponse response) {
        ModelLane lane = models.get(response.metadata().destination());
        if (lane == null) {
            return CompletableFuture.completedFuture(Delivery.UNKNOWN_MODEL);
        }
        CompletableFuture<Delivery> outcome = new CompletableFuture<>();
        boolean queued = lane.submit(() -> {
            Delivery end = Delivery.LISTENER_FAILED;
            try {
                end = delivery.deliver(lane.listener(), response);
            } finally {
                outcome.complete(end);
            }
        });
        return queued ? outcome : CompletableFuture.completedFuture(Delivery.CROWDED);
    }

    @Override
    public ModelInterfaceStatistics statistics() {
        return new ModelInterfaceStatistics(
                sent.sum(),
                delivery.answered.sum(),
                expired.sum(),
                delivery.duplicates.sum(),
                delivery.late.sum(),
                delivery.failures.sum(),
                pending.size());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            answers.close();
            pending.all().forEach(entry -> fail(entry, Reason.CLOSED));
            models.clear();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the model interface is closed");
        }
    }
}
