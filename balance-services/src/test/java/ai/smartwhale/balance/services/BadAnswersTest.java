// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.services.monitoring.BalanceMonitoring;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DeadLetter;
import ai.smartwhale.messaging.DeadLetters;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.testkit.ShiftingClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Data service that answers garbage, too late, twice or for somebody else: each named, contained and visible. */
class BadAnswersTest extends OnKafka {

    private static final String PREFIX = "smartwhale.data.responses.";

    private static TestRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = new TestRedis();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    private void sendBytes(String topic, String text) {
        data.kafka()
                .sendMessage(OutgoingMessage.of(topic, model, text.getBytes(StandardCharsets.UTF_8)))
                .join();
    }

    private DataRequest awaitSeen(int requests) {
        await().atMost(LONG).until(() -> data.seen(model).size() == requests);
        return data.seen(model).get(requests - 1);
    }

    /** Besides what caches keep of themselves. */
    private static long answersInRedis() {
        return redis.commands().keys("*").stream()
                .filter(key -> !key.startsWith("smartwhale:g:"))
                .count();
    }

    @Test
    void garbageIsPutAsideWithItsReasonAndTheAnswerBehindItArrives() {
        List<String> garbage = List.of(
                "",
                "not json",
                "{\"metadata\": {\"request_id\": \"half",
                "[".repeat(50_000),
                "{\"metadata\": {\"request_id\": \"named-7\", \"timestamp\": \"2026-01-02T10:01:00\", \"source\": \"data\","
                        + " \"destination\": \"m\"}, \"payload\": {\"operation\": \"fetch_data\", \"data_type\": \"text\","
                        + " \"status\": \"perhaps\"}}");
        script(request -> {
            garbage.forEach(bytes -> sendBytes(PREFIX + model, bytes));
            return List.of(Answers.success(request, "right"));
        });
        assertThat(ask("whales").payload().data()).contains("right");

        DeadLetters aside = DeadLetters.create(data.kafka());
        await().atMost(LONG).until(() -> aside.list(PREFIX + model, 100).join().size() == garbage.size());
        List<String> reasons = aside.list(PREFIX + model, 100).join().stream()
                .map(DeadLetter::reason)
                .toList();
        assertThat(reasons).allMatch(reason -> reason.contains("unreadable response"));
        assertThat(reasons).anyMatch(reason -> reason.contains("to request named-7") && reason.contains("status"));
        assertThat(balance.statistics().answers()).isEqualTo(1);
    }

    @Test
    void whatComesTooLateIsCountedAndNotKept() {
        try (AnswerCache cache = AnswerCache.builder().build();
                Balance keeping =
                        builder(config()).listener(listener).answerCache(cache).build()) {
            keeping.start();
            DataRequest late = letTimeOut(keeping, DataQuery.builder(model).query("whales"));
            data.send(late, Answers.success(late, "old"));
            await().atMost(LONG).until(() -> keeping.statistics().lateDropped() == 1);
            assertThat(listener.events).contains("timed out", "dropped LATE");
            script(request -> List.of(Answers.success(request, "new")));
            assertThat(get(keeping.request(DataQuery.of(model, "whales")))
                            .payload()
                            .data())
                    .contains("new");
        }
    }

    @Test
    void ofTwoAnswersTheFirstCounts() {
        script(request -> List.of(Answers.success(request, "first"), Answers.success(request, "second")));
        assertThat(ask("whales").payload().data()).contains("first");
        await().atMost(LONG).until(() -> balance.statistics().duplicatesDropped() == 1);
        assertThat(listener.events).contains("dropped DUPLICATE").containsOnlyOnce("answered");
        assertThat(balance.statistics().answers()).isEqualTo(1);
    }

    @Test
    void anAnswerOnTheTopicOfAnotherModelReachesItsCallerAndNobodyElse() {
        String other = model + "-other";
        Queue<DataResponse> overheard = new ConcurrentLinkedQueue<>();
        get(balance.registerModel(other));
        var unused = balance.modelService().subscribeToModelResults(other, overheard::add);
        script(request -> {
            data.kafka()
                    .sendMessage(OutgoingMessage.of(PREFIX + other, model, Answers.success(request, "mine")))
                    .join();
            return List.of();
        });
        assertThat(ask("whales").payload().data()).contains("mine");

        data.kafka()
                .sendMessage(OutgoingMessage.of(PREFIX + other, model, Answers.stray(model, "nobody's")))
                .join();
        data.kafka()
                .sendMessage(OutgoingMessage.of(PREFIX + other, model, Answers.stray(other, "its")))
                .join();
        await().atMost(LONG).until(() -> !overheard.isEmpty());
        assertThat(overheard)
                .singleElement()
                .satisfies(response -> assertThat(response.payload().data()).contains("its"));
        assertThat(balance.statistics().misaddressedDropped()).isEqualTo(1);
    }

