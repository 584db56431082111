// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedKafkaExtension.class)
final class EmbeddedKafkaExtensionTest {

    private EmbeddedKafka before;

    @BeforeEach
    void remember(EmbeddedKafka kafka) {
        before = kafka;
    }

    @Test
    void aTestUsesTheBroker(EmbeddedKafka kafka) {
        String topic = TestTopics.unique("orders");
        Clients clients = Clients.of(kafka);
        clients.create(topic, 1, 1);
        clients.send(topic, "one");
        assertThat(clients.read(topic, 1)).containsExactly("one");
    }

    @Nested
    final class Inside {

        @Test
        void allShareOneBroker(EmbeddedKafka kafka) {
            assertThat(kafka).isSameAs(before);
        }
    }

    @Test
    void namesAreUniqueAndMayBeTopics() {
        assertThat(TestTopics.unique("orders"))
                .matches("orders-[0-9a-f]{12}")
                .isNotEqualTo(TestTopics.unique("orders"));
        assertThatThrownBy(() -> TestTopics.unique("or/ders")).isInstanceOf(InvalidValueException.class);
    }
}
