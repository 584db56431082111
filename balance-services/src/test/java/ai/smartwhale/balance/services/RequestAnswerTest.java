// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestAnswerTest extends OnKafka {

    @Test
    void anAnswerReachesItsCaller() {
        script(request ->
                List.of(Answers.success(request, request.payload().parameters().get("query"))));
        assertThat(ask("whales").payload().data()).contains("whales");
        assertThat(balance.statistics()).isEqualTo(new BalanceStatistics(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(listener.events).containsExactly("registered", "sent", "answered");
        DataRequest sent = data.seen(model).get(0);
        assertThat(sent.payload().responseTopic()).contains("smartwhale.data.responses." + model);
    }

    @Test
    void theTicketSaysWhatWasSent() {
        script(request -> List.of(Answers.success(request, 1)));
        RequestHandle handle = balance.submit(
                DataQuery.builder(model).query("q").source(DataSource.WIKI).build());
        RequestTicket ticket = get(handle.ticket());
        assertThat(ticket.status()).isEqualTo("request_sent");
        assertThat(ticket.requestId()).isEqualTo(handle.requestId());
        assertThat(ticket.modelId()).isEqualTo(model);
        assertThat(ticket.sourceType()).isEqualTo("wiki");
        assertThat(ticket.responseTopic()).isEqualTo("smartwhale.data.responses." + model);
        assertThat(ticket.estimatedTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(get(handle.response()).metadata().requestId()).isEqualTo(handle.requestId());
        RequestHandle anywhere = balance.submit(DataQuery.of(model, "q"));
        assertThat(get(anywhere.ticket()).sourceType()).isEqualTo("auto");
    }

    @Test
    void requestsBeforeTheRegistrationKeepTheirOrder() {
        script(request ->
                List.of(Answers.success(request, request.payload().parameters().get("query"))));
        List<CompletableFuture<DataResponse>> answers = IntStream.range(0, 200)
                .mapToObj(i -> balance.request(DataQuery.of(model, "q" + i)))
                .toList();
        for (int i = 0; i < 200; i++) {
            assertThat(get(answers.get(i)).payload().data()).contains("q" + i);
        }
        assertThat(data.seen(model).stream()
                        .map(request -> request.payload().parameters().get("query")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "q" + i).toList());
    }

    @Test
    void aContinuationMayWaitForTheNextAnswerOfTheSameModel() {
        script(request ->
                List.of(Answers.success(request, request.payload().parameters().get("query"))));
        CompletableFuture<DataResponse> second = balance.request(DataQuery.of(model, "one"))
                .thenApply(first -> balance.request(DataQuery.of(model, "two")).join());
        assertThat(get(second).payload().data()).contains("two");
    }

    @Test
    void whereNobodyAnswersTheDeadlineDoes() {
        DataQuery query = DataQuery.builder(model)
                .query("q")
                .correlationId("mine")
                .timeout(Duration.ofMillis(300))
                .build();
        DataResponse response = get(balance.request(query));
        assertThat(response.payload().status()).isEqualTo(ResponseStatus.TIMEOUT);
        assertThat(response.payload().errorCode()).contains(ErrorCode.TIMEOUT);
        assertThat(response.metadata().correlationId()).contains("mine");
        assertThat(response.metadata().source()).isEqualTo("balance");
        assertThat(balance.statistics().timeouts()).isEqualTo(1);
        assertThat(balance.statistics().pending()).isZero();
    }

    @Test
    void theTtlBoundsTheWaitToo() {
        DataQuery query =
                DataQuery.builder(model).query("q").ttl(Duration.ofMillis(200)).build();
        assertThat(get(balance.request(query)).payload().status()).isEqualTo(ResponseStatus.TIMEOUT);
    }

    @Test
    void whatHasExpiredIsAnsweredAndNotSent() {
        DataQuery query = DataQuery.builder(model)
                .query("old")
                .expiresAt(Instant.now().minusSeconds(1))
                .build();
        RequestHandle handle = balance.submit(query);
        assertThat(handle.response()).isCompleted();
        assertThat(handle.response().join().payload().status()).isEqualTo(ResponseStatus.TIMEOUT);
        assertThatThrownBy(() -> get(handle.ticket())).hasCauseInstanceOf(MessagingException.class);
        script(request -> List.of(Answers.success(request, 1)));
        ask("new");
        assertThat(data.seen(model)).hasSize(1);
    }

    @Test
    void aLateAnswerIsCountedAndDropped() {
        DataRequest request = letTimeOut(balance, DataQuery.builder(model).query("q"));
        data.send(request, Answers.success(request, 1));
        await().atMost(LONG).until(() -> balance.statistics().lateDropped() == 1);
        assertThat(balance.statistics().answers()).isZero();
        assertThat(listener.events).contains("dropped LATE");
    }

    @Test
    void theSecondAndThirdOfThreeEqualAnswersAreDropped() {
        script(request -> List.of(
                Answers.success(request, "first"),
                Answers.success(request, "second"),
                Answers.success(request, "third")));
        assertThat(ask("q").payload().data()).contains("first");
        await().atMost(LONG).until(() -> balance.statistics().duplicatesDropped() == 2);
        assertThat(balance.statistics().answers()).isEqualTo(1);
    }

    @Test
    void anAnswerToNobodyIsCountedAndDropped() {
        get(balance.registerModel(model));
        data.kafka().sendDataResponse(Answers.stray(model, "x")).join();
        await().atMost(LONG).until(() -> balance.statistics().unknownDropped() == 1);
        assertThat(listener.events).contains("dropped UNKNOWN");
    }

    @Test
    void pendingIsNotTheEndAndPartialIs() {
        script(request -> List.of(Answers.pending(request), Answers.partial(request, "page-2")));
        DataResponse response = ask("q");
        assertThat(response.payload().status()).isEqualTo(ResponseStatus.PARTIAL);
        assertThat(response.payload().nextCursor()).contains("page-2");
        assertThat(listener.events).containsExactly("registered", "sent", "pending", "answered");
    }

    @Test
    void cancellingForgetsTheRequest() {
        RequestHandle handle = balance.submit(DataQuery.of(model, "q"));
        get(handle.ticket());
        assertThat(balance.statistics().pending()).isEqualTo(1);
        handle.response().cancel(true);
        assertThat(balance.statistics().pending()).isZero();
        await().atMost(LONG).until(() -> data.seen(model).size() == 1);
        DataRequest request = data.seen(model).get(0);
        data.send(request, Answers.success(request, 1));
        await().atMost(LONG).until(() -> balance.statistics().lateDropped() == 1);
    }

    @Test
    void anAnswerMayGoToATopicOfItsOwn() {
        script(request -> List.of(Answers.success(request, "elsewhere")));
        String topic = TestTopics.unique("smartwhale.elsewhere");
        DataQuery query =
                DataQuery.builder(model).query("q").responseTopic(topic).build();
        assertThat(get(balance.request(query)).payload().data()).contains("elsewhere");
        assertThat(data.seen(model).get(0).payload().responseTopic()).contains(topic);
    }

    @Test
    void requestsAboveTheBoundAreRejected() {
        BalanceConfig config =
                BalanceConfig.builder().maxPending(2).serveModelRequests(false).build();
        try (Balance small = builder(config).build()) {
            small.start();
            var first = small.request(DataQuery.of(model, "1"));
            var second = small.request(DataQuery.of(model, "2"));
            RequestHandle third = small.submit(DataQuery.of(model, "3"));
            assertThatThrownBy(third.response()::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RequestRejectedException.class)
                    .hasMessageContaining("maxPending is 2");
            assertThat(third.ticket()).isCompletedExceptionally();
            assertThat(small.statistics().rejected()).isEqualTo(1);
            first.cancel(false);
            second.cancel(false);
        }
    }

    @Test
    void futuresCompleteOnTheExecutorOfTheHost() {
        ExecutorService host = Executors.newFixedThreadPool(8, task -> new Thread(task, "host-thread"));
        CountDownLatch watched = new CountDownLatch(1);
        script(request -> {
            awaitUninterruptibly(watched);
            return List.of(Answers.success(request, 1));
        });
        MessagingResources resources = MessagingResources.DEFAULT.withExecutor(host);
        try (Balance other = builder(config()).resources(resources).build()) {
            other.start();
            CompletableFuture<String> thread = other.request(DataQuery.of(model, "q"))
                    .thenApply(answer -> Thread.currentThread().getName());
            watched.countDown();
            assertThat(get(thread)).isEqualTo("host-thread");
        } finally {
            host.shutdownNow();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAnswerThatIsAddressedToAnotherModelEndsNothing() {
        script(request -> {
            MessageMetadata right = Answers.success(request, "right").metadata();
            DataResponse mixedUp = new DataResponse(
                    MessageMetadata.builder(right.requestId(), right.timestamp(), right.source(), "another-model")
                            .build(),
                    Answers.success(request, "wrong").payload());
            return List.of(mixedUp, Answers.success(request, "right"));
        });
        assertThat(ask("whales").payload().data()).contains("right");
        assertThat(balance.statistics().misaddressedDropped()).isEqualTo(1);
        assertThat(balance.statistics().unknownDropped()).isZero();
        assertThat(balance.statistics().duplicatesDropped()).isZero();
        assertThat(listener.events).contains("dropped MISADDRESSED");
    }
}
