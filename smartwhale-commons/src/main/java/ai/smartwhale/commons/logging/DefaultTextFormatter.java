// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.LineBuffer.Escape;
import java.util.Map;

/** Time, thread, level, logger, message, fields, context, throwable. */
final class DefaultTextFormatter implements TextFormatter {

    private static final int OVERHEAD = 128;
    private static final int LEVEL_WIDTH = 5;

    private final TextFormatterConfig config;
    private final TimestampText timestamps;

    DefaultTextFormatter(TextFormatterConfig config) {
        this.config = InvalidValueException.requirePresent("config", config);
        this.timestamps = new TimestampText(config.zone(), ' ');
    }

    @Override
    public byte[] format(LogRecord record) {
        LineBuffer out = new LineBuffer(OVERHEAD + record.message().length());
        timestamps.write(record.instant(), out);
        out.ascii(" [")
                .escaped(record.thread(), Escape.TEXT)
                .ascii("] ")
                .ascii(record.level().name());
        for (int width = record.level().name().length(); width <= LEVEL_WIDTH; width++) {
            out.ascii(' ');
        }
        out.escaped(shortened(record.logger(), config.loggerLength()), Escape.TEXT);
        out.ascii(" - ").escaped(record.message(), Escape.TEXT);
        if (config.fields()) {
            pairs(record.fields(), " ", " ", out);
        }
        if (config.context()) {
            context(record, out);
        }
        if (record.thrown().isPresent()) {
            StackTraceText.write(record.thrown().orElseThrow(), out.escaped("\n", Escape.TEXT), Escape.TEXT);
        }
        return out.toBytes();
    }

    private static void context(LogRecord record, LineBuffer out) {
        if (record.context().isEmpty() && record.traceId().isEmpty()) {
            return;
        }
        out.ascii(" {");
        String before = "";
        if (record.traceId().isPresent()) {
            out.ascii("trace=").escaped(record.traceId().orElseThrow(), Escape.TEXT);
            before = ", ";
        }
        pairs(record.context(), before, ", ", out);
        out.ascii('}');
    }

    private static void pairs(Map<String, ?> pairs, String first, String between, LineBuffer out) {
        String before = first;
        for (Map.Entry<String, ?> pair : pairs.entrySet()) {
            out.ascii(before).escaped(pair.getKey(), Escape.TEXT).ascii('=');
            out.escaped(RecordCutter.cutNumber(pair.getValue()).toString(), Escape.TEXT);
            before = between;
        }
    }

    /** Packages become their first letters, from the left, until the name is short enough. */
    static String shortened(String logger, int most) {
        if (logger.length() <= most) {
            return logger;
        }
        StringBuilder out = new StringBuilder(logger.length());
        int length = logger.length();
        int at = 0;
        for (int dot = logger.indexOf('.'); dot >= 0; dot = logger.indexOf('.', at)) {
            if (length > most && dot > at + 1) {
                out.append(logger.charAt(at));
                length -= dot - at - 1;
            } else {
                out.append(logger, at, dot);
            }
            out.append('.');
            at = dot + 1;
        }
        return out.append(logger, at, logger.length()).toString();
    }
}
