// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.messaging.BrokerTooOldException;
import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.testkit.OldBroker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OldBrokerTest {

    @Test
    void aBrokerThatSpeaksOldVersionsOnlyIsNamedAtOnce() {
        try (OldBroker broker = OldBroker.start(OldBroker.Release.KAFKA_1_0);
                KafkaService kafka = KafkaService.create(config(broker, Duration.ofSeconds(60)))) {
            assertThatThrownBy(kafka::connect)
                    .isInstanceOfSatisfying(
                            BrokerTooOldException.class,
                            e -> assertThat(e.isRetryable()).isFalse())
                    .hasMessageContainingAll(
                            broker.bootstrapServers(),
                            "Kafka 2.1 or later",
                            "DESCRIBE_CONFIGS with version in range [1,",
                            "[0,0]");
            assertThat(kafka.health().connected()).isFalse();
        }
    }

    @Test
    void aBrokerThatHangsUpIsSilentAndItsAgeIsAmongTheReasons() {
        try (OldBroker broker = OldBroker.start(OldBroker.Release.KAFKA_0_9);
                KafkaService kafka = KafkaService.create(config(broker, Duration.ofSeconds(2)))) {
            assertThatThrownBy(kafka::connect)
                    .isInstanceOf(BrokerUnreachableException.class)
                    .hasMessageContainingAll(broker.bootstrapServers(), "not older than 2.1");
        }
    }

    private static KafkaConfig config(OldBroker broker, Duration timeout) {
        return KafkaConfig.builder(broker.bootstrapServers())
                .connectTimeout(timeout)
                .build();
    }
}
