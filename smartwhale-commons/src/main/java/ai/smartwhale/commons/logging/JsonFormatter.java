// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

/**
 * Writes an event as one line of JSON in the names of the Elastic Common Schema: {@code @timestamp} (UTC,
 * microseconds), {@code log.level}, {@code message}, {@code ecs.version}, the fields of the event,
 * {@code process.thread.name}, {@code log.logger}, {@code trace.id}, {@code labels} (the diagnostic context),
 * {@code error.type}, {@code error.message} and {@code error.stack_trace}. A field that has one of these names gets an
 * underscore behind it, so that no name stands twice.
 *
 * <p>Every line is valid JSON in valid UTF-8. Control characters, separators of lines and what changes the direction of
 * writing are escaped, so that the raw line deceives no terminal. Numbers that JSON does not know become texts.
 *
 * <p>Masks nothing: see {@link LogProcessor}. Implementations are thread-safe.
 */
public interface JsonFormatter extends LogFormatter {

    /**
     * Creates a formatter.
     *
     * @param config what is written
     * @return the formatter
     */
    static JsonFormatter create(JsonFormatterConfig config) {
        return new DefaultJsonFormatter(config);
    }

    /**
     * Creates a formatter of {@link JsonFormatterConfig#defaults()}.
     *
     * @return the formatter
     */
    static JsonFormatter withDefaults() {
        return create(JsonFormatterConfig.defaults());
    }
}
