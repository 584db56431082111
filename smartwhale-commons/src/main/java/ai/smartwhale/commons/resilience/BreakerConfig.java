// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/**
 * How one breaker judges its calls. Immutable.
 *
 * @param failureRate the share of failed calls that opens the breaker, above 0 to 1; 0.5 by default
 * @param slowCallRate the share of slow calls that opens the breaker, above 0 to 1; 1 by default
 * @param slowCallDuration from which time on a call is slow, 20 ms or more, because calls are measured with a ticker
 *     that may lag by 5 ms; one minute by default
 * @param window what the size of the window counts; calls by default
 * @param windowSize how many calls (1 to 1,000,000) or seconds (1 to 3,600) are judged together; 100 by default
 * @param minimumCalls how many calls the window must hold before it is judged, 1 to 1,000,000; 100 by default. A window
 *     of calls is judged when it is full, if it is smaller
 * @param openFor how long calls are refused, above zero to 365 days; one minute by default
 * @param halfOpenCalls how many calls pass on trial, 1 to 10,000; 10 by default
 * @param halfOpenFor how long trial calls may take altogether before the breaker opens again, above zero; one minute by
 *     default
 * @param countsAsFailure which errors are failures of the callee; all but interruption and cancellation by default. An
 *     error that is none is not counted at all
 */
public record BreakerConfig(
        double failureRate,
        double slowCallRate,
        Duration slowCallDuration,
        Window window,
        int windowSize,
        int minimumCalls,
        Duration openFor,
        int halfOpenCalls,
        Duration halfOpenFor,
        Predicate<Throwable> countsAsFailure) {

    /** What the size of the window counts. */
    public enum Window {
        /** The last so many calls. */
        CALLS,
        /** The calls of the last so many seconds. */
        SECONDS
    }

    private static final Duration SHORTEST_SLOW_CALL = Duration.ofMillis(20);
    private static final int MOST_CALLS = 1_000_000;
    private static final int MOST_SECONDS = 3_600;

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is outside of its range
     */
    public BreakerConfig {
        requireShare("failureRate", failureRate);
        requireShare("slowCallRate", slowCallRate);
        InvalidValueException.requirePositive("slowCallDuration", slowCallDuration);
        if (slowCallDuration.compareTo(SHORTEST_SLOW_CALL) < 0) {
            throw new InvalidValueException("slowCallDuration", slowCallDuration, SHORTEST_SLOW_CALL + " or more");
        }
        InvalidValueException.requirePresent("window", window);
        InvalidValueException.requireRange(
                "windowSize", windowSize, 1, window == Window.CALLS ? MOST_CALLS : MOST_SECONDS);
        InvalidValueException.requireRange("minimumCalls", minimumCalls, 1, MOST_CALLS);
        requireAtMostAYear("openFor", openFor);
        InvalidValueException.requireRange("halfOpenCalls", halfOpenCalls, 1, 10_000);
        requireAtMostAYear("halfOpenFor", halfOpenFor);
        InvalidValueException.requirePresent("countsAsFailure", countsAsFailure);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static BreakerConfig withDefaults() {
        return builder().build();
    }

    /**
     * A builder that starts from the defaults.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    static Duration requireAtMostAYear(String field, Duration duration) {
        if (InvalidValueException.requirePositive(field, duration).compareTo(BackoffStrategies.LONGEST_CAP) > 0) {
            throw new InvalidValueException(field, duration, "above zero, at most " + BackoffStrategies.LONGEST_CAP);
        }
        return duration;
    }

    private static void requireShare(String field, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new InvalidValueException(field, value, "above 0, at most 1");
        }
    }

    private static boolean tellsAboutTheCallee(Throwable error) {
        return !(error instanceof InterruptedException || error instanceof CancellationException);
    }

    /** Collects the values; not thread-safe. Values are checked by {@link #build()}. */
    public static final class Builder {

        private double failureRate = 0.5;
        private double slowCallRate = 1;
        private Duration slowCallDuration = Duration.ofMinutes(1);
        private Window window = Window.CALLS;
        private int windowSize = 100;
        private int minimumCalls = 100;
        private Duration openFor = Duration.ofMinutes(1);
        private int halfOpenCalls = 10;
        private Duration halfOpenFor = Duration.ofMinutes(1);
        private Predicate<Throwable> countsAsFailure = BreakerConfig::tellsAboutTheCallee;

        private Builder() {}

        /**
         * The share of failed calls that opens the breaker.
         *
         * @param value above 0 to 1
         * @return this
         */
        public Builder failureRate(double value) {
            failureRate = value;
            return this;
        }

        /**
         * Which calls are slow, and the share of them that opens the breaker.
         *
         * @param duration from which time on a call is slow, 20 ms or more
         * @param rate above 0 to 1
         * @return this
         */
        public Builder slowCalls(Duration duration, double rate) {
            slowCallDuration = duration;
            slowCallRate = rate;
            return this;
        }

        /**
         * Judges the last calls together.
         *
         * @param calls the size of the window, 1 to 1,000,000
         * @param minimum how many calls it must hold before it is judged
         * @return this
         */
        public Builder windowOfCalls(int calls, int minimum) {
            window = Window.CALLS;
            windowSize = calls;
            minimumCalls = minimum;
            return this;
        }

        /**
         * Judges the calls of the last seconds together.
         *
         * @param seconds the size of the window, 1 to 3,600
         * @param minimum how many calls it must hold before it is judged
         * @return this
         */
        public Builder windowOfSeconds(int seconds, int minimum) {
            window = Window.SECONDS;
            windowSize = seconds;
            minimumCalls = minimum;
            return this;
        }

        /**
         * How long calls are refused.
         *
         * @param value above zero to 365 days
         * @return this
         */
        public Builder openFor(Duration value) {
            openFor = value;
            return this;
        }

        /**
         * The trial calls of a half-open breaker.
         *
         * @param calls how many pass, 1 to 10,000
         * @param within how long they may take altogether before the breaker opens again
         * @return this
         */
        public Builder halfOpen(int calls, Duration within) {
            halfOpenCalls = calls;
            halfOpenFor = within;
            return this;
        }

        /**
         * Which errors are failures of the callee.
         *
         * @param value true for those that are
         * @return this
         */
        public Builder countsAsFailure(Predicate<Throwable> value) {
            countsAsFailure = value;
            return this;
        }

        /**
         * Checks the values.
         *
         * @return the configuration
         * @throws InvalidValueException if a value is outside of its range
         */
        public BreakerConfig build() {
            return new BreakerConfig(
                    failureRate,
                    slowCallRate,
                    slowCallDuration,
                    window,
                    windowSize,
                    minimumCalls,
                    openFor,
                    halfOpenCalls,
                    halfOpenFor,
                    countsAsFailure);
        }
    }
}
