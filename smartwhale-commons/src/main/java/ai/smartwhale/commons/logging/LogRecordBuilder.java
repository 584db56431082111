// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/** Collects the components of a {@link LogRecord}. Not thread-safe. */
public final class LogRecordBuilder {

    private final Instant instant;
    private final LogLevel level;
    private final String logger;
    private String thread;
    private String message = "";
    private List<?> arguments = List.of();
    private Map<String, String> context = Map.of();
    private Map<String, ?> fields = Map.of();
    private Optional<ThrownData> thrown = Optional.empty();
    private Optional<String> traceId = Optional.empty();

    LogRecordBuilder(Instant instant, LogLevel level, String logger) {
        this.instant = InvalidValueException.requirePresent("instant", instant);
        this.level = InvalidValueException.requirePresent("level", level);
        this.logger = InvalidValueException.requirePresent("logger", logger);
        this.thread = Thread.currentThread().getName();
    }

    LogRecordBuilder(LogRecord from) {
        this.instant = from.instant();
        this.level = from.level();
        this.logger = from.logger();
        this.thread = from.thread();
        this.message = from.message();
        this.arguments = from.arguments();
        this.context = from.context();
        this.fields = from.fields();
        this.thrown = from.thrown();
        this.traceId = from.traceId();
    }

    /**
     * Sets the name of the thread; the present one by default.
     *
     * @param value the name
     * @return this
     */
    public LogRecordBuilder thread(String value) {
        this.thread = value;
        return this;
    }

    /**
     * Sets the message as it is.
     *
     * @param value the message; null becomes {@code "null"}
     * @return this
     */
    public LogRecordBuilder message(@Nullable String value) {
        this.message = String.valueOf(value);
        return this;
    }

    /**
     * Sets the message and the arguments that fill its {@code {}}, as SLF4J fills them. A throwable in the last place
     * that no placeholder takes becomes the throwable of the event.
     *
     * @param pattern the message with placeholders
     * @param values the arguments, of any type
     * @return this
     */
    public LogRecordBuilder format(@Nullable String pattern, @Nullable Object... values) {
        Object[] safe = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            safe[i] =
                    i == values.length - 1 && values[i] instanceof Throwable ? values[i] : PlainValues.plain(values[i]);
        }
        var filled = MessageFormatter.arrayFormat(pattern, safe);
        this.message = String.valueOf(filled.getMessage());
        if (filled.getThrowable() != null) {
            thrown(filled.getThrowable());
            safe = Arrays.copyOf(safe, safe.length - 1);
        }
        this.arguments = new ArrayList<>(Arrays.asList(safe));
        return this;
    }

    /**
     * Sets the arguments.
     *
     * @param values of any type; what is neither number nor truth value becomes a text
     * @return this
     */
    public LogRecordBuilder arguments(List<?> values) {
        this.arguments = values;
        return this;
    }

    /**
     * Sets the diagnostic context.
     *
     * @param value the MDC
     * @return this
     */
    public LogRecordBuilder context(Map<String, String> value) {
        this.context = value;
        return this;
    }

    /**
     * Sets the key-value pairs.
     *
     * @param value keys with values of any type
     * @return this
     */
    public LogRecordBuilder fields(Map<String, ?> value) {
        this.fields = value;
        return this;
    }

    /**
     * Adds a key-value pair.
     *
     * @param key the key
     * @param value of any type
     * @return this
     */
    public LogRecordBuilder field(String key, @Nullable Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(key, PlainValues.plain(value));
        this.fields = more;
        return this;
    }

    /**
     * Sets the throwable.
     *
     * @param value the throwable
     * @return this
     */
    public LogRecordBuilder thrown(Throwable value) {
        this.thrown = Optional.of(ThrownData.of(value));
        return this;
    }

    /**
     * Sets the throwable as data.
     *
     * @param value the data
     * @return this
     */
    public LogRecordBuilder thrown(Optional<ThrownData> value) {
        this.thrown = value;
        return this;
    }

    /**
     * Sets the trace.
     *
     * @param value the id of the trace
     * @return this
     */
    public LogRecordBuilder traceId(String value) {
        this.traceId = Optional.of(value);
        return this;
    }

    /**
     * Checks and builds.
     *
     * @return the event
     * @throws InvalidValueException if a component is null
     */
    @SuppressWarnings("unchecked")
    public LogRecord build() {
        // The record copies both, so the wider type is safe.
        return new LogRecord(
                instant,
                level,
                logger,
                thread,
                message,
                (List<Object>) arguments,
                context,
                (Map<String, Object>) fields,
                thrown,
                traceId);
    }
}
