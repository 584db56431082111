// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event of a log, immutable down to its values, so that any thread may write it later.
 *
 * @param instant when it happened
 * @param level how much it matters
 * @param logger the name of the logger
 * @param thread the name of the thread
 * @param message the message with its arguments filled in
 * @param arguments the arguments: texts, numbers and truth values
 * @param context the diagnostic context (MDC) of the thread
 * @param fields key-value pairs of the event: texts, numbers and truth values
 * @param thrown the throwable, as data
 * @param traceId the trace that the event belongs to
 */
public record LogRecord(
        Instant instant,
        LogLevel level,
        String logger,
        String thread,
        String message,
        List<Object> arguments,
        Map<String, String> context,
        Map<String, Object> fields,
        Optional<ThrownData> thrown,
        Optional<String> traceId) {

    private static final int OVERHEAD_BYTES = 256;
    private static final int FRAME_BYTES = 48;

    /**
     * Checks every component; arguments and values that are neither numbers nor truth values become texts.
     *
     * @throws InvalidValueException if a component is null
     */
    public LogRecord {
        InvalidValueException.requirePresent("instant", instant);
        InvalidValueException.requirePresent("level", level);
        InvalidValueException.requirePresent("logger", logger);
        InvalidValueException.requirePresent("thread", thread);
        InvalidValueException.requirePresent("message", message);
        arguments = PlainValues.list(InvalidValueException.requirePresent("arguments", arguments));
        context = PlainValues.texts(InvalidValueException.requirePresent("context", context));
        fields = PlainValues.map(InvalidValueException.requirePresent("fields", fields));
        InvalidValueException.requirePresent("thrown", thrown);
        InvalidValueException.requirePresent("traceId", traceId);
    }

    /**
     * Starts an event.
     *
     * @param instant when it happened
     * @param level how much it matters
     * @param logger the name of the logger
     * @return a builder; the thread is the present one, the message empty
     */
    public static LogRecordBuilder builder(Instant instant, LogLevel level, String logger) {
        return new LogRecordBuilder(instant, level, logger);
    }

    /**
     * Starts from this event.
     *
     * @return a builder with all of its components
     */
    public LogRecordBuilder toBuilder() {
        return new LogRecordBuilder(this);
    }

    /**
     * About how much memory the event takes, for bounds.
     *
     * @return in bytes, above zero
     */
    public int weight() {
        long weight = OVERHEAD_BYTES + 2L * message.length();
        for (Object argument : arguments) {
            weight += PlainValues.weight(argument);
        }
        for (Map.Entry<String, String> entry : context.entrySet()) {
            weight += PlainValues.weight(entry.getKey()) + PlainValues.weight(entry.getValue());
        }
        for (Map.Entry<String, Object> entry : fields.entrySet()) {
            weight += PlainValues.weight(entry.getKey()) + PlainValues.weight(entry.getValue());
        }
        for (ThrownData data = thrown.orElse(null);
                data != null;
                data = data.cause().orElse(null)) {
            weight += PlainValues.weight(data.message())
                    + (long) FRAME_BYTES * data.frames().size();
        }
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }
}
