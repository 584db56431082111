// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time cut into steps of equal length, counted from 1970, so that all series have the same ones. */
final class Slots {

    private static final Duration LONGEST_STEP = Duration.ofDays(366);
    private static final Duration LONGEST_SPAN = Duration.ofDays(36_600);
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Slots() {}

    static Duration requireStep(String field, Duration step) {
        return requireBetween(field, step, LONGEST_STEP);
    }

    static Duration requireSpan(String field, Duration span) {
        return requireBetween(field, span, LONGEST_SPAN);
    }

    private static Duration requireBetween(String field, Duration value, Duration most) {
        InvalidValueException.requirePresent(field, value);
        if (value.compareTo(Duration.ofMillis(1)) < 0
                || value.compareTo(most) > 0
                || value.getNano() % 1_000_000 != 0) {
            throw new InvalidValueException(field, value, "whole milliseconds, at most " + most.toDays() + " days");
        }
        return value;
    }

    static Instant requireTime(String field, Instant at) {
        InvalidValueException.requirePresent(field, at);
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new InvalidValueException(field, at, "1970 to 9999");
        }
        return at;
    }

    static long number(Instant at, Duration step) {
        return at.toEpochMilli() / step.toMillis();
    }

    static Instant start(long number, Duration step) {
        return Instant.ofEpochMilli(number * step.toMillis());
    }

    /** How many steps a day, a week and an hour have, as far as they are whole and more than one. */
    static List<Integer> calendar(Duration step) {
        List<Integer> periods = new ArrayList<>();
        for (Duration period : List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofHours(1))) {
            long steps = period.toMillis() / step.toMillis();
            if (steps > 1 && steps < Integer.MAX_VALUE && steps * step.toMillis() == period.toMillis()) {
                periods.add((int) steps);
            }
        }
        return periods;
    }
}
