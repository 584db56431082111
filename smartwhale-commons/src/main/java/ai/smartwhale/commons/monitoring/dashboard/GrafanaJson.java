// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The dashboard JSON model of Grafana, as its import takes it. */
final class GrafanaJson {

    /** Of Grafana 12; older ones read it, and newer ones migrate it. */
    private static final int SCHEMA_VERSION = 41;

    private static final String SOURCE = "${datasource}";
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private GrafanaJson(JsonGenerator json) {
        this.json = json;
    }

    static String write(DashboardSpec spec) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            new GrafanaJson(json).dashboard(spec);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }

    /** 16 of the digits that make a title unlikely to meet another; Grafana takes up to 40 characters. */
    static String uid(String title) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(title.getBytes(StandardCharsets.UTF_8));
            return "sw-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void dashboard(DashboardSpec spec) throws IOException {
        json.writeStartObject();
        json.writeNullField("id");
        json.writeStringField("uid", uid(spec.title()));
        json.writeStringField("title", spec.title());
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeNumberField("version", 1);
        json.writeBooleanField("editable", true);
        json.writeNumberField("graphTooltip", 1);
        json.writeStringField("timezone", "browser");
        json.writeStringField("refresh", spec.refresh().toSeconds() + "s");
        json.writeObjectFieldStart("time");
        json.writeStringField("from", "now-" + spec.span().toMinutes() + 'm');
        json.writeStringField("to", "now");
        json.writeEndObject();
        json.writeArrayFieldStart("tags");
        json.writeString("smartwhale");
        json.writeEndArray();
        variable();
        json.writeArrayFieldStart("panels");
        for (int i = 0; i < spec.panels().size(); i++) {
            panel(spec.panels().get(i), i);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void variable() throws IOException {
        json.writeObjectFieldStart("templating");
        json.writeArrayFieldStart("list");
        json.writeStartObject();
        json.writeStringField("name", "datasource");
        json.writeStringField("label", "Data source");
        json.writeStringField("type", "datasource");
        json.writeStringField("query", "prometheus");
        json.writeNumberField("hide", 0);
        json.writeNumberField("refresh", 1);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void panel(DashboardPanel panel, int number) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", number + 1);
        json.writeStringField("type", "timeseries");
        json.writeStringField("title", panel.title());
        json.writeStringField("description", panel.help());
        source();
        json.writeObjectFieldStart("gridPos");
        json.writeNumberField("h", HEIGHT);
        json.writeNumberField("w", WIDTH);
        json.writeNumberField("x", number % 2 * WIDTH);
        json.writeNumberField("y", number / 2 * HEIGHT);
        json.writeEndObject();
        json.writeObjectFieldStart("fieldConfig");
        json.writeObjectFieldStart("defaults");
        json.writeStringField("unit", panel.unit());
        json.writeEndObject();
        json.writeArrayFieldStart("overrides");
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("targets");
        for (int i = 0; i < panel.queries().size(); i++) {
            target(panel.queries().get(i), (char) ('A' + i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void target(DashboardPanel.Query query, char letter) throws IOException {
        json.writeStartObject();
        json.writeStringField("refId", String.valueOf(letter));
        source();
        json.writeStringField("expr", query.expression());
        json.writeStringField("legendFormat", query.legend().isEmpty() ? "__auto" : query.legend());
        json.writeBooleanField("range", true);
        json.writeEndObject();
    }

    private void source() throws IOException {
        json.writeObjectFieldStart("datasource");
        json.writeStringField("type", "prometheus");
        json.writeStringField("uid", SOURCE);
        json.writeEndObject();
    }
}
