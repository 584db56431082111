// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricSnapshot;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import ai.smartwhale.commons.monitoring.SeriesSnapshot;
import ai.smartwhale.commons.monitoring.SeriesValue;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes metrics as messages of the wire contract. */
final class MetricMessages {

    private static final double NANOS = 1e9;
    private static final Map<String, Double> QUANTILES = Map.of("p50", 0.5, "p95", 0.95, "p99", 0.99);

    private MetricMessages() {}

    /** One message for each metric, keyed by its name. */
    static List<OutgoingMessage> of(MetricsSnapshot snapshot, String instance) {
        String time = MessageSchemas.timestamp(snapshot.takenAt());
        return snapshot.metrics().stream()
                .map(metric -> message(metric, time, instance))
                .toList();
    }

    private static OutgoingMessage message(MetricSnapshot metric, String time, String instance) {
        String name = metric.definition().name();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("source", "balance");
        data.put("instance", instance);
        data.put("type", metric.definition().type().name().toLowerCase(Locale.ROOT));
        data.put("unit", metric.definition().unit().word());
        data.put("help", metric.definition().help());
        data.put("series", metric.series().stream().map(MetricMessages::series).toList());
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("metric_name", name);
        message.put("timestamp", time);
        message.put("data", data);
        return OutgoingMessage.of(MessagingConstants.BALANCE_METRICS, name, message);
    }

    private static Map<String, Object> series(SeriesSnapshot series) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("labels", labels(series.labels()));
        if (series.value() instanceof SeriesValue.Count count) {
            fields.put("value", count.count());
        } else if (series.value() instanceof SeriesValue.Level level) {
            fields.put("value", level.number());
        } else if (series.value() instanceof SeriesValue.Durations durations) {
            durations(durations, fields);
        }
        return fields;
    }

    private static void durations(SeriesValue.Durations durations, Map<String, Object> fields) {
        fields.put("count", durations.total().count());
        fields.put("sum", durations.total().sum() / NANOS);
        QUANTILES.forEach((name, share) ->
                durations.recent().quantile(share).ifPresent(value -> fields.put(name, value / NANOS)));
        durations.recent().max().ifPresent(value -> fields.put("max", value / NANOS));
    }

    private static Map<String, Object> labels(Labels labels) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < labels.names().size(); i++) {
            fields.put(labels.names().get(i), labels.values().get(i));
        }
        return fields;
    }
}
