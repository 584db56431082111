// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageReader;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.PermanentFailureException;
import ai.smartwhale.messaging.ReadResult;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Reads the topics of the registered models with one consumer. */
final class KafkaAnswers {

    private static final String GROUP = "balance-model-interface";

    private final TopicManager topics;
    private final Subscription subscription;

    KafkaAnswers(KafkaService kafka, Function<DataResponse, CompletableFuture<Delivery>> receiver) {
        this.topics = TopicManager.create(kafka);
        SubscriptionConfig config = SubscriptionConfig.builder(GROUP)
                .mode(SubscriptionConfig.Mode.ALL)
                .start(SubscriptionConfig.Start.LATEST)
                .build();
        this.subscription = kafka.subscribe(config, message -> receive(message, receiver));
    }

    /** Completes when no answer can be missed any more. */
    CompletableFuture<Void> add(String modelId) {
        return topics.ensureModelTopic(modelId).thenCompose(subscription::addTopic);
    }

    CompletableFuture<Void> remove(String modelId) {
        return subscription.removeTopic(topics.getModelResultTopic(modelId));
    }

    void close() {
        subscription.close();
    }

    private static CompletionStage<Void> receive(
            IncomingMessage message, Function<DataResponse, CompletableFuture<Delivery>> receiver) {
        ReadResult<DataResponse> read = MessageReader.readResponse(message.value());
        if (read instanceof ReadResult.Refused<DataResponse> refused) {
            throw new PermanentFailureException(
                    "unreadable response: " + refused.refusal().field(), null);
        }
        return receiver.apply(read.orElseThrow()).thenCompose(KafkaAnswers::acknowledge);
    }

    /** What may succeed later comes again, and lies with the dead letters if it never does. */
    private static CompletionStage<Void> acknowledge(Delivery delivery) {
        return switch (delivery) {
            case LISTENER_FAILED, CROWDED ->
                CompletableFuture.failedStage(
                        new MessagingException("the response was not taken: " + delivery, null, true));
            case ANSWERED, HANDED_OVER, DUPLICATE, LATE, UNCLAIMED, UNKNOWN_MODEL -> MessageHandler.DONE;
        };
    }
}
