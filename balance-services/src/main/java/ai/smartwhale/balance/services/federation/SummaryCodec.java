// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Summaries as metrics on the wire, see decision 13. Trusts nothing that it reads. */
public final class SummaryCodec {

    /** The name of the metric. */
    public static final String METRIC = "balance.instance.summary";

    private static final int VERSION = 1;
    private static final int MOST_BYTES = 8 << 20;
    private static final byte[] NAME = METRIC.getBytes(StandardCharsets.US_ASCII);
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build());

    private SummaryCodec() {}

    /** What a message turned out to be. */
    enum Kind {
        /** Some other metric. */
        OTHER,
        /** A summary in a form that is not known here. */
        UNKNOWN_VERSION,
        /** It says that it is a summary, and is none. */
        DAMAGED,
        /** A summary. */
        SUMMARY
    }

    /** A message that was read; with a summary if it is one. */
    record Read(Kind kind, Optional<InstanceSummary> summary) {

        private static Read of(Kind kind) {
            return new Read(kind, Optional.empty());
        }
    }

    /**
     * The data of the metric.
     *
     * @param summary what to tell
     * @return what JSON can hold
     */
    public static Map<String, Object> write(InstanceSummary summary) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("version", VERSION);
        data.put("instance", summary.instance());
        data.put("incarnation", summary.incarnation());
        data.put("sequence", summary.sequence());
        data.put("in_flight", summary.inFlight());
        data.put("queued", summary.queued());
        if (summary.leaving()) {
            data.put("leaving", true);
        }
        data.put("models", summary.models().stream().map(SummaryCodec::write).toList());
        return data;
    }

    private static Map<String, Object> write(ModelSummary model) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("model_id", model.model());
        data.put("arrivals", model.arrivals());
        data.put("served", model.served());
        data.put("used", model.used());
        data.put("in_flight", model.inFlight());
        Map<String, Long> latency = new LinkedHashMap<>();
        model.latency().counts().forEach((bucket, count) -> latency.put(Integer.toString(bucket), count));
        data.put("latency", latency);
        Map<String, Long> keys = new LinkedHashMap<>();
        model.hotKeys().forEach(hot -> keys.put(hot.key(), hot.count()));
        data.put("hot_keys", keys);
        return data;
    }

    static Read read(byte[] message) {
        if (message.length > MOST_BYTES || !contains(message)) {
            return Read.of(Kind.OTHER);
        }
        try {
            JsonNode metric = MAPPER.readTree(message);
            if (!METRIC.equals(metric.path("metric_name").asText())) {
                return Read.of(Kind.OTHER);
            }
            JsonNode data = metric.path("data");
            if (!data.path("version").isInt()) {
                return Read.of(Kind.DAMAGED);
            }
            return data.path("version").asInt() == VERSION
                    ? new Read(Kind.SUMMARY, Optional.of(instance(data)))
                    : Read.of(Kind.UNKNOWN_VERSION);
        } catch (IOException | InvalidValueException | LimitExceededException e) {
            return Read.of(Kind.DAMAGED);
        }
    }

    /** Most metrics are others, and not worth being parsed. */
    private static boolean contains(byte[] message) {
        for (int start = 0; start <= message.length - NAME.length; start++) {
            int i = 0;
            while (i < NAME.length && message[start + i] == NAME[i]) {
                i++;
            }
            if (i == NAME.length) {
                return true;
            }
        }
        return false;
    }

    private static InstanceSummary instance(JsonNode data) {
        List<ModelSummary> models = new ArrayList<>();
        data.path("models").forEach(model -> models.add(model(model)));
        return new InstanceSummary(
                data.path("instance").asText(),
                number(data, "incarnation"),
                number(data, "sequence"),
                number(data, "in_flight"),
                number(data, "queued"),
                models,
                data.path("leaving").asBoolean(false));
    }

    private static ModelSummary model(JsonNode data) {
        TreeMap<Integer, Long> latency = new TreeMap<>();
        data.path("latency").properties().forEach(bucket -> latency.put(index(bucket.getKey()), count(bucket)));
        List<HotKey> keys = new ArrayList<>();
        data.path("hot_keys").properties().forEach(key -> keys.add(new HotKey(key.getKey(), count(key))));
        return new ModelSummary(
                data.path("model_id").asText(),
                number(data, "arrivals"),
                number(data, "served"),
                number(data, "used"),
                number(data, "in_flight"),
                new LatencySketch(latency),
                keys);
    }

    private static int index(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidValueException("latency", text, "the number of a bucket");
        }
    }

    private static long count(Map.Entry<String, JsonNode> entry) {
        return number(entry.getKey(), entry.getValue());
    }

    private static long number(JsonNode data, String field) {
        return number(field, data.path(field));
    }

    private static long number(String field, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new InvalidValueException(field, value.getNodeType(), "a whole number");
        }
        return value.asLong();
    }
}
