// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a {@link TextFormatter} writes.
 *
 * @param zone the zone of the time; UTC by default
 * @param loggerLength to how many characters the packages of a logger are shortened, 0 to 1,000; 36 by default
 * @param fields whether the fields of the event are written; so by default
 * @param context whether the diagnostic context and the trace are written; so by default
 */
public record TextFormatterConfig(ZoneId zone, int loggerLength, boolean fields, boolean context) {

    private static final int MOST_LENGTH = 1_000;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is null or outside its range
     */
    public TextFormatterConfig {
        InvalidValueException.requirePresent("zone", zone);
        InvalidValueException.requireRange("loggerLength", loggerLength, 0, MOST_LENGTH);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static TextFormatterConfig defaults() {
        return new TextFormatterConfig(ZoneOffset.UTC, 36, true, true);
    }

    /**
     * Sets zone.
     *
     * @param value the zone of the time
     * @return other settings
     */
    public TextFormatterConfig withZone(ZoneId value) {
        return new TextFormatterConfig(value, loggerLength, fields, context);
    }

    /**
     * Sets loggerLength.
     *
     * @param value in characters
     * @return other settings
     */
    public TextFormatterConfig withLoggerLength(int value) {
        return new TextFormatterConfig(zone, value, fields, context);
    }

    /**
     * Sets fields.
     *
     * @param value whether they are written
     * @return other settings
     */
    public TextFormatterConfig withFields(boolean value) {
        return new TextFormatterConfig(zone, loggerLength, value, context);
    }

    /**
     * Sets context.
     *
     * @param value whether it is written
     * @return other settings
     */
    public TextFormatterConfig withContext(boolean value) {
        return new TextFormatterConfig(zone, loggerLength, fields, value);
    }
}
