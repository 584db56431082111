// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.federation;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Answers each request with 1 KiB after a time, however many there are: never the bottleneck but for its CPU. */
public final class DelayedDataService implements AutoCloseable {

    private static final String DATA = "x".repeat(1_024);

    private final KafkaService kafka;
    private final CommonsExecutors executors = CommonsExecutors.create("delayed");
    private final long delayMillis;
    private final LongAdder asked = new LongAdder();

    public DelayedDataService(String servers, long delayMillis) {
        this(KafkaService.create(KafkaConfig.of(servers)), delayMillis);
    }

    /** One whose messaging is closed with it. */
    public DelayedDataService(KafkaService kafka, long delayMillis) {
        this.delayMillis = delayMillis;
        this.kafka = kafka;
        kafka.connect();
        kafka.subscribe(
                SubscriptionConfig.builder("delayed", MessagingConstants.DATA_REQUESTS)
                        .concurrency(64)
                        .build(),
                MessageHandler.of(this::serve));
    }

    private void serve(IncomingMessage message) {
        asked.increment();
        DataRequest request = DataRequest.fromBytes(message.value());
        var unused = executors.timer().schedule(() -> answer(request), delayMillis, TimeUnit.MILLISECONDS);
    }

    private void answer(DataRequest request) {
        ResponsePayload payload = ResponsePayload.builder(
                        request.payload().operation(),
                        ResponseStatus.SUCCESS,
                        request.payload().dataType())
                .data(DATA)
                .build();
        var unused = kafka.sendMessage(OutgoingMessage.of(
                request.payload().responseTopic().orElseThrow(),
                request.payload().modelId(),
                MessageSchemas.createDataResponse(request, payload, Clock.systemUTC())));
    }

    /** How often it was asked so far. */
    long asked() {
        return asked.sum();
    }

    KafkaService kafka() {
        return kafka;
    }

    @Override
    public void close() {
        kafka.close();
        executors.close();
    }
}
