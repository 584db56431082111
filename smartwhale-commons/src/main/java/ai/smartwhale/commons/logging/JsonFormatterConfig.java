// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

/**
 * What a {@link JsonFormatter} writes.
 *
 * @param arguments whether the arguments of the message are written on their own too, as {@code log.arguments}; not by
 *     default, for they stand in the message
 * @param context whether the diagnostic context is written; so by default
 */
public record JsonFormatterConfig(boolean arguments, boolean context) {

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static JsonFormatterConfig defaults() {
        return new JsonFormatterConfig(false, true);
    }

    /**
     * Sets arguments.
     *
     * @param value whether they are written
     * @return other settings
     */
    public JsonFormatterConfig withArguments(boolean value) {
        return new JsonFormatterConfig(value, context);
    }

    /**
     * Sets context.
     *
     * @param value whether it is written
     * @return other settings
     */
    public JsonFormatterConfig withContext(boolean value) {
        return new JsonFormatterConfig(arguments, value);
    }
}
