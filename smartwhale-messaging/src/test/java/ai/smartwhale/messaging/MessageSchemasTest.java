// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageSchemasTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T10:01:00.5Z"), ZoneOffset.UTC);

    @Test
    void aRequestIsFromBalanceToDataAndNamesItsResponseTopic() {
        DataRequest request = MessageSchemas.createDataRequest(
                "m", RequestPayload.builder("m").build(), Priority.CRITICAL, CLOCK);

        assertThat(UUID.fromString(request.metadata().requestId())).isNotNull();
        assertThat(request.metadata().timestamp()).isEqualTo("2026-01-02T10:01:00.500000Z");
        assertThat(request.metadata().source()).isEqualTo("balance");
        assertThat(request.metadata().destination()).isEqualTo("data");
        assertThat(request.metadata().priority()).isEqualTo(Priority.CRITICAL);
        assertThat(request.payload().responseTopic()).contains("smartwhale.data.responses.m");
        assertThat(MessageSchemas.isValidDataRequest(request.toJson())).isTrue();
    }

    @Test
    void everyRequestHasItsOwnId() {
        RequestPayload payload = RequestPayload.builder("m").build();

        assertThat(MessageSchemas.createDataRequest("m", payload, Priority.LOW, CLOCK)
                        .metadata()
                        .requestId())
                .isNotEqualTo(MessageSchemas.createDataRequest("m", payload, Priority.LOW, CLOCK)
                        .metadata()
                        .requestId());
    }

    @Test
    void thePayloadOfAnotherModelIsRefused() {
        RequestPayload payload = RequestPayload.builder("m").build();

        assertThatThrownBy(() -> MessageSchemas.createDataRequest("other", payload, Priority.LOW, CLOCK))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("modelId is \"other\"");
    }

    @Test
    void aResponseCarriesWhatTheRequestIsKnownBy() {
        DataRequest request = MessageSchemas.createDataRequest(
                "m", RequestPayload.builder("m").build(), Priority.HIGH, CLOCK);
        DataRequest known = new DataRequest(
                request.metadata().toBuilder()
                        .correlationId("c")
                        .traceId("t")
                        .sessionId("s")
                        .build(),
                request.payload());

        DataResponse response = MessageSchemas.createDataResponse(
                known,
                ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.TEXT)
                        .build(),
                CLOCK);

        assertThat(response.metadata().requestId()).isEqualTo(request.metadata().requestId());
        assertThat(response.metadata().source()).isEqualTo("data");
        assertThat(response.metadata().destination()).isEqualTo("m");
        assertThat(response.metadata().correlationId()).contains("c");
        assertThat(response.metadata().traceId()).contains("t");
        assertThat(response.metadata().sessionId()).contains("s");
        assertThat(MessageSchemas.isValidDataResponse(response.toJson())).isTrue();
        assertThat(MessageSchemas.isValidDataRequest(response.toJson())).isFalse();
    }
}
