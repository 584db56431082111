// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ForecastView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.LatencyView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.QualityView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.QueueView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ResourceView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.SavingsView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.TrafficView;
import ai.smartwhale.messaging.Priority;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Views as fields of the object that is being written; what is empty is left out. Not thread-safe. */
final class ViewJson {

    private static final double LARGEST_ROUNDED = 1e12;

    private final JsonGenerator json;

    ViewJson(JsonGenerator json) {
        this.json = json;
    }

    /** Four digits after the point are enough to be drawn. */
    static double rounded(double value) {
        return Math.abs(value) < LARGEST_ROUNDED ? Math.round(value * 1e4) / 1e4 : value;
    }

    void traffic(Optional<TrafficView> shown) throws IOException {
        if (shown.isPresent()) {
            TrafficView traffic = shown.orElseThrow();
            json.writeObjectFieldStart("traffic");
            number("requests", traffic.requestsPerSecond());
            number("responses", traffic.responsesPerSecond());
            number("failures", traffic.failuresPerSecond());
            json.writeNumberField("inFlight", traffic.inFlight());
            json.writeEndObject();
        }
    }

    void models(List<ModelView> models) throws IOException {
        json.writeArrayFieldStart("models");
        for (ModelView model : models) {
            json.writeStartObject();
            json.writeStringField("id", model.modelId());
            number("requests", model.requestsPerSecond());
            number("share", model.share());
            number("errors", model.errorRatio());
            if (model.latency99().isPresent()) {
                number("p99", millis(model.latency99().orElseThrow()));
            }
            json.writeNumberField("queued", model.queued());
            number("quality", model.quality());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void savings(Optional<SavingsView> shown) throws IOException {
        if (shown.isPresent()) {
            SavingsView savings = shown.orElseThrow();
            json.writeObjectFieldStart("savings");
            json.writeNumberField("requests", savings.requests());
            json.writeNumberField("merged", savings.merged());
            json.writeNumberField("cached", savings.cached());
            number("mergedShare", savings.mergedShare());
            number("cachedShare", savings.cachedShare());
            json.writeEndObject();
        }
    }

    void queue(Optional<QueueView> shown) throws IOException {
        if (shown.isPresent()) {
            QueueView queue = shown.orElseThrow();
            json.writeObjectFieldStart("queue");
            json.writeNumberField("depth", queue.depth());
            json.writeNumberField("capacity", queue.capacity());
            number("meanBatch", queue.meanBatchSize());
            json.writeNumberField("largestBatch", queue.largestBatch());
            json.writeEndObject();
        }
    }

    void latency(List<LatencyView> all) throws IOException {
        json.writeArrayFieldStart("latency");
        for (LatencyView latency : all) {
            json.writeStartObject();
            json.writeStringField("priority", latency.priority().name());
            json.writeBooleanField("usual", latency.priority() == Priority.DEFAULT);
            json.writeNumberField("count", latency.count());
            number("p50", millis(latency.p50()));
            number("p95", millis(latency.p95()));
            number("p99", millis(latency.p99()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void forecast(List<ForecastView> all) throws IOException {
        json.writeArrayFieldStart("forecast");
        for (ForecastView forecast : all) {
            json.writeStartObject();
            json.writeNumberField("at", forecast.at().toEpochMilli());
            number("expected", forecast.expected());
            number("low", forecast.low());
            number("high", forecast.high());
            number("actual", forecast.actual());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void quality(Optional<QualityView> shown) throws IOException {
        if (shown.isPresent()) {
            QualityView quality = shown.orElseThrow();
            json.writeObjectFieldStart("quality");
            number("overall", quality.overall());
            json.writeNumberField("assessed", quality.assessed());
            json.writeNumberField("repaired", quality.repaired());
            json.writeNumberField("quarantined", quality.quarantined());
            json.writeNumberField("rejected", quality.rejected());
            json.writeEndObject();
        }
    }

    void resources(Optional<ResourceView> shown) throws IOException {
        if (shown.isPresent()) {
            ResourceView resources = shown.orElseThrow();
            json.writeObjectFieldStart("resources");
            number("cpu", resources.cpu());
            number("heap", resources.heap());
            number("direct", resources.direct());
            number("collecting", resources.collecting());
            number("disk", resources.disk());
            number("gpu", resources.gpu());
            json.writeEndObject();
        }
    }

    void alerts(List<AlertView> alerts) throws IOException {
        json.writeArrayFieldStart("alerts");
        for (AlertView alert : alerts) {
            json.writeStartObject();
            json.writeStringField("id", alert.id());
            json.writeStringField("severity", alert.severity().name());
            json.writeStringField("phase", alert.phase().name());
            json.writeStringField("summary", alert.summary());
            json.writeStringField("action", alert.action());
            json.writeNumberField("since", alert.since().toEpochMilli());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void decisions(List<DecisionView> decisions) throws IOException {
        json.writeArrayFieldStart("decisions");
        for (DecisionView decision : decisions) {
            json.writeStartObject();
            json.writeStringField("id", decision.id());
            json.writeNumberField("at", decision.at().toEpochMilli());
            json.writeStringField("knob", decision.knob());
            json.writeStringField("unit", decision.unit());
            number("from", decision.from());
            number("to", decision.to());
            json.writeStringField("reason", decision.reason());
            json.writeStringField("measure", decision.measure());
            number("expected", decision.expected());
            number("measured", decision.measured());
            json.writeStringField("phase", decision.phase().name());
            json.writeStringField("outcome", decision.outcome());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void number(String field, double value) throws IOException {
        json.writeNumberField(field, rounded(value));
    }

    private void number(String field, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            number(field, value.orElseThrow());
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
