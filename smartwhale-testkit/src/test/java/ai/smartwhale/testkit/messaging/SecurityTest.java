// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.messaging.AuthenticationFailedException;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.SaslUser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SecurityTest {

    private static EmbeddedKafka broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedKafka.builder()
                .saslSsl(new SaslUser("alice", "wonderland"))
                .start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void goodCredentialsSendAndReceive() {
        try (KafkaService kafka = service(broker.clientProperties("alice", "wonderland"))) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of("secured", 1, 1)).join();
            Handled handled = new Handled();
            kafka.subscribe(SubscriptionConfig.builder("g", "secured").build(), MessageHandler.of(handled::add));
            kafka.sendMessage("secured", "k", "0").join();
            handled.awaitAll(1, Duration.ofSeconds(30));
        }
    }

    @Test
    void aWrongPasswordIsSaidWithinSeconds() {
        try (KafkaService kafka = service(broker.clientProperties("alice", "queen"))) {
            assertThatThrownBy(kafka::connect)
                    .isInstanceOf(AuthenticationFailedException.class)
                    .hasMessageContaining(broker.bootstrapServers())
                    .hasMessageNotContaining("queen");
        }
    }

    @Test
    void missingCredentialsAreSaidWithinTheConnectTimeout() {
        try (KafkaService kafka = service(Map.of())) {
            assertThatThrownBy(kafka::connect)
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("security.protocol");
        }
    }

    @Test
    void secretsAreNotInTheTextOfTheConfiguration() {
        KafkaConfig config = KafkaConfig.builder("h:1")
                .properties(broker.clientProperties("alice", "wonderland"))
                .build();
        assertThat(config.toString()).doesNotContain("wonderland");
    }

    private static KafkaService service(Map<String, String> properties) {
        return KafkaService.create(KafkaConfig.builder(broker.bootstrapServers())
                .connectTimeout(Duration.ofSeconds(5))
                .properties(properties)
                .build());
    }
}
