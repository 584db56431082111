// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageReader;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.ReadResult;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.testkit.FakeClock;
import ai.smartwhale.testkit.Misbehaviour.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpoiltAnswersTest {

    private final FakeClock clock = FakeClock.at("2026-01-02T03:04:05Z");
    private final SpoiltAnswers spoilt = new SpoiltAnswers();
    private final DataResponse first = answer("a");
    private final DataResponse second = answer("b");

    private DataResponse answer(String model) {
        DataRequest request = MessageSchemas.createDataRequest(
                model, RequestPayload.builder(model).build(), Priority.DEFAULT, clock);
        ResponsePayload payload = ResponsePayload.builder(
                        OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.TEXT)
                .data("data of " + model)
                .build();
        return MessageSchemas.createDataResponse(request, payload, clock);
    }

    private List<OutgoingMessage> send(DataResponse response, Optional<Kind> wrong) {
        return spoilt.parcels("topic-" + response.metadata().destination(), response, false, wrong);
    }

    @Test
    void whatIsNotSpoiltIsSentOnce() {
        assertThat(send(first, Optional.empty())).containsExactly(OutgoingMessage.of("topic-a", "a", first));
        assertThat(spoilt.parcels("topic-a", first, true, Optional.empty())).hasSize(2);
        assertThat(send(first, Optional.of(Kind.TWICE))).hasSize(2);
    }

    @Test
    void garbageCannotBeRead() {
        OutgoingMessage sent = send(first, Optional.of(Kind.GARBAGE)).get(0);
        assertThat(MessageReader.readResponse((byte[]) sent.value())).isInstanceOf(ReadResult.Refused.class);
    }

    @Test
    void whatIsMisdirectedGoesToTheTopicOfTheAnswerBefore() {
        assertThat(send(first, Optional.of(Kind.MISDIRECTED)).get(0).topic())
                .as("there is no other yet")
                .isEqualTo("topic-a");
        OutgoingMessage sent = send(second, Optional.of(Kind.MISDIRECTED)).get(0);
        assertThat(sent.topic()).isEqualTo("topic-a");
        assertThat(sent.value()).isEqualTo(second);
    }

    @Test
    void whatIsMixedUpHasTheIdOfOneAndTheDataAndAddressOfAnother() {
        var unused = send(first, Optional.empty());
        OutgoingMessage sent = send(second, Optional.of(Kind.MIXED_UP)).get(0);
        assertThat(sent.topic()).isEqualTo("topic-b");
        DataResponse response = (DataResponse) sent.value();
        assertThat(response.metadata().requestId()).isEqualTo(second.metadata().requestId());
        assertThat(response.metadata().destination()).isEqualTo("a");
        assertThat(response.payload().data()).contains("data of a");
    }
}
