// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.testkit.TestTopics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegistrationTest extends OnKafka {

    @Test
    void registeringAnswersModelStatusAndTopicAndMayBeRepeated() {
        ModelRegistration expected = new ModelRegistration(model, "registered", "smartwhale.data.responses." + model);
        assertThat(get(balance.registerModel(model))).isEqualTo(expected);
        assertThat(get(balance.registerModel(model))).isEqualTo(expected);
        assertThat(balance.modelService().registeredModels()).containsExactly(model);
        assertThat(listener.events).containsExactly("registered");
    }

    @Test
    void unregisteringTellsWhetherThereWasSuchAModel() {
        get(balance.registerModel(model));
        assertThat(get(balance.unregisterModel(model))).isEqualTo(new ModelUnregistration(model, "unregistered"));
        assertThat(get(balance.unregisterModel(model))).isEqualTo(new ModelUnregistration(model, "not_registered"));
        assertThat(balance.modelService().registeredModels()).isEmpty();
        assertThat(balance.kafkaService().subscriptions().get(0).topics()).isEmpty();
    }

    @Test
    void aModelMayComeBack() {
        script(request -> List.of(Answers.success(request, "x")));
        for (int round = 0; round < 5; round++) {
            assertThat(ask("q").payload().data()).contains("x");
            get(balance.unregisterModel(model));
        }
    }

    @Test
    void requestsOfAModelThatIsUnregisteredEndAtOnce() {
        RequestHandle handle = balance.submit(DataQuery.of(model, "q"));
        get(handle.ticket());
        get(balance.unregisterModel(model));
        assertThatThrownBy(() -> get(handle.response()))
                .hasCauseInstanceOf(MessagingException.class)
                .hasMessageContaining(model);
    }

    @Test
    void aHandlerGetsWhatNoLocalFutureWaitsFor() {
        List<Object> results = new CopyOnWriteArrayList<>();
        get(balance.registerModel(
                model, response -> results.add(response.payload().data().orElseThrow())));
        script(request -> List.of(Answers.success(request, "asked here")));
        data.kafka().sendDataResponse(Answers.stray(model, "asked elsewhere")).join();
        assertThat(ask("q").payload().data()).contains("asked here");
        get(balance.modelService().forwardResultToModel(model, Answers.stray("another", "forwarded")));
        await().atMost(LONG).until(() -> results.size() == 2);
        assertThat(results).containsExactlyInAnyOrder("asked elsewhere", "forwarded");
        assertThat(balance.statistics().unknownDropped()).isZero();
    }

    @Test
    void aHandlerGetsADuplicateOnceAndAFailedResultAgain() {
        AtomicInteger calls = new AtomicInteger();
        get(balance.registerModel(model, response -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
        }));
        DataResponse result = Answers.stray(model, "x");
        data.kafka().sendDataResponse(result).join();
        await().atMost(LONG).until(() -> calls.get() == 2);
        data.kafka().sendDataResponse(result).join();
        await().atMost(LONG).until(() -> balance.statistics().duplicatesDropped() == 1);
        assertThat(calls).hasValue(2);
    }

    @Test
    void everyInstanceGetsTheAnswersToItsOwnRequests() {
        script(request ->
                List.of(Answers.success(request, request.payload().parameters().get("query"))));
        try (Balance second = builder(config()).build()) {
            second.start();
            for (int i = 0; i < 50; i++) {
                CompletableFuture<DataResponse> one = balance.request(DataQuery.of(model, "one" + i));
                CompletableFuture<DataResponse> two = second.request(DataQuery.of(model, "two" + i));
                assertThat(get(one).payload().data()).contains("one" + i);
                assertThat(get(two).payload().data()).contains("two" + i);
            }
        }
        assertThat(ask("alone again").payload().data()).contains("alone again");
    }

    @Test
    void modelsAboveTheBoundAreRejected() {
        BalanceConfig config =
                BalanceConfig.builder().maxModels(2).serveModelRequests(false).build();
        try (Balance small = builder(config).build()) {
            small.start();
            get(small.registerModel(TestTopics.unique("m")));
            get(small.registerModel(TestTopics.unique("m")));
            assertThatThrownBy(() -> get(small.registerModel(TestTopics.unique("m"))))
                    .hasCauseInstanceOf(RequestRejectedException.class);
            assertThatThrownBy(() -> get(small.request(DataQuery.of(TestTopics.unique("m"), "q"))))
                    .hasCauseInstanceOf(RequestRejectedException.class);
        }
    }

    @Test
    void manyModelsShareThreads() {
        get(balance.registerModel(TestTopics.unique("first")));
        int before = threads();
        List<CompletableFuture<ModelRegistration>> many = IntStream.range(0, 100)
                .mapToObj(i -> balance.registerModel(TestTopics.unique("many")))
                .toList();
        many.forEach(OnKafka::get);
        assertThat(balance.kafkaService().subscriptions()).hasSize(1);
        assertThat(threads()).isLessThan(before + 20);
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }
}
