// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.messaging.BrokerTooOldException;
import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.testkit.OldBroker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OldBrokerTest {

    @Test
    void startingSaysWhichBrokerIsTooOldAndWhatIsNeeded() {
        try (OldBroker broker = OldBroker.start(OldBroker.Release.KAFKA_1_0);
                Balance balance = on(broker, Duration.ofSeconds(60))) {
            assertThatThrownBy(balance::start)
                    .isInstanceOf(BrokerTooOldException.class)
                    .hasMessageContainingAll(broker.bootstrapServers(), "Kafka 2.1 or later");
            assertThat(balance.request(DataQuery.of("m", "q")))
                    .as("nobody waits for a broker that cannot be used")
                    .failsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void oneThatHangsUpIsGivenUpWithinTheConnectTimeout() {
        try (OldBroker broker = OldBroker.start(OldBroker.Release.KAFKA_0_9);
                Balance balance = on(broker, Duration.ofSeconds(1))) {
            assertThatThrownBy(balance::start)
                    .isInstanceOf(BrokerUnreachableException.class)
                    .hasMessageContainingAll(broker.bootstrapServers(), "not older than 2.1");
        }
    }

    private static Balance on(OldBroker broker, Duration timeout) {
        return Balance.builder()
                .kafka(KafkaConfig.builder(broker.bootstrapServers())
                        .connectTimeout(timeout)
                        .build())
                .build();
    }
}
