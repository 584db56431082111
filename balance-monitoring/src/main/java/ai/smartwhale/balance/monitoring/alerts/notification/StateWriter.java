// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of a notifier as JSON, which {@link StateReader} reads. */
final class StateWriter {

    static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private StateWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(NotifierState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            new StateWriter(json).state(state);
        }
        return bytes.toByteArray();
    }

    private void state(NotifierState state) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeNumberField("nextId", state.nextId());
        alerts("alerts", state.alerts());
        json.writeArrayFieldStart("silences");
        for (Silence silence : state.silences()) {
            silence(silence);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("groups");
        for (Map.Entry<String, NotifierState.GroupMemory> group : state.groups().entrySet()) {
            json.writeObjectFieldStart(group.getKey());
            json.writeStringField("newsAt", group.getValue().newsAt().toString());
            Optional<Incident> incident = group.getValue().incident();
            if (incident.isPresent()) {
                incident(incident.orElseThrow());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("waiting");
        for (Map.Entry<String, List<Notification>> lane : state.waiting().entrySet()) {
            json.writeArrayFieldStart(lane.getKey());
            for (Notification message : lane.getValue()) {
                message(message);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("letters");
        for (DeadLetter letter : state.letters()) {
            letter(letter);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void silence(Silence silence) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", silence.id());
        json.writeArrayFieldStart("matchers");
        for (LabelMatcher matcher : silence.matchers()) {
            json.writeString(matcher.toString());
        }
        json.writeEndArray();
        json.writeStringField("startsAt", silence.startsAt().toString());
        json.writeStringField("endsAt", silence.endsAt().toString());
        json.writeStringField("createdBy", silence.createdBy());
        json.writeStringField("comment", silence.comment());
        json.writeEndObject();
    }

    private void incident(Incident incident) throws IOException {
        json.writeArrayFieldStart("firing");
        for (long print : incident.firing()) {
            json.writeNumber(print);
        }
        json.writeEndArray();
        json.writeStringField("startedAt", incident.startedAt().toString());
        json.writeStringField("sentAt", incident.sentAt().toString());
        json.writeNumberField("level", incident.level());
        Optional<Acknowledgement> ack = incident.acknowledgement();
        if (ack.isPresent()) {
            json.writeObjectFieldStart("acknowledgement");
            json.writeStringField("by", ack.orElseThrow().by());
            json.writeStringField("at", ack.orElseThrow().at().toString());
            json.writeStringField("until", ack.orElseThrow().until().toString());
            json.writeEndObject();
        }
    }

    private void letter(DeadLetter letter) throws IOException {
        json.writeStartObject();
        json.writeStringField("channel", letter.channel());
        json.writeStringField("why", letter.why());
        json.writeNumberField("attempts", letter.attempts());
        json.writeStringField("at", letter.at().toString());
        json.writeFieldName("message");
        message(letter.notification());
        json.writeEndObject();
    }

    private void message(Notification message) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", message.id());
        json.writeStringField("groupKey", message.groupKey());
        json.writeStringField("receiver", message.receiver());
        json.writeStringField("reason", message.reason().name());
        json.writeFieldName("groupLabels");
        texts(message.groupLabels().asMap());
        alerts("firing", message.firing());
        alerts("resolved", message.resolved());
        json.writeStringField("at", message.at().toString());
        json.writeEndObject();
    }

    private void alerts(String field, List<NotifiedAlert> alerts) throws IOException {
        json.writeArrayFieldStart(field);
        for (NotifiedAlert alert : alerts) {
            json.writeStartObject();
            json.writeFieldName("labels");
            texts(alert.labels().asMap());
            json.writeFieldName("annotations");
            texts(alert.annotations());
            json.writeStringField("startsAt", alert.startsAt().toString());
            if (alert.endsAt().isPresent()) {
                json.writeStringField("endsAt", alert.endsAt().orElseThrow().toString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(Map<String, String> texts) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }
}
