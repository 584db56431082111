// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.security.SecurityEvent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Writes an event as a line of the trail. For one thread. */
final class AuditEncoder {

    private static final int SHORT = 200;
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final ChainHash chain;
    private final int mostBytes;

    AuditEncoder(ChainHash chain, int mostBytes) {
        this.chain = chain;
        this.mostBytes = mostBytes;
    }

    /** A line, and the head of the trail with it. */
    record Encoded(byte[] line, AuditHead head) {}

    Encoded encode(SecurityEvent event, AuditHead before) throws IOException {
        byte[] body = characters(event) > mostBytes ? new byte[0] : body(event, before);
        if (body.length == 0 || body.length > mostBytes) {
            body = body(shortened(event), before);
        }
        String hash = chain.hex(body, 0, body.length);
        byte[] tail = (AuditLine.HASH_MEMBER + hash + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        byte[] line = new byte[body.length + tail.length];
        System.arraycopy(body, 0, line, 0, body.length);
        System.arraycopy(tail, 0, line, body.length, tail.length);
        return new Encoded(line, new AuditHead(before.sequence() + 1, hash));
    }

    private static byte[] body(SecurityEvent event, AuditHead before) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("seq", before.sequence() + 1);
            json.writeStringField("prev", before.hash());
            json.writeStringField("at", event.at().toString());
            json.writeStringField("type", event.type().name());
            json.writeStringField("principal", event.principal().orElse(null));
            json.writeStringField("subject", event.subject());
            json.writeBooleanField("allowed", event.allowed());
            json.writeStringField("reason", event.reason());
            json.writeObjectFieldStart("details");
            for (Map.Entry<String, String> detail : new TreeMap<>(event.details()).entrySet()) {
                json.writeStringField(detail.getKey(), detail.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        // The brace comes back behind the hash.
        byte[] whole = bytes.toByteArray();
        return Arrays.copyOf(whole, whole.length - 1);
    }

    private static long characters(SecurityEvent event) {
        long sum = event.subject().length() + (long) event.reason().length();
        sum += event.principal().map(String::length).orElse(0);
        for (Map.Entry<String, String> detail : event.details().entrySet()) {
            sum += detail.getKey().length() + (long) detail.getValue().length();
        }
        return sum;
    }

    private static SecurityEvent shortened(SecurityEvent event) {
        return new SecurityEvent(
                event.at(),
                event.type(),
                event.principal().map(AuditEncoder::cut),
                cut(event.subject()),
                event.allowed(),
                cut(event.reason()),
                Map.of(
                        "shortened",
                        "the event was too long; it had " + event.details().size() + " details"));
    }

    private static String cut(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
    }
}
