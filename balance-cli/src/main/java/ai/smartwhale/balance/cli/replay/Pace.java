// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Locale;

/**
 * How fast a trace is replayed.
 *
 * @param factor how many seconds of the trace pass in one second, above zero; infinite for as fast as possible
 */
public record Pace(double factor) {

    /** As fast as possible. */
    public static final Pace MAX = new Pace(Double.POSITIVE_INFINITY);

    private static final Duration PLEASANT = Duration.ofSeconds(10);

    /**
     * Checks the factor.
     *
     * @throws InvalidValueException if it is not above zero
     */
    public Pace {
        if (!(factor > 0)) {
            throw new InvalidValueException("speed", factor, "a number above 0, or max");
        }
    }

    /**
     * Reads a pace.
     *
     * @param text a number such as {@code 6}, {@code 6x}, or {@code max}
     * @return the pace
     * @throws InvalidValueException if the text is neither
     */
    public static Pace parse(String text) {
        String clean = text.strip().toLowerCase(Locale.ROOT);
        if (clean.equals("max")) {
            return MAX;
        }
        try {
            double factor = Double.parseDouble(clean.endsWith("x") ? clean.substring(0, clean.length() - 1) : clean);
            if (factor > 0 && factor <= 1e12) {
                return new Pace(factor);
            }
        } catch (NumberFormatException e) {
            throw refused(text);
        }
        throw refused(text);
    }

    private static InvalidValueException refused(String text) {
        return new InvalidValueException("speed", text, "a number above 0, or max");
    }

    /**
     * The pace at which a trace takes about ten seconds; a shorter trace is not slowed down.
     *
     * @param length how long the trace lasts
     * @return the pace
     */
    public static Pace toTakeTenSeconds(Duration length) {
        return new Pace(Math.max(1, (double) length.toMillis() / PLEASANT.toMillis()));
    }

    /**
     * Tells whether times of the trace do not matter.
     *
     * @return true for {@link #MAX}
     */
    public boolean isMax() {
        return Double.isInfinite(factor);
    }

    /**
     * The time in the replay.
     *
     * @param traceTime the time in the trace
     * @return nanoseconds from the start of the replay, 0 for {@link #MAX}
     */
    public long nanos(Duration traceTime) {
        double seconds = traceTime.toSeconds() + traceTime.getNano() / 1e9;
        return (long) (seconds / factor * 1e9);
    }

    /**
     * The pace for people.
     *
     * @return such as {@code 6x} or {@code max}
     */
    public String text() {
        if (isMax()) {
            return "max";
        }
        String number = factor == Math.rint(factor) && factor < 1e12
                ? Long.toString((long) factor)
                : String.format(Locale.ROOT, "%.2f", factor);
        return number + 'x';
    }
}
