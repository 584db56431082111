// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shortens what is too long in an event, with a mark of how much was left out.
 *
 * @param message characters of the message
 * @param value characters of any other text
 * @param entries of arguments, context and fields each
 * @param frames of the stack trace of one throwable
 */
record RecordCutter(int message, int value, int entries, int frames) {

    private static final int LEAST_TEXT = 32;
    private static final int LONGEST_NUMBER_BITS = 1_024;
    private static final String OMITTED = "omitted";

    boolean isTightest() {
        return message <= LEAST_TEXT && value <= LEAST_TEXT && entries == 0 && frames == 0;
    }

    RecordCutter tighter() {
        return new RecordCutter(
                Math.max(LEAST_TEXT, message / 4), Math.max(LEAST_TEXT, value / 4), entries / 4, frames / 4);
    }

    LogRecord cut(LogRecord record) {
        if (fits(record)) {
            return record;
        }
        return new LogRecord(
                record.instant(),
                record.level(),
                cut(record.logger(), value),
                cut(record.thread(), value),
                cut(record.message(), message),
                cut(record.arguments()),
                cut(record.context()),
                cut(record.fields()),
                record.thrown().map(this::cut),
                record.traceId().map(id -> cut(id, value)));
    }

    private boolean fits(LogRecord record) {
        return record.message().length() <= message
                && record.logger().length() <= value
                && record.thread().length() <= value
                && record.traceId().map(String::length).orElse(0) <= value
                && record.thrown().isEmpty()
                && fit(record.arguments())
                && fit(record.context())
                && fit(record.fields());
    }

    private boolean fit(List<Object> list) {
        if (list.size() > entries) {
            return false;
        }
        for (Object each : list) {
            if (!fits(each)) {
                return false;
            }
        }
        return true;
    }

    private boolean fit(Map<String, ?> map) {
        if (map.size() > entries) {
            return false;
        }
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            if (entry.getKey().length() > value || !fits(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(Object object) {
        if (object instanceof String text) {
            return text.length() <= value;
        }
        return !(object instanceof BigInteger || object instanceof BigDecimal);
    }

    private List<Object> cut(List<Object> list) {
        List<Object> out = new ArrayList<>();
        for (Object each : list.subList(0, Math.min(entries, list.size()))) {
            out.add(cutValue(each));
        }
        if (list.size() > entries) {
            out.add(mark(list.size() - entries, "arguments"));
        }
        return out;
    }

    @SuppressWarnings("unchecked")
    private <V> Map<String, V> cut(Map<String, V> map) {
        Map<String, V> out = new LinkedHashMap<>();
        for (Map.Entry<String, V> entry : map.entrySet()) {
            if (out.size() == entries) {
                // A text is a value of both types of map.
                out.put(NestedMasker.unused(out, OMITTED), (V) mark(map.size() - entries, "entries"));
                break;
            }
            String key = NestedMasker.unused(out, cut(entry.getKey(), value));
            out.put(key, (V) cutValue(entry.getValue()));
        }
        return out;
    }

    private Object cutValue(Object object) {
        return object instanceof String text ? cut(text, value) : cutNumber(object);
    }

    /** Writing out a number of a million digits takes minutes, and readers of JSON refuse it. */
    static Object cutNumber(Object object) {
        if (object instanceof BigInteger integer && integer.bitLength() > LONGEST_NUMBER_BITS) {
            return "[a number of " + integer.bitLength() + " bits]";
        }
        if (object instanceof BigDecimal decimal && decimal.unscaledValue().bitLength() > LONGEST_NUMBER_BITS) {
            return "[a number of " + decimal.unscaledValue().bitLength() + " bits]";
        }
        return object;
    }

    private ThrownData cut(ThrownData thrown) {
        int kept = Math.min(frames, thrown.frames().size());
        return new ThrownData(
                cut(thrown.type(), value),
                cut(thrown.message(), value),
                thrown.frames().subList(0, kept),
                thrown.omittedFrames() + thrown.frames().size() - kept,
                thrown.cause().map(this::cut),
                thrown.suppressed().stream().map(this::cut).toList());
    }

    /** What is left where even the least of everything is too long: thirty throwables with names of a kilobyte. */
    static LogRecord skeleton(LogRecord record) {
        return new LogRecord(
                record.instant(),
                record.level(),
                cut(record.logger(), LEAST_TEXT),
                cut(record.thread(), LEAST_TEXT),
                cut(record.message(), LEAST_TEXT),
                List.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                record.traceId().map(id -> cut(id, LEAST_TEXT)));
    }

    private static String mark(int count, String what) {
        return "[" + count + ' ' + what + " left out]";
    }

    /** Never between the halves of a surrogate pair. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + mark(text.length() - end, "characters");
    }
}
