// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Masks every text of an event, and leaves events alone in which there is nothing to mask. */
final class RecordMasker {

    private static final int LONGEST_NEEDLE = 256;

    private final DefaultSensitiveData data;

    RecordMasker(DefaultSensitiveData data) {
        this.data = data;
    }

    @SuppressWarnings("ReferenceEquality")
    LogRecord mask(LogRecord record) {
        String message = data.mask(record.message());
        List<Object> arguments = arguments(record, message);
        Map<String, String> context = masked(record.context());
        Map<String, Object> fields = masked(record.fields());
        Optional<ThrownData> thrown = masked(record.thrown());
        String logger = data.mask(record.logger());
        String thread = data.mask(record.thread());
        Optional<String> traceId = record.traceId();
        if (traceId.isPresent()) {
            String masked = data.mask(traceId.orElseThrow());
            traceId = masked.equals(traceId.orElseThrow()) ? traceId : Optional.of(masked);
        }
        // What is the same object was not changed, which is the contract of every method here.
        boolean same = message == record.message()
                && arguments == record.arguments()
                && context == record.context()
                && fields == record.fields()
                && thrown == record.thrown()
                && logger == record.logger()
                && thread == record.thread()
                && traceId == record.traceId();
        return same
                ? record
                : new LogRecord(
                        record.instant(),
                        record.level(),
                        logger,
                        thread,
                        message,
                        arguments,
                        context,
                        fields,
                        thrown,
                        traceId);
    }

    private List<Object> arguments(LogRecord record, String maskedMessage) {
        List<Object> out = new ArrayList<>(record.arguments().size());
        boolean same = true;
        for (Object argument : record.arguments()) {
            Object masked = isMaskedIn(record.message(), maskedMessage, argument)
                    ? data.replacement()
                    : data.maskValue("", argument);
            same &= masked.equals(argument);
            out.add(masked);
        }
        return same ? record.arguments() : out;
    }

    /** {@code log.info("password={}", password)}: only the message knows that the argument is a secret. */
    private static boolean isMaskedIn(String message, String maskedMessage, Object argument) {
        if (message.equals(maskedMessage) || argument instanceof Boolean) {
            return false;
        }
        String text = argument.toString();
        String needle = text.length() > LONGEST_NEEDLE ? text.substring(0, LONGEST_NEEDLE) : text;
        return !needle.isBlank() && count(message, needle) > count(maskedMessage, needle);
    }

    private static int count(String text, String needle) {
        int count = 0;
        for (int at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length())) {
            count++;
        }
        return count;
    }

    @SuppressWarnings("unchecked")
    private <V> Map<String, V> masked(Map<String, V> map) {
        boolean same = true;
        for (Map.Entry<String, V> entry : map.entrySet()) {
            String key = entry.getKey();
            same &= data.mask(key).equals(key)
                    && data.maskValue(key, entry.getValue()).equals(entry.getValue());
        }
        if (same) {
            return map;
        }
        Map<String, V> out = new LinkedHashMap<>();
        // A value is kept or becomes a text, which both types of map can hold.
        map.forEach((key, value) -> out.put(NestedMasker.unused(out, data.mask(key)), (V) data.maskValue(key, value)));
        return out;
    }

    @SuppressWarnings("ReferenceEquality")
    private Optional<ThrownData> masked(Optional<ThrownData> thrown) {
        if (thrown.isEmpty()) {
            return thrown;
        }
        ThrownData before = thrown.orElseThrow();
        ThrownData after = masked(before);
        return after == before ? thrown : Optional.of(after);
    }

    @SuppressWarnings("ReferenceEquality")
    private ThrownData masked(ThrownData thrown) {
        String message = data.mask(thrown.message());
        Optional<ThrownData> cause = masked(thrown.cause());
        boolean same = message == thrown.message() && cause == thrown.cause();
        List<ThrownData> suppressed =
                thrown.suppressed().stream().map(this::masked).toList();
        for (int i = 0; i < suppressed.size(); i++) {
            same &= suppressed.get(i) == thrown.suppressed().get(i);
        }
        return same
                ? thrown
                : new ThrownData(thrown.type(), message, thrown.frames(), thrown.omittedFrames(), cause, suppressed);
    }
}
