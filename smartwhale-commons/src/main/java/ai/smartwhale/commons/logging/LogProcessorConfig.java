// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link LogProcessor} adds to events, and the bounds of a line.
 *
 * @param fields constant fields, 50 at most; none by default. The builder has names for those of the Elastic Common
 *     Schema that tell a service
 * @param longestMessage of a message, in characters, 64 to 1,000,000; 32,768 by default
 * @param longestValue of any other text, in characters, 64 to 1,000,000; 8,192 by default
 * @param mostEntries of arguments, of the context and of fields each, 1 to 10,000; 128 by default
 * @param mostFrames of the stack trace of one throwable, 0 to 100; 60 by default
 * @param longestLine of a line, in bytes, 2,048 to 16 MiB; 262,144 by default. A longer one is written again with a
 *     quarter of the other bounds, until it fits
 */
public record LogProcessorConfig(
        Map<String, String> fields,
        int longestMessage,
        int longestValue,
        int mostEntries,
        int mostFrames,
        int longestLine) {

    private static final int MOST_FIELDS = 50;
    private static final int LONGEST_FIELD = 1_024;
    private static final int LEAST_TEXT = 64;
    private static final int MOST_TEXT = 1_000_000;
    private static final int LEAST_LINE = 2_048;
    private static final int MOST_LINE = 16 << 20;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is null or outside its range
     * @throws LimitExceededException if there are too many fields
     */
    public LogProcessorConfig {
        InvalidValueException.requirePresent("fields", fields);
        LimitExceededException.requireAtMost("fields", fields.size(), MOST_FIELDS);
        fields.forEach(LogProcessorConfig::requireField);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        InvalidValueException.requireRange("longestMessage", longestMessage, LEAST_TEXT, MOST_TEXT);
        InvalidValueException.requireRange("longestValue", longestValue, LEAST_TEXT, MOST_TEXT);
        InvalidValueException.requireRange("mostEntries", mostEntries, 1, 10_000);
        InvalidValueException.requireRange("mostFrames", mostFrames, 0, ThrownData.MOST_FRAMES);
        InvalidValueException.requireRange("longestLine", longestLine, LEAST_LINE, MOST_LINE);
    }

    private static void requireField(String key, String value) {
        InvalidValueException.requireText("fields", key);
        InvalidValueException.requireText(key, value);
        LimitExceededException.requireAtMost("field " + key + ", in characters", value.length(), LONGEST_FIELD);
    }

    RecordCutter cutter() {
        return new RecordCutter(longestMessage, longestValue, mostEntries, mostFrames);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static LogProcessorConfig defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {

        private final Map<String, String> fields = new LinkedHashMap<>();
        private int longestMessage = 32_768;
        private int longestValue = 8_192;
        private int mostEntries = 128;
        private int mostFrames = 60;
        private int longestLine = 262_144;

        private Builder() {}

        /**
         * Adds {@code service.name}.
         *
         * @param value the name of the service
         * @return this
         */
        public Builder service(String value) {
            return field("service.name", value);
        }

        /**
         * Adds {@code service.node.name}.
         *
         * @param value the name of the instance
         * @return this
         */
        public Builder instance(String value) {
            return field("service.node.name", value);
        }

        /**
         * Adds {@code service.environment}.
         *
         * @param value the name of the environment
         * @return this
         */
        public Builder environment(String value) {
            return field("service.environment", value);
        }

        /**
         * Adds a constant field.
         *
         * @param key the key
         * @param value the value, 1,024 characters at most
         * @return this
         */
        public Builder field(String key, String value) {
            fields.put(key, value);
            return this;
        }

        /**
         * Sets longestMessage.
         *
         * @param value in characters
         * @return this
         */
        public Builder longestMessage(int value) {
            this.longestMessage = value;
            return this;
        }

        /**
         * Sets longestValue.
         *
         * @param value in characters
         * @return this
         */
        public Builder longestValue(int value) {
            this.longestValue = value;
            return this;
        }

        /**
         * Sets mostEntries.
         *
         * @param value a number
         * @return this
         */
        public Builder mostEntries(int value) {
            this.mostEntries = value;
            return this;
        }

        /**
         * Sets mostFrames.
         *
         * @param value a number
         * @return this
         */
        public Builder mostFrames(int value) {
            this.mostFrames = value;
            return this;
        }

        /**
         * Sets longestLine.
         *
         * @param value in bytes
         * @return this
         */
        public Builder longestLine(int value) {
            this.longestLine = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is not allowed
         */
        public LogProcessorConfig build() {
            return new LogProcessorConfig(fields, longestMessage, longestValue, mostEntries, mostFrames, longestLine);
        }
    }
}
