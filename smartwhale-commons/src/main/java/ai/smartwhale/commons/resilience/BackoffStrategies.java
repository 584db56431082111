// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * The usual curves of waits between attempts. Every curve has a cap and keeps to it for any number of failures.
 *
 * <p>The three kinds of jitter are those of Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog,
 * 2015. Full jitter spreads callers the most and is a good first choice; equal jitter never waits less than half of the
 * curve; decorrelated jitter grows from what was waited last.
 */
public final class BackoffStrategies {

    /** The longest wait that any curve may have. */
    public static final Duration LONGEST_CAP = Duration.ofDays(365);

    private static final double LARGEST_FACTOR = 1_000;

    private BackoffStrategies() {}

    /**
     * No wait at all.
     *
     * @return the strategy
     */
    public static BackoffStrategy none() {
        return (failures, previous, random) -> Duration.ZERO;
    }

    /**
     * The same wait every time.
     *
     * @param delay the wait, above zero and at most 365 days
     * @return the strategy
     * @throws InvalidValueException if the delay is outside of its range
     */
    public static BackoffStrategy constant(Duration delay) {
        Duration wait = requireDelay("delay", delay);
        return (failures, previous, random) -> wait;
    }

    /**
     * A wait that grows by the same step: {@code base + (failures - 1) * step}.
     *
     * @param base the first wait, above zero
     * @param step what is added for each further failure, above zero
     * @param cap the longest wait, {@code base} to 365 days
     * @return the strategy
     * @throws InvalidValueException if a duration is outside of its range
     */
    public static BackoffStrategy linear(Duration base, Duration step, Duration cap) {
        double first = nanos("base", base);
        double more = nanos("step", step);
        long most = requireCap(base, cap);
        return (failures, previous, random) -> Duration.ofNanos(atMost(most, first + (failures(failures) - 1) * more));
    }

    /**
     * A wait that grows by the same factor: {@code base * factor ^ (failures - 1)}.
     *
     * @param base the first wait, above zero
     * @param factor 1 to 1,000
     * @param cap the longest wait, {@code base} to 365 days
     * @return the strategy
     * @throws InvalidValueException if an argument is outside of its range
     */
    public static BackoffStrategy exponential(Duration base, double factor, Duration cap) {
        if (!(factor >= 1 && factor <= LARGEST_FACTOR)) {
            throw new InvalidValueException("factor", factor, "1..1000");
        }
        double first = nanos("base", base);
        long most = requireCap(base, cap);
        return (failures, previous, random) -> Duration.ofNanos(curve(first, factor, most, failures(failures)));
    }

    /**
     * Anything from zero to the curve that doubles: {@code random(0, min(cap, base * 2 ^ (failures - 1)))}.
     *
     * @param base the first wait at most, above zero
     * @param cap the longest wait, {@code base} to 365 days
     * @return the strategy
     * @throws InvalidValueException if a duration is outside of its range
     */
    public static BackoffStrategy fullJitter(Duration base, Duration cap) {
        double first = nanos("base", base);
        long most = requireCap(base, cap);
        return (failures, previous, random) ->
                Duration.ofNanos(random.nextLong(curve(first, 2, most, failures(failures)) + 1));
    }

    /**
     * Half of the curve that doubles, and anything up to the other half on top.
     *
     * @param base the first wait at most, above zero
     * @param cap the longest wait, {@code base} to 365 days
     * @return the strategy
     * @throws InvalidValueException if a duration is outside of its range
     */
    public static BackoffStrategy equalJitter(Duration base, Duration cap) {
        double first = nanos("base", base);
        long most = requireCap(base, cap);
        return (failures, previous, random) -> {
            long curve = curve(first, 2, most, failures(failures));
            long half = curve / 2;
            return Duration.ofNanos(half + random.nextLong(curve - half + 1));
        };
    }

    /**
     * Anything from the base to three times what was waited last: {@code min(cap, random(base, previous * 3))}.
     *
     * @param base the shortest wait, above zero
     * @param cap the longest wait, {@code base} to 365 days
     * @return the strategy
     * @throws InvalidValueException if a duration is outside of its range
     */
    public static BackoffStrategy decorrelatedJitter(Duration base, Duration cap) {
        long least = (long) nanos("base", base);
        long most = requireCap(base, cap);
        return (failures, previous, random) -> {
            long before = Math.max(least, Math.min(most, toNanos(previous)));
            // 365 days in nanoseconds times three still fits a long.
            return Duration.ofNanos(Math.min(most, random.nextLong(least, before * 3 + 1)));
        };
    }

    /**
     * Another strategy, cut off above.
     *
     * @param strategy the strategy
     * @param cap the longest wait, above zero and at most 365 days
     * @return the strategy, which also turns negative waits into none
     * @throws InvalidValueException if the cap is outside of its range
     */
    public static BackoffStrategy capped(BackoffStrategy strategy, Duration cap) {
        InvalidValueException.requirePresent("strategy", strategy);
        Duration most = requireDelay("cap", cap);
        return (failures, previous, random) -> {
            Duration delay = strategy.delay(failures, previous, random);
            return delay.isNegative() ? Duration.ZERO : delay.compareTo(most) > 0 ? most : delay;
        };
    }

    private static long curve(double base, double factor, long cap, int failures) {
        return atMost(cap, base * Math.pow(factor, failures - 1));
    }

    /** Takes infinity too, which is what a power becomes after enough failures. */
    private static long atMost(long cap, double nanos) {
        return nanos < cap ? (long) nanos : cap;
    }

    private static int failures(int failures) {
        return (int) InvalidValueException.requireRange("failures", failures, 1, Integer.MAX_VALUE);
    }

    private static long toNanos(Duration duration) {
        return duration.compareTo(LONGEST_CAP) > 0 ? LONGEST_CAP.toNanos() : duration.toNanos();
    }

    private static double nanos(String field, Duration duration) {
        return requireDelay(field, duration).toNanos();
    }

    private static long requireCap(Duration base, Duration cap) {
        if (requireDelay("cap", cap).compareTo(base) < 0) {
            throw new InvalidValueException("cap", cap, "the base, " + base + ", or more");
        }
        return cap.toNanos();
    }

    private static Duration requireDelay(String field, Duration delay) {
        if (InvalidValueException.requirePositive(field, delay).compareTo(LONGEST_CAP) > 0) {
            throw new InvalidValueException(field, delay, "above zero, at most " + LONGEST_CAP);
        }
        return delay;
    }

    /**
     * A source of chance that many threads may share without waiting for each other.
     *
     * @return the generator
     */
    public static RandomGenerator threadLocalRandom() {
        return ThreadLocalGenerator.INSTANCE;
    }

    /** Each thread asks its own generator, which must be looked up anew by every thread. */
    private enum ThreadLocalGenerator implements RandomGenerator {
        INSTANCE;

        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
