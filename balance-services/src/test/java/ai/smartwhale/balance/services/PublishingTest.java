// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.ServiceClosedException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishingTest extends OnKafka {

    @Test
    void eventsAndMetricsTravelWithNameTimestampAndData() {
        try (Inbox events = new Inbox(data.kafka(), MessagingConstants.BALANCE_EVENTS);
                Inbox metrics = new Inbox(data.kafka(), MessagingConstants.BALANCE_METRICS)) {
            get(balance.messagingService().publishEvent("model_registered", Map.of("model_id", model)));
            get(balance.messagingService().publishMetric("requests", Map.of("count", 3)));
            await().atMost(LONG)
                    .until(() ->
                            events.messages().size() == 1 && metrics.messages().size() == 1);
            assertThat(events.messages().get(0).text())
                    .startsWith("{\"event_type\":\"model_registered\",\"timestamp\":\"20")
                    .endsWith("\"data\":{\"model_id\":\"" + model + "\"}}");
            assertThat(metrics.messages().get(0).text())
                    .startsWith("{\"metric_name\":\"requests\",\"timestamp\":\"20")
                    .endsWith("\"data\":{\"count\":3}}");
        }
    }

    @Test
    void namesMustNotBeEmpty() {
        assertThatThrownBy(() -> balance.messagingService().publishEvent(" ", Map.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("eventType");
        assertThatThrownBy(() -> balance.messagingService().publishMetric("", Map.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("metricName");
    }

    @Test
    void nothingIsPublishedAfterTheClose() {
        balance.close();
        assertThatThrownBy(() -> get(balance.messagingService().publishEvent("e", Map.of())))
                .hasCauseInstanceOf(ServiceClosedException.class);
    }
}
