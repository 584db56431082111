// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A Data service that answers each model as its test says. Requests of other models it does not see. */
final class ScriptedDataService implements AutoCloseable {

    private final KafkaService kafka;
    private final Subscription subscription;
    private final Map<String, Function<DataRequest, List<DataResponse>>> scripts = new ConcurrentHashMap<>();
    private final Map<String, List<DataRequest>> seen = new ConcurrentHashMap<>();

    ScriptedDataService(KafkaService kafka) {
        this.kafka = kafka;
        kafka.connect();
        TopicManager.create(kafka).initializeAllTopics().join();
        subscription = kafka.subscribe(
                SubscriptionConfig.builder(TestTopics.unique("scripted"))
                        .mode(SubscriptionConfig.Mode.ALL)
                        .start(SubscriptionConfig.Start.LATEST)
                        .build(),
                MessageHandler.of(this::serve));
        subscription.addTopic(MessagingConstants.DATA_REQUESTS).join();
    }

    void script(String modelId, Function<DataRequest, List<DataResponse>> script) {
        scripts.put(modelId, script);
    }

    /** The requests of a model, in the order of their arrival. */
    List<DataRequest> seen(String modelId) {
        return seen.computeIfAbsent(modelId, id -> new CopyOnWriteArrayList<>());
    }

    void send(DataRequest request, DataResponse response) {
        String topic = request.payload().responseTopic().orElseThrow();
        kafka.sendMessage(OutgoingMessage.of(topic, request.payload().modelId(), response))
                .join();
    }

    KafkaService kafka() {
        return kafka;
    }

    @Override
    public void close() {
        subscription.close(Duration.ofSeconds(5));
        kafka.close();
    }

    private void serve(IncomingMessage message) {
        DataRequest request = DataRequest.fromBytes(message.value());
        String modelId = request.payload().modelId();
        seen(modelId).add(request);
        Function<DataRequest, List<DataResponse>> script = scripts.get(modelId);
        if (script != null) {
            script.apply(request).forEach(response -> send(request, response));
        }
    }
}
