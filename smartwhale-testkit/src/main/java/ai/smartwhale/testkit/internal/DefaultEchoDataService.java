// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.InvalidMessageException;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.PermanentFailureException;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.testkit.EchoDataService;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Answers with what it was asked. */
public final class DefaultEchoDataService implements EchoDataService {

    private final KafkaService kafka;
    private final Clock clock;
    private final LongAdder answered = new LongAdder();
    private final LongAdder undelivered = new LongAdder();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Subscription subscription;
    private boolean closed;

    /**
     * A service that was not started.
     *
     * @param kafka the way to Kafka
     * @param clock the time of day
     */
    public DefaultEchoDataService(KafkaService kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (closed) {
                throw new ServiceClosedException("The echo was closed", null);
            }
            if (subscription == null) {
                subscription = Requests.subscribe(kafka, this::handle);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does not wait for the acknowledgement, or a model could have one answer under way at a time; but an answer that
     * is refused at once is tried again.
     */
    private CompletionStage<Void> handle(IncomingMessage message) {
        DataRequest request = read(message);
        RequestPayload asked = request.payload();
        ResponsePayload payload = ResponsePayload.builder(asked.operation(), ResponseStatus.SUCCESS, asked.dataType())
                .dataSource(asked.dataSource().orElse(null))
                .data(asked.parameters())
                .build();
        String topic = asked.responseTopic().orElseThrow();
        CompletableFuture<SendReceipt> sent =
                Requests.answer(kafka, topic, MessageSchemas.createDataResponse(request, payload, clock));
        var unused = sent.handle((receipt, failure) -> {
            (failure == null ? answered : undelivered).increment();
            return receipt;
        });
        return sent.isCompletedExceptionally() ? sent.thenApply(receipt -> null) : MessageHandler.DONE;
    }

    private static DataRequest read(IncomingMessage message) {
        try {
            return DataRequest.fromBytes(message.value());
        } catch (InvalidMessageException e) {
            throw new PermanentFailureException("Not a request that can be answered: " + e.field(), e);
        }
    }

    @Override
    public long answered() {
        return answered.sum();
    }

    @Override
    public long undelivered() {
        return undelivered.sum();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            Subscription current = subscription;
            subscription = null;
            if (current != null) {
                current.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
