// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessagingConstantsTest {

    @Test
    void constantsAreThoseOfTheContract() {
        assertThat(MessagingConstants.MESSAGING_VERSION).isEqualTo("1.0.0");
        assertThat(MessagingConstants.TOPIC_PREFIX).isEqualTo("smartwhale");
        assertThat(MessagingConstants.DATA_PREFIX).isEqualTo("smartwhale.data");
        assertThat(MessagingConstants.MODELS_PREFIX).isEqualTo("smartwhale.models");
        assertThat(MessagingConstants.BALANCE_PREFIX).isEqualTo("smartwhale.balance");
        assertThat(MessagingConstants.CORE_PREFIX).isEqualTo("smartwhale.core");
        assertThat(MessagingConstants.DEAD_LETTER_SUFFIX).isEqualTo(".dlq");
        assertThat(MessagingConstants.OPERATION_TIMEOUT).isEqualTo(Duration.ofSeconds(30));
        assertThat(MessagingConstants.KAFKA_TIMEOUT).isEqualTo(Duration.ofSeconds(10));
        assertThat(MessagingConstants.BATCH_SIZE).isEqualTo(100);
        assertThat(MessagingConstants.BUFFER_BYTES).isEqualTo(1_048_576);
        assertThat(MessagingConstants.MODEL_SERVICE_GROUP).isEqualTo("balance-model-service");
        assertThat(MessagingConstants.MODEL_RESULTS_GROUP_PREFIX).isEqualTo("balance-model-");
        assertThat(MessagingConstants.DATA_COLLECTOR_GROUP).isEqualTo("data-collector-service");
    }

    @Test
    void everyTopicBeginsWithThePrefixOfItsPart() {
        assertThat(MessagingConstants.DATA_REQUESTS).startsWith(MessagingConstants.DATA_PREFIX + '.');
        assertThat(MessagingConstants.DATA_RESPONSES_PREFIX).startsWith(MessagingConstants.DATA_PREFIX + '.');
        assertThat(MessagingConstants.MODELS_REQUESTS).startsWith(MessagingConstants.MODELS_PREFIX + '.');
        assertThat(MessagingConstants.BALANCE_METRICS).startsWith(MessagingConstants.BALANCE_PREFIX + '.');
        assertThat(MessagingConstants.BALANCE_EVENTS).startsWith(MessagingConstants.BALANCE_PREFIX + '.');
        assertThat(MessagingConstants.SYSTEM_LOGS).startsWith(MessagingConstants.CORE_PREFIX + '.');
    }
}
