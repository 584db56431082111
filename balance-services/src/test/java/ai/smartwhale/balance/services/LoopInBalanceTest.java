// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import ai.smartwhale.balance.batch.processor.BatchProcessorConfig;
import ai.smartwhale.balance.batch.processor.SplitLimits;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.loop.DecisionState;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.loop.PathKnobs;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopInBalanceTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    private final InMemoryKafka kafka = InMemoryKafka.create();
    private final ScriptedDataService data = new ScriptedDataService(kafka.newService());
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);

    @AfterEach
    void close() {
        timer.shutdownNow();
        data.close();
        kafka.close();
    }

    /** One request at a time, each until it is answered. */
    private static RequestPathConfig oneAtATime() {
        return RequestPathConfig.builder()
                .batching(BatchProcessorConfig.builder()
                        .parameters(Duration.ZERO, 1)
                        .limits(SplitLimits.ofItems(1))
                        .timeout(Duration.ofSeconds(20))
                        .build())
                .sizes(SizeCalculatorConfig.builder().sizes(1, 1, 1).build())
                .build();
    }

    /** The Data service works on any number at a time, and takes 30 ms for each. */
    private void answerLater() {
        data.script("m", request -> {
            var unused =
                    timer.schedule(() -> data.send(request, Answers.success(request, 1)), 30, TimeUnit.MILLISECONDS);
            return List.of();
        });
    }

    /** About three times as many requests as can be answered one at a time. */
    private void ask(Balance balance) {
        AtomicInteger number = new AtomicInteger();
        var unused = timer.scheduleAtFixedRate(
                () -> {
                    var answer = balance.request(DataQuery.builder("m")
                            .query("q" + number.incrementAndGet())
                            .timeout(Duration.ofMillis(800))
                            .build());
                    assertThat(answer).isNotNull();
                },
                0,
                10,
                TimeUnit.MILLISECONDS);
    }

    private static List<Decision> raises(Balance balance) {
        return balance.decisions().stream()
                .filter(decision -> decision.knob().equals(PathKnobs.IN_FLIGHT))
                .toList();
    }

    @Test
    void aLimitThatIsTooLowIsRaisedAndIsShownToHaveHelped() {
        answerLater();
        Queue<String> events = new ConcurrentLinkedQueue<>();
        Queue<Decision> told = new ConcurrentLinkedQueue<>();
        SubscriptionConfig all = SubscriptionConfig.builder("loop-test")
                .mode(SubscriptionConfig.Mode.ALL)
                .start(SubscriptionConfig.Start.LATEST)
                .build();
        Subscription subscription = data.kafka()
                .subscribe(
                        all,
                        MessageHandler.of(message -> events.add(new String(message.value(), StandardCharsets.UTF_8))));
        subscription.addTopic(MessagingConstants.BALANCE_EVENTS).join();
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .requestPath(oneAtATime())
                .loop(LoopConfig.builder()
                        .period(Duration.ofMillis(200))
                        .taboo(10, 100)
                        .build())
                .listener(new BalanceListener() {
                    @Override
                    public void decided(Decision decision) {
                        told.add(decision);
                    }
                })
                .build()) {
            balance.start();
            ask(balance);
            await().atMost(LONG)
                    .until(() -> raises(balance).stream().anyMatch(one -> one.state() == DecisionState.KEPT));
            Decision kept = raises(balance).stream()
                    .filter(one -> one.state() == DecisionState.KEPT)
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.to()).isGreaterThan(kept.from());
            assertThat(kept.effect().orElseThrow().change()).isPositive();
            assertThat(kept.effect().orElseThrow().confidence()).isGreaterThan(0.9);
            assertThat(kept.reason()).contains("wait");
            assertThat(kept.outcome()).contains("helped: throughput");
            assertThat(told).anyMatch(one -> one.id() == kept.id() && one.state() == DecisionState.TRIAL);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(events)
                            .anyMatch(event -> event.contains("decision_made") && event.contains(PathKnobs.IN_FLIGHT))
                            .anyMatch(event -> event.contains("decision_kept") && event.contains("measured_effect")));
            balance.loop().orElseThrow().revert();
            assertThat(raises(balance)).noneMatch(one -> one.state() == DecisionState.KEPT);
        } finally {
            subscription.close(Duration.ofSeconds(5));
        }
    }

    @Test
    void onlyAdvisesWhereItIsAskedOnlyToAdvise() {
        answerLater();
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .requestPath(oneAtATime())
                .loop(LoopConfig.builder()
                        .mode(LoopMode.ADVICE)
                        .period(Duration.ofMillis(200))
                        .build())
                .build()) {
            balance.start();
            ask(balance);
            await().atMost(LONG).until(() -> !raises(balance).isEmpty());
            assertThat(balance.decisions()).allMatch(one -> one.state() == DecisionState.ADVISED);
        }
    }

    @Test
    void thereIsNoLoopWhereItIsOff() {
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .loop(LoopConfig.builder().mode(LoopMode.OFF).build())
                .build()) {
            balance.start();
            assertThat(balance.loop()).isEmpty();
            assertThat(balance.decisions()).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsTooOldIsGivenOutOnlyWhileThatIsAllowed() {
        data.script("m", request -> List.of(Answers.success(request, "whale")));
        try (AnswerCache cache = AnswerCache.builder()
                        .ttl(Duration.ofMillis(50))
                        .staleFor(Duration.ofMinutes(10))
                        .build();
                Balance balance = Balance.builder()
                        .kafkaService(kafka.newService())
                        .answerCache(cache)
                        .build()) {
            assertThat(cache.mostStale()).isEqualTo(Duration.ofMinutes(10));
            assertThatThrownBy(() -> cache.allowStale(Duration.ofMinutes(11)))
                    .isInstanceOf(InvalidValueException.class);
            balance.start();
            ask(balance, "q");
            await().atMost(LONG).until(() -> !ask(balance, "q").payload().cached());
            assertThat(cache.readings().staleKnown()).isPositive();
            cache.allowStale(Duration.ofMinutes(10));
            await().atMost(LONG)
                    .until(() -> ask(balance, "q").payload().additionalInfo().containsKey("stale_seconds"));
            assertThat(ask(balance, "q").payload().cached()).isTrue();
            cache.allowStale(Duration.ZERO);
            await().atMost(LONG).until(() -> !ask(balance, "q").payload().cached());
        }
    }

    private static DataResponse ask(Balance balance, String query) {
        return balance.request(DataQuery.of("m", query))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
