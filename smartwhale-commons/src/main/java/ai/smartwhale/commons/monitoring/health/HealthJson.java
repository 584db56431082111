// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON of a report. */
final class HealthJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private HealthJson() {}

    static byte[] write(HealthReport report, String serviceId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("status", word(report.status()));
            json.writeStringField("serviceId", serviceId);
            json.writeStringField("time", report.at().toString());
            json.writeObjectFieldStart("checks");
            for (HealthResult result : report.results()) {
                check(json, result);
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    /** The name of a check with a reading is {@code disk:free}; one without readings has only its own. */
    private static void check(JsonGenerator json, HealthResult result) throws IOException {
        if (result.outcome().readings().isEmpty()) {
            json.writeArrayFieldStart(result.name());
            json.writeStartObject();
            about(json, result);
            json.writeEndObject();
            json.writeEndArray();
        }
        for (HealthOutcome.Reading reading : result.outcome().readings()) {
            json.writeArrayFieldStart(result.name() + ':' + reading.name());
            json.writeStartObject();
            json.writeNumberField("observedValue", reading.value());
            json.writeStringField("observedUnit", reading.unit());
            about(json, result);
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private static void about(JsonGenerator json, HealthResult result) throws IOException {
        json.writeStringField("status", word(result.status()));
        json.writeStringField("time", result.checkedAt().toString());
        json.writeBooleanField("critical", result.critical());
        json.writeNumberField("tookSeconds", result.took().toNanos() / 1e9);
        if (result.outcome().status() != HealthStatus.UP) {
            json.writeStringField("output", result.outcome().note());
        }
    }

    private static String word(HealthStatus status) {
        return switch (status) {
            case UP -> "pass";
            case DEGRADED -> "warn";
            case DOWN -> "fail";
        };
    }
}