    @Test
    void anAnswerToSomebodyElseIsNotKeptNorGivenToAnotherInstance() {
        script(request -> List.of(Answers.addressed(request, "another-model", "wrong")));
        try (AnswerCache mine = AnswerCache.builder().redis(redis.patient()).build();
                AnswerCache its = AnswerCache.builder().redis(redis.patient()).build();
                Balance one = builder(config()).answerCache(mine).build();
                Balance two = builder(config()).answerCache(its).build()) {
            one.start();
            two.start();
            get(one.registerModel(model));
            // On a slow machine a request may be over before its answer is there.
            for (Duration patience = Duration.ofMillis(500);
                    one.statistics().misaddressedDropped() == 0;
                    patience = patience.multipliedBy(2)) {
                assertThat(patience).isLessThan(LONG);
                DataQuery query = DataQuery.builder(model)
                        .query("whales")
                        .timeout(patience)
                        .build();
                assertThat(get(one.request(query)).payload().status()).isEqualTo(ResponseStatus.TIMEOUT);
            }
            assertThat(answersInRedis()).isZero();

            script(request -> List.of(Answers.success(request, "right")));
            DataQuery patient = DataQuery.of(model, "whales");
            assertThat(get(two.request(patient)).payload().data()).contains("right");
            await().atMost(LONG).until(() -> answersInRedis() == 1);
            DataResponse shared = get(one.request(patient));
            assertThat(shared.payload().data()).contains("right");
            assertThat(shared.payload().cached()).isTrue();
        }
    }

    @Test
    void othersAreAnsweredWhileOneModelGetsNothingButGarbage() {
        String other = model + "-other";
        AtomicInteger spoilt = new AtomicInteger();
        get(balance.registerModel(model));
        get(balance.registerModel(other));
        script(request -> {
            sendBytes(PREFIX + model, "garbage " + spoilt.incrementAndGet());
            return List.of();
        });
        data.script(
                other,
                request -> List.of(
                        Answers.success(request, request.payload().parameters().get("query"))));
        List<CompletableFuture<DataResponse>> bad = new ArrayList<>();
        List<CompletableFuture<DataResponse>> good = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            bad.add(balance.request(DataQuery.builder(model)
                    .query("bad" + i)
                    .timeout(Duration.ofSeconds(3))
                    .build()));
            good.add(balance.request(DataQuery.of(other, "good" + i)));
        }
        for (int i = 0; i < 50; i++) {
            assertThat(get(good.get(i)).payload().data()).contains("good" + i);
            assertThat(get(bad.get(i)).payload().status()).isEqualTo(ResponseStatus.TIMEOUT);
        }
        assertThat(spoilt).hasPositiveValue();
        assertThat(balance.statistics().pending()).isZero();
    }

    @Test
    void operatorsAreWarnedOfGarbageAndOfAnswersToSomebodyElse() {
        MonitoringConfig quick = MonitoringConfig.builder()
                .every(Duration.ofMillis(100), Duration.ofMillis(100))
                .build();
        script(request -> {
            sendBytes(PREFIX + model, "garbage");
            return List.of(Answers.addressed(request, "another-model", "wrong"), Answers.success(request, "right"));
        });
        // Rules look at ten seconds, which nobody has to wait for.
        ShiftingClock clock = ShiftingClock.of(Clock.systemUTC());
        AtomicInteger seconds = new AtomicInteger();
        try (Balance watched = builder(config())
                .resources(MessagingResources.DEFAULT.withClock(clock))
                .monitoring(quick)
                .build()) {
            watched.start();
            BalanceMonitoring monitoring = watched.monitoring().orElseThrow();
            await().atMost(LONG).untilAsserted(() -> {
                get(watched.request(DataQuery.of(model, "whales")));
                clock.ahead(Duration.ofSeconds(seconds.incrementAndGet()));
                assertThat(monitoring.alerts())
                        .extracting(alert -> alert.alert().rule())
                        .contains("DeadLetters", "AnswersMisaddressed");
            });
        }
    }
}
