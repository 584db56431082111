// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.logging.masking.SensitiveDataConfig;

/**
 * Makes a line of an event in a fixed order: enrich, mask, shorten, encode. What is added is masked too, and what is
 * cut was masked whole, so that half a secret cannot stay at the cut.
 *
 * <p>No event makes it throw: where writing fails all the same, the line says so and tells time, level and logger.
 * Implementations are thread-safe.
 */
public interface LogProcessor extends LogFormatter {

    /**
     * Creates a processor.
     *
     * @param config what is added, and the bounds of a line
     * @param sensitiveData what must not be told
     * @param formatter how the line is written
     * @return the processor
     */
    static LogProcessor create(LogProcessorConfig config, SensitiveData sensitiveData, LogFormatter formatter) {
        return new DefaultLogProcessor(config, sensitiveData, formatter);
    }

    /**
     * Creates a processor that adds nothing but the trace, masks by {@link SensitiveDataConfig#defaults()} and writes
     * JSON.
     *
     * @return the processor
     */
    static LogProcessor withDefaults() {
        return create(LogProcessorConfig.defaults(), SensitiveData.withDefaults(), JsonFormatter.withDefaults());
    }

    /**
     * Makes a line of an event.
     *
     * @param record the event
     * @return the line in UTF-8, without an end of line; {@link LogProcessorConfig#longestLine()} bytes at most
     */
    byte[] processLog(LogRecord record);

    /**
     * Masks an event. A message above 1,048,576 characters is cut to them before, and its arguments are left out.
     *
     * @param record the event
     * @return the event without what is sensitive; the same object if nothing was found
     */
    LogRecord filterSensitive(LogRecord record);

    /**
     * Adds the fields of the service, and the trace from the diagnostic context where the event has none: W3C
     * {@code traceparent}, else {@code traceId}, {@code trace_id} or {@code trace.id}.
     *
     * @param record the event
     * @return the event with its fields; those of the service stand in place of fields of the same name
     */
    LogRecord enrichData(LogRecord record);

    @Override
    default byte[] format(LogRecord record) {
        return processLog(record);
    }
}
