// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of models elsewhere are ranked as those of this host are, and each travels by itself. */
class ForwardRouteTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicBoolean free = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> forwarded = new CopyOnWriteArrayList<>();
    private InMemoryKafka broker;
    private KafkaService models;
    private Balance balance;

    /** One lease for one request, once there is one. */
    private final LeasePort leases = items -> {
        asked.incrementAndGet();
        return free.get() ? Optional.of(() -> {}) : Optional.empty();
    };

    @BeforeEach
    void start() {
        broker = InMemoryKafka.create();
        models = broker.newService();
        models.connect();
        balance = Balance.builder()
                .kafkaService(broker.newService())
                .leases(leases)
                .listener(new BalanceListener() {
                    @Override
                    public void modelRequestForwarded(DataRequest request) {
                        forwarded.add(request.payload().modelId());
                    }
                })
                .build();
        balance.start();
    }

    @AfterEach
    void close() {
        balance.close(Duration.ofMillis(200));
        models.close();
        broker.close();
    }

    private void post(String model, Priority priority, Duration timeout) {
        DataRequest request = MessageSchemas.createDataRequest(
                model,
                RequestPayload.builder(model)
                        .parameters(Map.of("query", "whale"))
                        .timeout(timeout)
                        .build(),
                priority,
                Clock.systemUTC());
        models.sendMessage(OutgoingMessage.of(MessagingConstants.MODELS_REQUESTS, model, request))
                .join();
    }

    @Test
    void whatIsUrgentLeavesFirst() {
        List<Priority> order =
                List.of(Priority.BACKGROUND, Priority.LOW, Priority.MEDIUM, Priority.HIGH, Priority.CRITICAL);
        for (Priority priority : order) {
            post("model-" + priority, priority, LONG);
            int waiting = asked.get();
            await().atMost(LONG).until(() -> asked.get() > waiting + 1);
        }
        assertThat(forwarded).isEmpty();
        free.set(true);
        await().atMost(LONG).until(() -> forwarded.size() == order.size());
        assertThat(forwarded)
                .containsExactly("model-CRITICAL", "model-HIGH", "model-MEDIUM", "model-LOW", "model-BACKGROUND");
    }

    @Test
    void whoWaitsTooLongForATurnIsAnsweredSo() {
        try (Inbox inbox = new Inbox(models, "smartwhale.data.responses.hasty")) {
            post("hasty", Priority.MEDIUM, Duration.ofMillis(200));
            await().atMost(LONG).until(() -> inbox.responses().size() == 1);
            assertThat(inbox.responses().get(0).payload().errorCode()).contains(ErrorCode.TIMEOUT);
        }
        assertThat(forwarded).isEmpty();
    }
}
