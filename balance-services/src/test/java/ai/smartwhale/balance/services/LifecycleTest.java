// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.ServiceClosedException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifecycleTest extends OnKafka {

    @Test
    void nothingHappensBeforeTheStart() {
        BalanceConfig config =
                BalanceConfig.builder().instanceId("never-started").build();
        KafkaConfig kafka = KafkaConfig.builder(broker.bootstrapServers())
                .clientId("never-connected")
                .build();
        Balance idle = Balance.builder().kafka(kafka).config(config).build();
        RequestHandle handle = idle.submit(DataQuery.of(model, "q"));
        assertThatThrownBy(handle.response()::join)
                .hasCauseInstanceOf(ServiceClosedException.class)
                .hasMessageContaining("start()");
        assertThatThrownBy(() -> get(idle.registerModel(model))).hasCauseInstanceOf(ServiceClosedException.class);
        assertThat(threads("never-")).isEmpty();
        idle.close();
    }

    @Test
    void nothingIsLeftAfterTheClose() {
        BalanceConfig config = BalanceConfig.builder().instanceId("short-lived").build();
        KafkaConfig kafka = KafkaConfig.builder(broker.bootstrapServers())
                .clientId("leak-test")
                .build();
        Balance other = Balance.builder().kafka(kafka).config(config).build();
        other.start();
        script(request -> List.of(Answers.success(request, 1)));
        get(other.request(DataQuery.of(model, "q")));
        assertThat(threads("short-lived")).isNotEmpty();
        assertThat(threads("leak-test")).isNotEmpty();
        assertThat(other.close(Duration.ofSeconds(10))).isTrue();
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(threads("short-lived")).isEmpty();
            assertThat(threads("leak-test")).isEmpty();
        });
        assertThat(other.close(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void closingWaitsForAnswersThatAreUnderWay() {
        RequestHandle handle = balance.submit(DataQuery.of(model, "q"));
        await().atMost(LONG).until(() -> data.seen(model).size() == 1);
        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> balance.close(LONG));
        await().atMost(LONG)
                .until(() -> balance.request(DataQuery.of(model, "late")).isCompletedExceptionally());
        data.send(data.seen(model).get(0), Answers.success(data.seen(model).get(0), "just in time"));
        assertThat(get(handle.response()).payload().data()).contains("just in time");
        assertThat(get(closed)).isTrue();
    }

    @Test
    void requestsThatAreNotAnsweredByThenEndWithTheClose() {
        RequestHandle handle = balance.submit(DataQuery.of(model, "q"));
        get(handle.ticket());
        assertThat(balance.close(Duration.ofMillis(100))).isFalse();
        assertThatThrownBy(() -> get(handle.response()))
                .hasCauseInstanceOf(ServiceClosedException.class)
                .hasMessageContaining(handle.requestId());
        assertThatThrownBy(balance::start).isInstanceOf(ServiceClosedException.class);
        assertThatThrownBy(() -> get(balance.request(DataQuery.of(model, "q"))))
                .hasCauseInstanceOf(ServiceClosedException.class);
        assertThatThrownBy(() -> get(balance.messagingService().initialize()))
                .hasCauseInstanceOf(ServiceClosedException.class);
        assertThat(balance.statistics().pending()).isZero();
    }

    @Test
    void aContinuationMayCloseBalance() {
        script(request -> List.of(Answers.success(request, 1)));
        CompletableFuture<Boolean> closed =
                balance.request(DataQuery.of(model, "q")).thenApply(answer -> balance.close(Duration.ofSeconds(5)));
        assertThat(get(closed)).isTrue();
    }

    @Test
    void aBrokerThatIsNotThereIsToldWithinTheConnectTimeout() {
        KafkaConfig nowhere = KafkaConfig.builder("127.0.0.1:1")
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        try (Balance lost = Balance.builder().kafka(nowhere).build()) {
            assertThatThrownBy(lost::start)
                    .isInstanceOf(BrokerUnreachableException.class)
                    .hasMessageContaining("127.0.0.1:1");
            assertThatThrownBy(() -> get(lost.request(DataQuery.of(model, "q"))))
                    .hasCauseInstanceOf(ServiceClosedException.class);
        }
    }

    @Test
    void aServiceOfTheHostIsConnectedButNeverClosed() {
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            script(request -> List.of(Answers.success(request, "x")));
            for (int round = 0; round < 2; round++) {
                try (Balance guest =
                        Balance.builder().kafkaService(kafka).config(config()).build()) {
                    guest.start();
                    assertThat(get(guest.request(DataQuery.of(model, "q")))
                                    .payload()
                                    .data())
                            .contains("x");
                }
                assertThat(kafka.health().connected()).isTrue();
                assertThat(kafka.subscriptions()).isEmpty();
            }
        }
    }

    @Test
    void startingTwiceIsStartingOnce() {
        balance.start();
        assertThat(balance.kafkaService().subscriptions()).hasSize(1);
    }

    @Test
    void runLastsUntilTheShutdownAndHoldsNoThread() {
        try (Balance other = builder(BalanceConfig.defaults()).build()) {
            MessagingService service = other.messagingService();
            CompletableFuture<Void> run = service.run();
            get(service.initialize());
            assertThat(run).isNotDone();
            assertThat(service.shutdown(Duration.ofSeconds(10))).isTrue();
            get(run);
            assertThatThrownBy(() -> get(service.run())).hasCauseInstanceOf(ServiceClosedException.class);
        }
    }

    @Test
    void aShutdownThatOvertakesTheStartEndsTheRun() {
        try (Balance other = builder(BalanceConfig.defaults()).build()) {
            CompletableFuture<Void> run = other.messagingService().run();
            other.messagingService().shutdown(Duration.ofSeconds(10));
            get(run);
        }
    }

    @Test
    void theServicesMayBeInitialisedOneByOne() {
        script(request -> List.of(Answers.success(request, "x")));
        try (Balance other = builder(config()).build()) {
            get(other.dataService().initialize());
            get(other.modelService().initialize());
            get(other.dataService().initialize());
            DataResponse answer = get(
                    other.dataService().requestData(DataQuery.of(model, "q")).response());
            assertThat(answer.payload().data()).contains("x");
            assertThat(other.kafkaService().subscriptions()).hasSize(1);
        }
    }

    @Test
    void twoInOneJvmDoNotDisturbEachOther() {
        script(request -> List.of(Answers.success(request, "x")));
        Balance other = builder(config()).build();
        other.start();
        get(other.request(DataQuery.of(model, "q")));
        other.close();
        assertThat(ask("q").payload().data()).contains("x");
        assertThat(balance.statistics().unknownDropped()).isZero();
    }

    @Test
    void aListenerThatFailsHurtsNobody() {
        script(request -> List.of(Answers.success(request, "x")));
        BalanceListener broken = new BalanceListener() {
            @Override
            public void requestSent(ai.smartwhale.messaging.DataRequest request) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void requestAnswered(
                    ai.smartwhale.messaging.DataRequest request, DataResponse response, Duration latency) {
                throw new IllegalStateException("on purpose");
            }
        };
        try (Balance other = builder(config()).listener(broken).build()) {
            other.start();
            assertThat(get(other.request(DataQuery.of(model, "q"))).payload().data())
                    .contains("x");
        }
    }

    private static Set<String> threads(String part) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(part))
                .collect(Collectors.toSet());
    }
}
