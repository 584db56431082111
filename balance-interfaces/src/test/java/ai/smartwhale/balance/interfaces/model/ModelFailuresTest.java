// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelFailuresTest {

    private static final long LONG_SECONDS = 60;

    private final InMemoryKafka brokers = InMemoryKafka.create();
    private final KafkaService kafka = brokers.newService();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CommonsExecutors executors = CommonsExecutors.of(Runnable::run, timer);

    @BeforeEach
    void connect() {
        kafka.connect();
        TopicManager.create(kafka).initializeAllTopics().join();
    }

    @AfterEach
    void close() {
        kafka.close();
        brokers.close();
        timer.shutdownNow();
    }

    private ModelInterface models() {
        return ModelInterface.create(
                ModelInterfaceConfig.withDefaults(),
                kafka,
                RequestHandler.create(),
                ResponseHandler.create(ResponseHandlerConfig.withDefaults()),
                executors);
    }

    private static DataRequest request() {
        RequestPayload payload = RequestPayload.builder("m")
                .parameters(Map.of("query", "q"))
                .timeout(Duration.ofMinutes(5))
                .build();
        return MessageSchemas.createDataRequest("m", payload, Priority.DEFAULT, Clock.systemUTC());
    }

    private static DataResponse answer(DataRequest request) {
        ResponsePayload payload = ResponsePayload.builder(
                        request.payload().operation(),
                        ResponseStatus.SUCCESS,
                        request.payload().dataType())
                .build();
        return MessageSchemas.createDataResponse(request, payload, Clock.systemUTC());
    }

    @Test
    void anErrorOfAListenerDoesNotMakeItsModelDeaf() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        try (ModelInterface models = models()) {
            models.registerModel("m", answer -> {
                        if (heard.incrementAndGet() == 1) {
                            throw new NoClassDefFoundError("codec");
                        }
                    })
                    .join();
            // With these workers, whoever brings the answer runs the listener.
            assertThat(models.receiveResponse(answer(request())).get(LONG_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(Delivery.LISTENER_FAILED);
            assertThat(models.receiveResponse(answer(request())).get(LONG_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(Delivery.HANDED_OVER);
        }
    }

    @Test
    void aRequestThatCannotBeBegunKeepsNoPlace() {
        try (ModelInterface models = models()) {
            models.registerModel("m", ResponseListener.NONE).join();
            timer.shutdownNow();
            assertThatThrownBy(() -> models.sendRequest(request())).isInstanceOf(RuntimeException.class);
            assertThat(models.statistics().pending()).isZero();
        }
    }
}
