// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A message as Alertmanager's webhook sends it, version 4, so that receivers made for it understand it. */
final class WebhookJson {

    private static final JsonFactory JSON = new JsonFactory();

    /** How Go writes a time that is not set. */
    private static final String NO_TIME = "0001-01-01T00:00:00Z";
    /** As Alertmanager writes it: with as many digits as it takes, not always three. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(-1).toFormatter(Locale.ROOT);

    private WebhookJson() {}

    static byte[] of(Notification message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("version", "4");
            json.writeStringField("groupKey", message.groupKey());
            json.writeNumberField("truncatedAlerts", 0);
            json.writeStringField("status", message.isFiring() ? "firing" : "resolved");
            json.writeStringField("receiver", message.receiver());
            texts(json, "groupLabels", message.groupLabels().asMap());
            texts(json, "commonLabels", message.commonLabels().asMap());
            texts(json, "commonAnnotations", message.commonAnnotations());
            json.writeStringField("externalURL", "");
            json.writeArrayFieldStart("alerts");
            alerts(json, "firing", message.firing());
            alerts(json, "resolved", message.resolved());
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes refused to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void alerts(JsonGenerator json, String status, List<NotifiedAlert> alerts) throws IOException {
        for (NotifiedAlert alert : alerts) {
            json.writeStartObject();
            json.writeStringField("status", status);
            texts(json, "labels", alert.labels().asMap());
            texts(json, "annotations", alert.annotations());
            json.writeStringField("startsAt", TIME.format(alert.startsAt()));
            json.writeStringField("endsAt", alert.endsAt().map(TIME::format).orElse(NO_TIME));
            json.writeStringField("generatorURL", "");
            json.writeStringField(
                    "fingerprint", HexFormat.of().toHexDigits(alert.labels().fingerprint()));
            json.writeEndObject();
        }
    }

    private static void texts(JsonGenerator json, String field, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }
}
