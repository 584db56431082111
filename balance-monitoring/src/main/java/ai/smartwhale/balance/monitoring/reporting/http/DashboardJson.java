// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardDelta;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSeries;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSnapshot;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.SeriesPoint;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What is sent to browsers, each as one line of JSON. Times are milliseconds since 1970, durations milliseconds. */
final class DashboardJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private DashboardJson() {}

    /** Writes the fields of an object. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] snapshot(DashboardSnapshot snapshot) {
        return object(json -> {
            json.writeNumberField("sequence", snapshot.sequence());
            json.writeNumberField("at", snapshot.at().toEpochMilli());
            json.writeNumberField("modelsLeftOut", snapshot.modelsLeftOut());
            ViewJson views = new ViewJson(json);
            views.traffic(snapshot.traffic());
            views.models(snapshot.models());
            views.savings(snapshot.savings());
            views.queue(snapshot.queue());
            views.latency(snapshot.latency());
            views.forecast(snapshot.forecast());
            views.quality(snapshot.quality());
            views.resources(snapshot.resources());
            views.alerts(snapshot.alerts());
            views.decisions(snapshot.decisions());
        });
    }

    static byte[] delta(DashboardDelta delta) {
        return object(json -> {
            json.writeNumberField("from", delta.from());
            json.writeNumberField("sequence", delta.to());
            json.writeNumberField("at", delta.at().toEpochMilli());
            json.writeNumberField("modelsLeftOut", delta.modelsLeftOut());
            update(json, delta.content());
        });
    }

    private static void update(JsonGenerator json, DashboardUpdate update) throws IOException {
        ViewJson views = new ViewJson(json);
        views.traffic(update.traffic());
        views.models(update.models());
        json.writeArrayFieldStart("gone");
        for (String name : update.goneModels()) {
            json.writeString(name);
        }
        json.writeEndArray();
        views.savings(update.savings());
        views.queue(update.queue());
        if (update.latency().isPresent()) {
            views.latency(update.latency().orElseThrow());
        }
        if (update.forecast().isPresent()) {
            views.forecast(update.forecast().orElseThrow());
        }
        views.quality(update.quality());
        views.resources(update.resources());
        if (update.alerts().isPresent()) {
            views.alerts(update.alerts().orElseThrow());
        }
        if (update.decisions().isPresent()) {
            views.decisions(update.decisions().orElseThrow());
        }
    }

    static byte[] series(DashboardSeries series, List<SeriesPoint> points) {
        return object(json -> {
            json.writeStringField("name", series.name());
            json.writeArrayFieldStart("points");
            for (SeriesPoint point : points) {
                json.writeStartArray();
                json.writeNumber(point.at().toEpochMilli());
                json.writeNumber(ViewJson.rounded(point.value()));
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    static byte[] alerts(boolean actions, List<AlertView> alerts) {
        return object(json -> {
            json.writeBooleanField("actions", actions);
            new ViewJson(json).alerts(alerts);
        });
    }

    static byte[] outcome(AlertActionOutcome outcome) {
        return object(json -> json.writeStringField("outcome", outcome.name()));
    }

    static byte[] problem(String what) {
        return object(json -> json.writeStringField("error", what));
    }

    private static byte[] object(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            // Memory does not fail to be written to.
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
