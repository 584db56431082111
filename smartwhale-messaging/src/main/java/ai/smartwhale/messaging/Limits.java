// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bounds of a message. What Java code may build and what the reader takes are bounded alike. */
final class Limits {

    /** The longest message, in bytes: four times what a broker takes unless told otherwise. */
    static final int LONGEST_MESSAGE = 4 * MessagingConstants.BUFFER_BYTES;
    /** The longest text, in UTF-16 units. */
    static final int LONGEST_TEXT = MessagingConstants.BUFFER_BYTES;
    /** The longest id and the longest time, in UTF-16 units: they are kept in maps and echoed. */
    static final int LONGEST_ID = 1024;
    /** The most tags of a request. */
    static final int MOST_TAGS = 1000;
    /** The longest name of a field, in UTF-16 units. */
    static final int LONGEST_NAME = 1000;
    /** The deepest nesting of a whole message. */
    static final int DEEPEST_MESSAGE = 64;
    /** The deepest nesting of free-form content, which lies below message, section and field. */
    static final int DEEPEST_CONTENT = DEEPEST_MESSAGE - 4;
    /** Digits of the longest number. */
    static final int LONGEST_NUMBER = 100;
    /** Bits that are certain to have no more digits than the longest number. */
    static final int LONGEST_NUMBER_BITS = 332;
    /** Tokens of the longest message; bounds the objects that a message of empty lists turns into. */
    static final int MOST_TOKENS = 1_000_000;
    /** The longest time span in seconds: about 31 years, which fits into nanoseconds. */
    static final long LONGEST_SECONDS = 1_000_000_000L;

    private static final Duration LONGEST_DURATION = Duration.ofSeconds(LONGEST_SECONDS);

    private Limits() {}

    static void requireId(String field, @Nullable String value) {
        requireLength(field, InvalidValueException.requireText(field, value), LONGEST_ID);
    }

    static void requireIds(String field, @Nullable Optional<String> value) {
        InvalidValueException.requirePresent(field, value).ifPresent(text -> requireLength(field, text, LONGEST_ID));
    }

    static void requireTexts(String field, @Nullable Optional<String> value) {
        InvalidValueException.requirePresent(field, value).ifPresent(text -> requireLength(field, text, LONGEST_TEXT));
    }

    static void requireLength(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidValueException(field, text, "at most " + longest + " characters");
        }
    }

    static List<String> copyTags(String field, @Nullable List<String> values) {
        List<String> tags = InvalidValueException.requirePresent(field, values);
        if (tags.size() > MOST_TAGS) {
            throw new InvalidValueException(field, tags.size() + " tags", "at most " + MOST_TAGS);
        }
        for (String tag : tags) {
            requireLength(field, InvalidValueException.requirePresent(field, tag), LONGEST_TEXT);
        }
        return List.copyOf(tags);
    }

    static void requireDuration(String field, @Nullable Duration value) {
        if (value == null || value.isNegative() || value.compareTo(LONGEST_DURATION) > 0) {
            throw new InvalidValueException(field, value, "0 s.." + LONGEST_SECONDS + " s");
        }
    }

    static void requireDurations(String field, @Nullable Optional<Duration> value) {
        InvalidValueException.requirePresent(field, value).ifPresent(duration -> requireDuration(field, duration));
    }
}
