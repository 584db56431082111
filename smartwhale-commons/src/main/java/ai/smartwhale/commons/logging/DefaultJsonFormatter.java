// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.LineBuffer.Escape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes names that are known as bytes, and everything else escaped. */
final class DefaultJsonFormatter implements JsonFormatter {

    private static final Set<String> NAMES = Set.of(
            "@timestamp",
            "log.level",
            "message",
            "ecs.version",
            "process.thread.name",
            "log.logger",
            "trace.id",
            "log.arguments",
            "labels",
            "error.type",
            "error.message",
            "error.stack_trace");

    private static final byte[] TIMESTAMP = ascii("{\"@timestamp\":\"");
    private static final byte[] LEVEL = ascii("\",\"log.level\":\"");
    private static final byte[] MESSAGE = ascii("\",\"message\":\"");
    private static final byte[] VERSION = ascii("\",\"ecs.version\":\"8.11\"");
    private static final byte[] THREAD = ascii(",\"process.thread.name\":\"");
    private static final byte[] LOGGER = ascii("\",\"log.logger\":\"");
    private static final byte[] TRACE = ascii(",\"trace.id\":\"");
    private static final byte[] LABELS = ascii(",\"labels\":{");
    private static final byte[] ARGUMENTS = ascii(",\"log.arguments\":[");
    private static final byte[] ERROR_TYPE = ascii(",\"error.type\":\"");
    private static final byte[] ERROR_MESSAGE = ascii("\",\"error.message\":\"");
    private static final byte[] ERROR_TRACE = ascii("\",\"error.stack_trace\":\"");
    private static final int OVERHEAD = 320;
    private static final int OVERHEAD_THROWN = 4_096;

    private final JsonFormatterConfig config;
    private final TimestampText timestamps = new TimestampText(ZoneOffset.UTC, 'T');

    DefaultJsonFormatter(JsonFormatterConfig config) {
        this.config = InvalidValueException.requirePresent("config", config);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] format(LogRecord record) {
        int entries = record.fields().size() + record.context().size();
        int capacity = OVERHEAD + record.message().length() + 48 * entries;
        LineBuffer out = new LineBuffer(record.thrown().isPresent() ? capacity + OVERHEAD_THROWN : capacity);
        timestamps.write(record.instant(), out.ascii(TIMESTAMP));
        out.ascii(LEVEL).ascii(record.level().name());
        out.ascii(MESSAGE).escaped(record.message(), Escape.JSON).ascii(VERSION);
        if (!record.fields().isEmpty()) {
            fields(record.fields(), out);
        }
        out.ascii(THREAD).escaped(record.thread(), Escape.JSON);
        out.ascii(LOGGER).escaped(record.logger(), Escape.JSON).ascii('"');
        if (record.traceId().isPresent()) {
            out.ascii(TRACE)
                    .escaped(record.traceId().orElseThrow(), Escape.JSON)
                    .ascii('"');
        }
        if (config.context() && !record.context().isEmpty()) {
            labels(record.context(), out);
        }
        if (config.arguments() && !record.arguments().isEmpty()) {
            arguments(record.arguments(), out);
        }
        if (record.thrown().isPresent()) {
            thrown(record.thrown().orElseThrow(), out);
        }
        return out.ascii('}').toBytes();
    }

    private static void fields(Map<String, Object> fields, LineBuffer out) {
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            String name = field.getKey();
            if (NAMES.contains(name)) {
                do {
                    name += '_';
                } while (fields.containsKey(name));
            }
            out.ascii(',').ascii('"').escaped(name, Escape.JSON).ascii('"').ascii(':');
            value(field.getValue(), out);
        }
    }

    private static void labels(Map<String, String> context, LineBuffer out) {
        out.ascii(LABELS);
        boolean first = true;
        for (Map.Entry<String, String> label : context.entrySet()) {
            if (!first) {
                out.ascii(',');
            }
            first = false;
            out.ascii('"').escaped(label.getKey(), Escape.JSON).ascii('"').ascii(':');
            value(label.getValue(), out);
        }
        out.ascii('}');
    }

    private static void arguments(List<Object> arguments, LineBuffer out) {
        out.ascii(ARGUMENTS);
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            // As texts: a search server takes one type for a name, and arguments have any.
            value(RecordCutter.cutNumber(arguments.get(i)).toString(), out);
        }
        out.ascii(']');
    }

    private static void thrown(ThrownData thrown, LineBuffer out) {
        out.ascii(ERROR_TYPE).escaped(thrown.type(), Escape.JSON);
        out.ascii(ERROR_MESSAGE).escaped(thrown.message(), Escape.JSON);
        out.ascii(ERROR_TRACE);
        StackTraceText.write(thrown, out, Escape.JSON);
        out.ascii('"');
    }

    private static void value(Object value, LineBuffer out) {
        if (isNumber(value) || value instanceof Boolean) {
            out.ascii(value.toString());
        } else {
            out.ascii('"')
                    .escaped(RecordCutter.cutNumber(value).toString(), Escape.JSON)
                    .ascii('"');
        }
    }

    private static boolean isNumber(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue());
        }
        if (value instanceof BigInteger || value instanceof BigDecimal) {
            return RecordCutter.cutNumber(value) instanceof Number;
        }
        return value instanceof Number;
    }
}
