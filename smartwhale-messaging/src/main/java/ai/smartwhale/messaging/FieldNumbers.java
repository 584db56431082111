// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of fields, also where they are written as text. See {@link FieldValues}. */
final class FieldNumbers {

    // Enough for every number of the contract, and short enough that no exponent makes the arithmetic long.
    private static final int LONGEST = 40;
    private static final int DIGITS_OF_NANOS = 9;
    private static final int DIGITS_OF_NANOS_IN_MILLI = 6;
    private static final BigDecimal LONGEST_NANOS =
            BigDecimal.valueOf(Limits.LONGEST_SECONDS).movePointRight(DIGITS_OF_NANOS);

    private FieldNumbers() {}

    static Priority priority(FieldReader in) throws IOException {
        JsonParser json = in.json();
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            Optional<Priority> named = Priority.fromName(json.getText());
            if (named.isPresent()) {
                return named.orElseThrow();
            }
        }
        return whole(in, 1, Priority.values().length)
                .map(level -> Priority.of(level.intValue()))
                .orElse(Priority.DEFAULT);
    }

    static Optional<Long> whole(FieldReader in, long least, long most) throws IOException {
        if (in.json().currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        Number number = isLong(in.json()) ? (Number) in.json().getLongValue() : decimal(in.json());
        if (number instanceof Long value && value >= least && value <= most) {
            return Optional.of(value);
        }
        if (number instanceof BigDecimal value
                && value.compareTo(BigDecimal.valueOf(least)) >= 0
                && value.compareTo(BigDecimal.valueOf(most)) <= 0
                && value.stripTrailingZeros().scale() <= 0) {
            return Optional.of(value.longValue());
        }
        refuse(in, number, "a whole number, " + least + (most == Long.MAX_VALUE ? " or more" : ".." + most));
        return Optional.empty();
    }

    static Optional<Duration> seconds(FieldReader in) throws IOException {
        return duration(in, DIGITS_OF_NANOS, "a number of seconds, 0.." + Limits.LONGEST_SECONDS);
    }

    static Optional<Duration> millis(FieldReader in) throws IOException {
        return duration(in, DIGITS_OF_NANOS_IN_MILLI, "a number of milliseconds, 0.." + Limits.LONGEST_SECONDS + "000");
    }

    private static Optional<Duration> duration(FieldReader in, int digits, String allowed) throws IOException {
        if (in.json().currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        BigDecimal number = isLong(in.json()) ? BigDecimal.valueOf(in.json().getLongValue()) : decimal(in.json());
        if (number != null && number.signum() >= 0) {
            BigDecimal nanos = number.movePointRight(digits);
            if (nanos.compareTo(LONGEST_NANOS) <= 0) {
                return Optional.of(
                        Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValue()));
            }
        }
        refuse(in, number, allowed);
        return Optional.empty();
    }

    private static void refuse(FieldReader in, @Nullable Number number, String allowed) throws IOException {
        if (number == null) {
            in.refuseType(allowed);
        } else {
            in.refuse("is " + number + "; allowed: " + allowed);
        }
    }

    private static boolean isLong(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private static @Nullable BigDecimal decimal(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        return token.isScalarValue() && !token.isBoolean() ? parse(json.getText()) : null;
    }

    private static @Nullable BigDecimal parse(String text) {
        String trimmed = text.length() <= LONGEST ? text.trim() : "";
        try {
            BigDecimal number = new BigDecimal(trimmed);
            return Math.abs(number.scale()) <= LONGEST ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
