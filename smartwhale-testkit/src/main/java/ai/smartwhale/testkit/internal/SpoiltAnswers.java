// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.testkit.Misbehaviour;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Turns an answer into what is really sent, where something is done wrong with it. Thread-safe. */
final class SpoiltAnswers {

    /** An answer and where it went. */
    private record Sent(String topic, DataResponse response) {}

    private Optional<Sent> last = Optional.empty();

    /** One message, or two where the answer is sent twice. */
    List<OutgoingMessage> parcels(
            String topic, DataResponse response, boolean twice, Optional<Misbehaviour.Kind> wrong) {
        String model = response.metadata().destination();
        OutgoingMessage right = OutgoingMessage.of(topic, model, response);
        Optional<Sent> other =
                remember(topic, response).filter(sent -> !sent.topic().equals(topic));
        Misbehaviour.Kind kind = wrong.orElse(twice ? Misbehaviour.Kind.TWICE : Misbehaviour.Kind.LATE);
        return switch (kind) {
            case TWICE -> List.of(right, right);
            case GARBAGE -> List.of(OutgoingMessage.of(topic, model, garbage(response)));
            case MISDIRECTED ->
                List.of(other.map(sent -> OutgoingMessage.of(sent.topic(), model, response))
                        .orElse(right));
            case MIXED_UP ->
                List.of(other.map(sent -> OutgoingMessage.of(topic, model, mixedUp(response, sent.response())))
                        .orElse(right));
            case LATE, SILENT, UNAVAILABLE -> List.of(right);
        };
    }

    /** Tells what was remembered before. */
    private synchronized Optional<Sent> remember(String topic, DataResponse response) {
        Optional<Sent> before = last;
        last = Optional.of(new Sent(topic, response));
        return before;
    }

    /** The first half of the answer, which is no JSON. */
    private static byte[] garbage(DataResponse response) {
        String json = response.toJson();
        return json.substring(0, json.length() / 2).getBytes(StandardCharsets.UTF_8);
    }

    private static DataResponse mixedUp(DataResponse response, DataResponse other) {
        MessageMetadata mine = response.metadata();
        MessageMetadata.Builder metadata = MessageMetadata.builder(
                mine.requestId(),
                mine.timestamp(),
                mine.source(),
                other.metadata().destination());
        return new DataResponse(metadata.build(), other.payload());
    }
}
