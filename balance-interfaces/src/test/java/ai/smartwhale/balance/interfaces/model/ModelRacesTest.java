// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.LimitExceededException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelRacesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final InMemoryKafka brokers = InMemoryKafka.create();
    private final KafkaService kafka = brokers.newService();
    private final CommonsExecutors executors = CommonsExecutors.create("races");

    @BeforeEach
    void connect() {
        kafka.connect();
        TopicManager.create(kafka).initializeAllTopics().join();
    }

    @AfterEach
    void close() {
        kafka.close();
        brokers.close();
        executors.close();
    }

    private ModelInterface models(ModelInterfaceConfig config) {
        return ModelInterface.create(config, kafka, RequestHandler.create(), quiet(), executors);
    }

    private static ResponseHandler quiet() {
        return ResponseHandler.create(ResponseHandlerConfig.withDefaults().withLogEvery(1_000_000_000));
    }

    private static DataRequest request(Duration timeout) {
        RequestPayload payload = RequestPayload.builder("m")
                .parameters(Map.of("query", "q"))
                .timeout(timeout)
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

    /** Answer, cancellation and expiry race; whatever wins, each request ends once and no place is lost. */
    @Test
    void everyRequestEndsOnce() {
        try (ModelInterface models = models(ModelInterfaceConfig.withDefaults().withMost(100_000, 1_000_000))) {
            models.registerModel("m", ResponseListener.NONE).join();
            Random random = new Random(7);
            AtomicInteger ends = new AtomicInteger();
            int count = 3_000;
            List<CompletableFuture<Delivery>> deliveries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                DataRequest request = request(Duration.ofMillis(1 + random.nextInt(3)));
                CompletableFuture<DataResponse> future = models.sendRequest(request);
                var unused = future.whenComplete((response, failure) -> ends.incrementAndGet());
                if (random.nextInt(3) == 0) {
                    executors.workers().execute(() -> future.cancel(true));
                }
                deliveries.add(models.receiveResponse(answer(request)));
            }
            await().atMost(LONG).untilAsserted(() -> assertThat(ends).hasValue(count));
            deliveries.forEach(CompletableFuture::join);
            assertThat(models.statistics().pending()).isZero();
            assertThat(models.statistics().requests()).isEqualTo(count);
            assertThat(deliveries)
                    .allSatisfy(delivery -> assertThat(delivery.join()).isIn(Delivery.ANSWERED, Delivery.LATE));
            assertThat(models.statistics().answered() + models.statistics().late())
                    .isEqualTo(count);
        }
    }

    @Test
    void nothingIsHandedOverTwiceThoughOneInTenComesAgain() {
        Set<String> taken = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        try (ModelInterface models = models(ModelInterfaceConfig.withDefaults().withMost(100, 1_000_000))) {
            models.registerModel("m", got -> {
                        if (!taken.add(got.requestId())) {
                            twice.incrementAndGet();
                        }
                    })
                    .join();
            Random random = new Random(11);
            List<DataResponse> sent = new ArrayList<>();
            List<CompletableFuture<Delivery>> deliveries = new ArrayList<>();
            for (int i = 0; i < 50_000; i++) {
                boolean again = !sent.isEmpty() && random.nextInt(10) == 0;
                DataResponse response =
                        again ? sent.get(random.nextInt(sent.size())) : answer(request(Duration.ofSeconds(9)));
                if (!again) {
                    sent.add(response);
                }
                deliveries.add(models.receiveResponse(response));
            }
            deliveries.forEach(CompletableFuture::join);
            assertThat(taken).hasSize(sent.size());
            assertThat(twice).hasValue(0);
            assertThat(models.statistics().duplicates()).isEqualTo(50_000L - sent.size());
        }
    }

    @Test
    void boundsAreExact() throws Exception {
        ModelInterfaceConfig config =
                ModelInterfaceConfig.withDefaults().withMost(5, 2).withMostModels(1);
        try (ModelInterface models = models(config)) {
            CountDownLatch hold = new CountDownLatch(1);
            CountDownLatch held = new CountDownLatch(1);
            models.registerModel("m", got -> {
                        held.countDown();
                        hold.await();
                    })
                    .join();
            Assertions.assertThatThrownBy(() -> models.registerModel("other", ResponseListener.NONE))
                    .isInstanceOf(LimitExceededException.class);
            for (int i = 0; i < 5; i++) {
                assertThat(models.sendRequest(request(Duration.ofMinutes(5)))).isNotCompletedExceptionally();
            }
            Assertions.assertThatThrownBy(() ->
                            models.sendRequest(request(Duration.ofMinutes(5))).get(60, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            RequestFailedException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(RequestFailedException.Reason.CROWDED));
            var busy = models.receiveResponse(answer(request(Duration.ofSeconds(9))));
            assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
            var second = models.receiveResponse(answer(request(Duration.ofSeconds(9))));
            var third = models.receiveResponse(answer(request(Duration.ofSeconds(9))));
            assertThat(models.receiveResponse(answer(request(Duration.ofSeconds(9))))
                            .join())
                    .isEqualTo(Delivery.CROWDED);
            hold.countDown();
            assertThat(List.of(busy.join(), second.join(), third.join())).containsOnly(Delivery.HANDED_OVER);
        }
    }

    @Test
    void anAnswerThatCameOverKafkaReachesItsCaller() throws Exception {
        try (ModelInterface models = models(ModelInterfaceConfig.withDefaults())) {
            models.registerModel("m", ResponseListener.NONE).join();
            DataRequest request = request(Duration.ofSeconds(60));
            CompletableFuture<DataResponse> future = models.sendRequest(request);
            DataResponse response = answer(request);
            kafka.sendDataResponse(response).join();
            assertThat(future.get(60, TimeUnit.SECONDS)).isEqualTo(response);
        }
    }

    @Test
    void aBrokerThatIsGoneIsToldAtOnceAndLeavesNothingBehind() {
        try (ModelInterface models = models(ModelInterfaceConfig.withDefaults())) {
            models.registerModel("m", ResponseListener.NONE).join();
            brokers.failNextSends(1);
            CompletableFuture<DataResponse> future = models.sendRequest(request(Duration.ofSeconds(60)));
            await().atMost(LONG).until(future::isCompletedExceptionally);
            assertThat(models.statistics().pending()).isZero();
        }
    }
}
