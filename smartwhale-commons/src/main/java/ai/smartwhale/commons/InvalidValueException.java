// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An argument or a setting is outside what is allowed. Names the field, the value and the allowed range. */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 120;

    private final String field;
    private final String value;
    private final String allowed;

    /**
     * Creates the exception.
     *
     * @param field the name of the field, as the caller wrote it
     * @param value the value that was refused; shortened to 120 characters
     * @param allowed what would have been accepted
     */
    public InvalidValueException(String field, @Nullable Object value, String allowed) {
        super(field + " is " + shorten(value) + "; allowed: " + allowed);
        this.field = field;
        this.value = shorten(value);
        this.allowed = allowed;
    }

    /**
     * The field that was refused.
     *
     * @return its name
     */
    public String field() {
        return field;
    }

    /**
     * The refused value.
     *
     * @return its text, shortened
     */
    public String value() {
        return value;
    }

    /**
     * What would have been accepted.
     *
     * @return the range or the choices
     */
    public String allowed() {
        return allowed;
    }

    /**
     * Requires a text that is neither null nor blank.
     *
     * @param field the name for the message
     * @param value the text
     * @return the text
     * @throws InvalidValueException if it is null or blank
     */
    public static String requireText(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValueException(field, value, "a text that is not empty");
        }
        return value;
    }

    /**
     * Requires a number within bounds.
     *
     * @param field the name for the message
     * @param value the number
     * @param least the least allowed
     * @param most the most allowed
     * @return the number
     * @throws InvalidValueException if it is outside
     */
    public static long requireRange(String field, long value, long least, long most) {
        if (value < least || value > most) {
            String range =
                    most == Long.MAX_VALUE || most == Integer.MAX_VALUE ? least + " or more" : least + ".." + most;
            throw new InvalidValueException(field, value, range);
        }
        return value;
    }

    /**
     * Requires a duration above zero.
     *
     * @param field the name for the message
     * @param value the duration
     * @return the duration
     * @throws InvalidValueException if it is null, zero or negative
     */
    public static Duration requirePositive(String field, @Nullable Duration value) {
        if (value == null || value.isZero() || value.isNegative()) {
            throw new InvalidValueException(field, value, "a duration above zero");
        }
        return value;
    }

    /**
     * Requires a value that is not null.
     *
     * @param <T> the type of the value
     * @param field the name for the message
     * @param value the value
     * @return the value
     * @throws InvalidValueException if it is null
     */
    public static <T> T requirePresent(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidValueException(field, null, "a value");
        }
        return value;
    }

    private static String shorten(@Nullable Object value) {
        String text = value instanceof String s ? '"' + s + '"' : Objects.toString(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
