// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.logback;

import ai.smartwhale.commons.logging.LogLevel;
import ai.smartwhale.commons.logging.LogRecord;
import ai.smartwhale.commons.logging.LogRecordBuilder;
import ai.smartwhale.commons.logging.ThrownData;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** Turns events of Logback into events that hold on to nothing of the program, on the thread that logs. */
public final class EventConverter {

    private static final List<String> TRACE_KEYS = List.of("trace_id", "traceId");

    private EventConverter() {}

    /**
     * Converts an event. Arguments become texts here, since they may change later; one whose {@code toString} fails is
     * told in its place.
     *
     * @param event the event
     * @return the same, immutable
     */
    public static LogRecord convert(ILoggingEvent event) {
        LogRecordBuilder record = LogRecord.builder(event.getInstant(), level(event), event.getLoggerName())
                .thread(String.valueOf(event.getThreadName()));
        Object[] arguments = event.getArgumentArray();
        if (arguments == null || arguments.length == 0) {
            record.message(event.getMessage());
        } else {
            record.format(event.getMessage(), arguments);
        }
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            record.thrown(Optional.of(thrown(thrown, 0)));
        }
        Map<String, String> context = event.getMDCPropertyMap();
        if (context != null && !context.isEmpty()) {
            record.context(context);
            TRACE_KEYS.stream()
                    .map(context::get)
                    .flatMap(Stream::ofNullable)
                    .findFirst()
                    .ifPresent(record::traceId);
        }
        fields(event.getKeyValuePairs()).ifPresent(record::fields);
        return record.build();
    }

    private static LogLevel level(ILoggingEvent event) {
        Level level = event.getLevel();
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return LogLevel.ERROR;
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return LogLevel.WARN;
        }
        if (level.isGreaterOrEqual(Level.INFO)) {
            return LogLevel.INFO;
        }
        return level.isGreaterOrEqual(Level.DEBUG) ? LogLevel.DEBUG : LogLevel.TRACE;
    }

    private static Optional<Map<String, @Nullable Object>> fields(@Nullable List<KeyValuePair> pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (KeyValuePair pair : pairs) {
            fields.put(String.valueOf(pair.key), pair.value);
        }
        return Optional.of(fields);
    }

    private static ThrownData thrown(IThrowableProxy proxy, int depth) {
        if (proxy instanceof ThrowableProxy local) {
            return ThrownData.of(local.getThrowable());
        }
        // An event that came from elsewhere has no throwable, only what is known of it.
        StackTraceElementProxy[] stack = proxy.getStackTraceElementProxyArray();
        List<StackTraceElement> frames = Stream.ofNullable(stack)
                .flatMap(Stream::of)
                .map(StackTraceElementProxy::getStackTraceElement)
                .toList();
        int kept = Math.min(frames.size(), ThrownData.MOST_FRAMES);
        IThrowableProxy cause = proxy.getCause();
        return new ThrownData(
                proxy.getClassName(),
                proxy.getMessage() == null ? "" : proxy.getMessage(),
                frames.subList(0, kept),
                frames.size() - kept,
                cause == null || depth + 1 >= ThrownData.MOST_CAUSES
                        ? Optional.empty()
                        : Optional.of(thrown(cause, depth + 1)),
                List.of());
    }
}
