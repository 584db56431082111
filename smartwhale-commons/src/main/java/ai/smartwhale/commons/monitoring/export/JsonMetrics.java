// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricSnapshot;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import ai.smartwhale.commons.monitoring.SeriesSnapshot;
import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.commons.monitoring.SeriesValue.Durations;
import ai.smartwhale.commons.monitoring.SeriesValue.Level;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Metrics as one JSON object; durations in seconds, percentiles of the recent past. */
final class JsonMetrics {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final double NANOS = 1e9;

    private JsonMetrics() {}

    static byte[] write(MetricsSnapshot snapshot, List<Double> quantiles) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("takenAt", snapshot.takenAt().toString());
            json.writeArrayFieldStart("metrics");
            for (MetricSnapshot metric : snapshot.metrics()) {
                metric(json, metric, quantiles);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            // Memory does not fail to be written to.
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void metric(JsonGenerator json, MetricSnapshot metric, List<Double> quantiles) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", metric.definition().name());
        json.writeStringField("type", metric.definition().type().name().toLowerCase(Locale.ROOT));
        json.writeStringField("help", metric.definition().help());
        json.writeStringField("unit", metric.definition().unit().word());
        json.writeArrayFieldStart("series");
        for (SeriesSnapshot series : metric.series()) {
            json.writeStartObject();
            labels(json, series.labels());
            value(json, series, quantiles);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void labels(JsonGenerator json, Labels labels) throws IOException {
        json.writeObjectFieldStart("labels");
        for (int i = 0; i < labels.names().size(); i++) {
            json.writeStringField(labels.names().get(i), labels.values().get(i));
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, SeriesSnapshot series, List<Double> quantiles) throws IOException {
        if (series.value() instanceof Count count) {
            json.writeNumberField("value", count.count());
        } else if (series.value() instanceof Level level) {
            json.writeNumberField("value", level.number());
        } else if (series.value() instanceof Durations durations) {
            json.writeNumberField("count", durations.total().count());
            json.writeNumberField("sum", durations.total().sum() / NANOS);
            json.writeObjectFieldStart("recent");
            json.writeNumberField("count", durations.recent().count());
            if (!durations.recent().isEmpty()) {
                json.writeNumberField("max", durations.recent().max().orElseThrow() / NANOS);
                for (double quantile : quantiles) {
                    json.writeNumberField(
                            PercentileNames.of(quantile),
                            durations.recent().quantile(quantile).orElseThrow() / NANOS);
                }
            }
            json.writeEndObject();
        }
    }
}
