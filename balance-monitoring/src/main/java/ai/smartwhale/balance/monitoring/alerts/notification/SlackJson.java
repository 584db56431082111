// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A message as Slack's incoming webhooks, and the many services that imitate them, take it. */
final class SlackJson {

    private static final JsonFactory JSON = new JsonFactory();

    private SlackJson() {}

    static byte[] of(Notification message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            String title = escape(MessageText.title(message));
            json.writeStartObject();
            json.writeStringField("text", title);
            json.writeArrayFieldStart("attachments");
            json.writeStartObject();
            json.writeStringField("color", message.isFiring() ? "danger" : "good");
            json.writeStringField("fallback", title);
            json.writeStringField("text", escape(MessageText.body(message)));
            json.writeNumberField("ts", message.at().getEpochSecond());
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes refused to be written", e);
        }
        return bytes.toByteArray();
    }

    /** The three characters of which Slack makes mentions and links. */
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
