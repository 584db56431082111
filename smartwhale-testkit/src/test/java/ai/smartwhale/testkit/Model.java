// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A model that asks a Data service directly and keeps every answer. */
final class Model implements AutoCloseable {

    private final String id = TestTopics.unique("model");
    private final KafkaService kafka;
    private final Queue<DataResponse> answers = new ConcurrentLinkedQueue<>();
    private final Subscription subscription;

    Model(KafkaService kafka) throws Exception {
        this.kafka = kafka;
        String topic = TopicManager.create(kafka).ensureModelTopic(id).get(30, TimeUnit.SECONDS);
        subscription = kafka.subscribe(
                SubscriptionConfig.builder(TestTopics.unique("answers"), topic).build(),
                MessageHandler.of(message -> answers.add(DataResponse.fromBytes(message.value()))));
    }

    String id() {
        return id;
    }

    DataRequest request(DataSource source, Map<String, Object> parameters) {
        return request(source, parameters, payload -> payload);
    }

    DataRequest request(DataSource source, Map<String, Object> parameters, UnaryOperator<RequestPayload.Builder> more) {
        RequestPayload.Builder payload =
                RequestPayload.builder(id).dataSource(source).parameters(parameters);
        return MessageSchemas.createDataRequest(id, more.apply(payload).build(), Priority.DEFAULT, Clock.systemUTC());
    }

    void send(DataRequest request) throws Exception {
        kafka.sendDataRequest(request).get(30, TimeUnit.SECONDS);
    }

    void sendRaw(String json) throws Exception {
        kafka.sendMessage(OutgoingMessage.of(MessagingConstants.DATA_REQUESTS, id, json))
                .get(30, TimeUnit.SECONDS);
    }

    DataResponse ask(DataRequest request) throws Exception {
        send(request);
        awaitAnswers(1);
        DataResponse answer = answers.remove();
        assertThat(answer.metadata().requestId()).isEqualTo(request.metadata().requestId());
        assertThat(answer.metadata().source()).isEqualTo("data");
        assertThat(answer.metadata().destination()).isEqualTo(id);
        return answer;
    }

    List<DataResponse> awaitAnswers(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answers.size() >= count);
        return List.copyOf(answers);
    }

    List<DataResponse> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
