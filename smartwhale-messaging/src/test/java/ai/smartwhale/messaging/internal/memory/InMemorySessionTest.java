// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionState;
import ai.smartwhale.messaging.TopicSpec;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemorySessionTest {

    private final InMemoryCluster cluster = new InMemoryCluster(100, Clock.systemUTC());

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void nothingIsSubscribedToByWhoCameWhileItClosed() {
        KafkaConfig config =
                KafkaConfig.builder("memory:0").clientId("late-session").build();
        InMemorySession session =
                new InMemorySession(cluster.newService(), cluster, config, MessagingResources.DEFAULT);
        session.close(Duration.ofSeconds(1));
        assertThatThrownBy(() -> session.subscribe(
                        SubscriptionConfig.builder("group", "topic").build(), message -> MessageHandler.DONE))
                .isInstanceOf(ServiceClosedException.class);
        assertThat(session.subscriptions()).isEmpty();
    }

    @Test
    void aTopicThatIsDeletedUnderASubscriptionDoesNotEndIt() {
        try (KafkaService kafka = cluster.newService()) {
            kafka.connect();
            Subscription subscription = kafka.subscribe(
                    SubscriptionConfig.builder("group", "topic").build(), message -> MessageHandler.DONE);
            for (int i = 0; i < 3_000; i++) {
                cluster.create(TopicSpec.of("topic", 4, 1));
                cluster.delete("topic");
            }
            cluster.create(TopicSpec.of("topic", 1, 1));
            assertThat(subscription.lag()).isZero();
            assertThat(subscription.state()).isEqualTo(SubscriptionState.RUNNING);
        }
    }
}
