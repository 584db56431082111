// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.prediction.demand.LoadForecast;
import ai.smartwhale.balance.prediction.demand.LoadPredictorConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.foresight.ForesightActions;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForesightInBalanceTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final InMemoryKafka kafka = InMemoryKafka.create();
    private final ScriptedDataService data = new ScriptedDataService(kafka.newService());

    @AfterEach
    void close() {
        data.close();
        kafka.close();
    }

    private static DataResponse get(CompletableFuture<DataResponse> answer) {
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** What a foresight may do, taken from its first step. */
    private static Foresight handingOut(AtomicReference<ForesightActions> actions) {
        ForesightConfig config =
                ForesightConfig.builder().period(Duration.ofMillis(10)).build();
        return new ForwardingForesight(Foresight.create(config, InstantSource.system())) {
            @Override
            public void step(ForesightActions possible) {
                actions.set(possible);
            }
        };
    }

    @Test
    void anAnswerThatWasFetchedAheadIsThereWhenAModelAsks() {
        AtomicReference<ForesightActions> actions = new AtomicReference<>();
        data.script("m", request -> List.of(Answers.success(request, "whale")));
        try (AnswerCache cache = AnswerCache.inMemory();
                Balance balance = Balance.builder()
                        .kafkaService(kafka.newService())
                        .answerCache(cache)
                        .foresight(handingOut(actions))
                        .build()) {
            balance.start();
            get(balance.request(DataQuery.of("m", "other")));
            await().atMost(LONG).until(() -> actions.get() != null);
            DataRequest seen = data.seen("m").get(0);
            DataRequest ahead = new DataRequest(
                    seen.metadata().toBuilder()
                            .requestId("ahead")
                            .priority(Priority.BACKGROUND)
                            .build(),
                    seen.payload().toBuilder()
                            .parameters(Map.of("query", "same"))
                            .build());
            assertThat(actions.get()
                            .fetchAhead(ahead)
                            .orTimeout(60, TimeUnit.SECONDS)
                            .join())
                    .isTrue();
            assertThat(data.seen("m").get(1).metadata().priority()).isEqualTo(Priority.BACKGROUND);

            DataResponse answer = get(balance.request(DataQuery.of("m", "same")));
            assertThat(answer.payload().cached()).isTrue();
            assertThat(answer.payload().data()).contains("whale");
            assertThat(data.seen("m")).hasSize(2);
            // Nobody asked for it, so it is no request of a model.
            assertThat(balance.statistics().requests()).isEqualTo(2);
            assertThat(balance.statistics().answers()).isEqualTo(2);
        }
    }

    @Test
    void aRequestThatFailsIsNoAnswerAhead() {
        AtomicReference<ForesightActions> actions = new AtomicReference<>();
        data.script("m", request -> List.of(Answers.success(request, "whale")));
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .accessPolicy(attempt ->
                        attempt.topic().endsWith("m") ? AccessDecision.ALLOWED : AccessDecision.refused("not this one"))
                .foresight(handingOut(actions))
                .build()) {
            balance.start();
            get(balance.request(DataQuery.of("m", "q")));
            await().atMost(LONG).until(() -> actions.get() != null);
            DataRequest seen = data.seen("m").get(0);
            DataRequest forbidden = new DataRequest(
                    seen.metadata(),
                    RequestPayload.builder("stranger")
                            .parameters(seen.payload().parameters())
                            .build());
            assertThat(actions.get()
                            .fetchAhead(forbidden)
                            .orTimeout(60, TimeUnit.SECONDS)
                            .join())
                    .isFalse();
        }
    }

    @Test
    void anOverloadIsToldToListenersAndPublished() {
        Queue<String> events = new ConcurrentLinkedQueue<>();
        Queue<LoadForecast> told = new ConcurrentLinkedQueue<>();
        data.script("m", request -> List.of(Answers.success(request, 1)));
        ForesightConfig config = ForesightConfig.builder()
                .period(Duration.ofMillis(10))
                .load(LoadPredictorConfig.ofCapacity(1)
                        .withSeries(LoadPredictorConfig.ofCapacity(1).series().toBuilder()
                                .step(Duration.ofMillis(50))
                                .build()))
                .capacity(1)
                .build();
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .foresight(Foresight.create(config, InstantSource.system()))
                .listener(new BalanceListener() {
                    @Override
                    public void overloadForeseen(LoadForecast forecast) {
                        told.add(forecast);
                    }
                })
                .build()) {
            balance.start();
            Subscription watching = data.kafka()
                    .subscribe(
                            SubscriptionConfig.builder("watch")
                                    .mode(SubscriptionConfig.Mode.ALL)
                                    .start(SubscriptionConfig.Start.EARLIEST)
                                    .build(),
                            MessageHandler.of(
                                    message -> events.add(new String(message.value(), StandardCharsets.UTF_8))));
            watching.addTopic(MessagingConstants.BALANCE_EVENTS).join();
            await().atMost(LONG).until(() -> {
                get(balance.request(DataQuery.of("m", "q" + System.nanoTime())));
                return !events.isEmpty();
            });
            assertThat(told.element().warned()).isTrue();
            assertThat(events.element()).contains(ForesightDriver.OVERLOAD_EXPECTED, "capacity_per_second");
            watching.close(Duration.ofSeconds(5));
        }
    }

    @Test
    void fetchingAheadNeedsACache() {
        ForesightConfig config = ForesightConfig.builder()
                .prefetch(PrefetchConfig.builder().build())
                .build();
        BalanceBuilder builder = Balance.builder()
                .kafkaService(kafka.newService())
                .foresight(Foresight.create(config, InstantSource.system()));
        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("answerCache");
    }
}
