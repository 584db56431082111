// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.TopicSpec;
import java.util.concurrent.CompletableFuture;

/** The steps of starting, each done once and shared by the services; independent ones at the same time. Thread-safe. */
final class Startup {

    private final ServicesContext context;
    private final AnswerTopics answers;
    private final MessageHandler router;
    private final Runnable background;
    private final Once connection = new Once();
    private final Once receiving = new Once();
    private final Once dataTopic = new Once();
    private final Once allTopics = new Once();
    private final Once learning = new Once();

    /** What goes on in the background begins once the first service is open. */
    Startup(ServicesContext context, AnswerTopics answers, MessageHandler router, Runnable background) {
        this.context = context;
        this.answers = answers;
        this.router = router;
        this.background = background;
    }

    /** What the data service needs. Shared, as all futures of this class. */
    CompletableFuture<Void> forData() {
        return opened(() -> CompletableFuture.allOf(receiving(), dataTopic()));
    }

    /** What the model service needs. */
    CompletableFuture<Void> forModels() {
        return opened(this::receiving);
    }

    /** What all services need. */
    CompletableFuture<Void> forAll() {
        return opened(() -> CompletableFuture.allOf(receiving(), allTopics()));
    }

    private CompletableFuture<Void> opened(java.util.function.Supplier<CompletableFuture<Void>> steps) {
        if (context.lifecycle().isClosed()) {
            return CompletableFuture.failedFuture(context.lifecycle().refusal());
        }
        return connected()
                .thenCompose(connected -> steps.get())
                .thenRun(context.lifecycle()::open)
                .thenCompose(opened -> learning.run(this::learn));
    }

    /** Connecting blocks, so it is done where continuations run. */
    private CompletableFuture<Void> connected() {
        return connection.run(
                () -> CompletableFuture.runAsync(context.kafka()::connect, context.continuations()::execute));
    }

    private CompletableFuture<Void> receiving() {
        return receiving.run(
                () -> CompletableFuture.runAsync(() -> answers.start(router), context.continuations()::execute));
    }

    private CompletableFuture<Void> learn() {
        if (!context.lifecycle().isOpen()) {
            return CompletableFuture.failedFuture(context.lifecycle().refusal());
        }
        background.run();
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> dataTopic() {
        return dataTopic.run(() -> ensure(TopicCategory.DATA_REQUESTS));
    }

    private CompletableFuture<Void> allTopics() {
        return allTopics.run(() -> context.topics().initializeAllTopics().thenAccept(created -> {}));
    }

    /** Creates a documented topic unless it exists. */
    CompletableFuture<Void> ensure(TopicCategory category) {
        return context.topics()
                .ensureTopicExists(TopicSpec.of(category.topicName(), category.partitions(), category.replication()))
                .thenAccept(created -> {});
    }
}
