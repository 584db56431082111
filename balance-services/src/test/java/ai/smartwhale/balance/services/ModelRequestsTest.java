// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.RequestSource;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.testkit.TestTopics;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelRequestsTest extends OnKafka {

    @Override
    BalanceConfig config() {
        return BalanceConfig.builder().build();
    }

    @Test
    void anUpperCaseRequestIsServedAndAnsweredOnTheTopicItNames() {
        String topic = TestTopics.unique("smartwhale.models.responses.client");
        script(request -> List.of(Answers.success(request, "found")));
        try (Inbox inbox = new Inbox(data.kafka(), topic)) {
            put(Samples.upperCase(model, topic));
            await().atMost(LONG).until(() -> inbox.responses().size() == 1);
            DataResponse answer = inbox.responses().get(0);
            assertThat(answer.payload().data()).contains("found");
        }
        DataRequest seen = data.seen(model).get(0);
        assertThat(seen.metadata().requestSource()).isEqualTo(RequestSource.MODEL);
        assertThat(seen.payload().parameters()).containsKey("query");
        assertThat(listener.events).containsExactly("forwarded");
        assertThat(balance.statistics().unknownDropped()).isZero();
    }

    @Test
    void theTopicOfAnUnknownModelIsCreated() {
        put(request("id-1", "", ""));
        await().atMost(LONG).until(() -> data.seen(model).size() == 1);
        assertThat(get(balance.kafkaService().topicExists("smartwhale.data.responses." + model)))
                .isTrue();
        assertThat(balance.modelService().registeredModels()).doesNotContain(model);
    }

    @Test
    void anotherRequestSourceTravelsOnUnchanged() {
        put(request("id-1", ", \"request_source\": \"scheduled\"", ""));
        await().atMost(LONG).until(() -> data.seen(model).size() == 1);
        assertThat(data.seen(model).get(0).metadata().requestSource()).isEqualTo(RequestSource.SCHEDULED);
    }

    @Test
    void anExpiredRequestIsAnsweredAsTimeoutAndNotSentOn() {
        try (Inbox inbox = new Inbox(data.kafka(), "smartwhale.data.responses." + model)) {
            put(request("by-ttl", ", \"ttl\": 0", ""));
            String past = Instant.now().minusSeconds(5).toString();
            put(request("by-moment", ", \"expires_at\": \"" + past + "\"", ""));
            await().atMost(LONG).until(() -> inbox.responses().size() == 2);
            assertThat(inbox.responses()).allSatisfy(answer -> {
                assertThat(answer.payload().status()).isEqualTo(ResponseStatus.ERROR);
                assertThat(answer.payload().errorCode()).contains(ErrorCode.TIMEOUT);
            });
            assertThat(inbox.responses())
                    .extracting(answer -> answer.metadata().requestId())
                    .containsExactlyInAnyOrder("by-ttl", "by-moment");
        }
        assertThat(data.seen(model)).isEmpty();
    }

    @Test
    void anUnsupportedOperationIsAnsweredAsInvalid() {
        try (Inbox inbox = new Inbox(data.kafka(), "smartwhale.data.responses." + model)) {
            put(request("id-1", "", "").replace("fetch_data", "steal_data"));
            await().atMost(LONG).until(() -> inbox.responses().size() == 1);
            DataResponse answer = inbox.responses().get(0);
            assertThat(answer.metadata().requestId()).isEqualTo("id-1");
            assertThat(answer.payload().errorCode()).contains(ErrorCode.INVALID_REQUEST);
            assertThat(answer.payload().additionalInfo()).containsEntry("operation", "steal_data");
        }
    }

    @Test
    void hostileRequestsAreAnsweredOrPutAsideAndServingGoesOn() {
        List<String> hostile = Samples.hostile(model);
        hostile.forEach(this::put);
        script(request -> List.of(Answers.success(request, "still here")));
        try (Inbox inbox = new Inbox(data.kafka(), "smartwhale.data.responses." + model)) {
            put(request("good", "", ""));
            await().atMost(LONG)
                    .until(() -> inbox.responses().stream()
                            .anyMatch(answer -> answer.payload().data().isPresent()));
        }
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(listener.events.stream().filter(event -> event.startsWith("refused")))
                        .hasSize(hostile.size()));
        String dead = MessagingConstants.MODELS_REQUESTS + MessagingConstants.DEAD_LETTER_SUFFIX;
        assertThat(get(balance.kafkaService().getTopicInfo(dead))).isPresent();
    }

    @Test
    void twoInstancesShareTheRequests() {
        RecordingListener others = new RecordingListener();
        try (Balance second = builder(BalanceConfig.defaults()).listener(others).build()) {
            second.start();
            await().atMost(LONG).untilAsserted(() -> {
                for (int i = 0; i < 20; i++) {
                    put(request("k" + i, "", ""), "key-" + i);
                }
                assertThat(others.events).contains("forwarded");
                assertThat(listener.events).contains("forwarded");
            });
        }
        int before = forwarded(listener);
        for (int i = 0; i < 20; i++) {
            put(request("l" + i, "", ""), "key-" + i);
        }
        await().atMost(LONG).until(() -> forwarded(listener) >= before + 20);
        assertThat(listener.events).containsOnly("forwarded");
        assertThat(others.events).containsOnly("forwarded");
    }

    private static int forwarded(RecordingListener listener) {
        return (int) listener.events.stream().filter("forwarded"::equals).count();
    }

    private void put(String json) {
        put(json, model);
    }

    private void put(String json, String key) {
        get(data.kafka().sendMessage(OutgoingMessage.of(MessagingConstants.MODELS_REQUESTS, key, json)));
    }

    private String request(String id, String metadata, String payload) {
        return """
                {"metadata": {"request_id": "%s", "timestamp": "2026-01-02T10:01:00.000001", "source": "m", \
                "destination": "balance"%s}, \
                "payload": {"operation": "fetch_data", "model_id": "%s", "data_type": "text"%s}}""".formatted(id, metadata, model, payload);
    }
}
