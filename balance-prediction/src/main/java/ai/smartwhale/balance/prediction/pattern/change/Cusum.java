// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Page's two-sided cumulative sum test (Biometrika 1954) on standardised values: finds a lasting shift of the mean soon
 * after it happened. With the defaults (allowance 0.5, limit 8) white noise raises an alarm once in about 9,500 values,
 * and a shift by one standard deviation is found after about 17 values (Siegmund's approximation, 1985). After an alarm
 * the sums start again from zero.
 *
 * <p>The values must have mean 0 and standard deviation 1 and no autocorrelation while nothing happens. Six numbers of
 * state, nothing allocated per value. Not thread-safe.
 */
public final class Cusum {

    /** Half of the shift, in standard deviations, that is to be found soonest: one standard deviation. */
    public static final double DEFAULT_ALLOWANCE = 0.5;

    /** The sum at which an alarm is raised. */
    public static final double DEFAULT_LIMIT = 8;

    private static final double LARGEST = 1e6;

    private final double allowance;
    private final double limit;
    private double upper;
    private long upperAge;
    private double lower;
    private long lowerAge;
    private double size;
    private long age;

    private Cusum(double allowance, double limit) {
        this.allowance = Numbers.requireRange("allowance", allowance, 0, LARGEST);
        this.limit = Numbers.requirePositive("limit", limit, LARGEST);
    }

    /**
     * With an allowance of 0.5 and a limit of 8.
     *
     * @return a test that has seen nothing
     */
    public static Cusum withDefaults() {
        return new Cusum(DEFAULT_ALLOWANCE, DEFAULT_LIMIT);
    }

    /**
     * With another allowance and limit.
     *
     * @param allowance by how much a value must differ from 0 to add to a sum; half of the shift to be found soonest; 0
     *     to 1,000,000
     * @param limit the sum at which an alarm is raised; above 0, at most 1,000,000
     * @return a test that has seen nothing
     * @throws InvalidValueException if one is outside of its range
     */
    public static Cusum of(double allowance, double limit) {
        return new Cusum(allowance, limit);
    }

    /**
     * Continues where another one was.
     *
     * @param snapshot what {@link #snapshot()} returned
     * @return a test that behaves as the other one would
     */
    public static Cusum restore(Snapshot snapshot) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        Cusum cusum = new Cusum(snapshot.allowance(), snapshot.limit());
        cusum.upper = snapshot.upper();
        cusum.upperAge = snapshot.upperAge();
        cusum.lower = snapshot.lower();
        cusum.lowerAge = snapshot.lowerAge();
        return cusum;
    }

    /**
     * Takes the next value.
     *
     * @param value the standardised value
     * @return whether an alarm is raised with it
     * @throws InvalidValueException if it is not finite; nothing is changed then
     */
    public Shift update(double value) {
        Numbers.requireFinite("value", value);
        upper = Math.max(0, upper + value - allowance);
        upperAge = upper > 0 ? upperAge + 1 : 0;
        lower = Math.max(0, lower - value - allowance);
        lowerAge = lower > 0 ? lowerAge + 1 : 0;
        if (upper > limit) {
            return alarm(Shift.UP, upper, upperAge);
        }
        return lower > limit ? alarm(Shift.DOWN, -lower, lowerAge) : Shift.NONE;
    }

    private Shift alarm(Shift shift, double sum, long steps) {
        age = steps;
        size = sum / steps + Math.copySign(allowance, sum);
        reset();
        return shift;
    }

    /** Starts again from zero; what is known of the latest alarm stays. */
    public void reset() {
        upper = 0;
        upperAge = 0;
        lower = 0;
        lowerAge = 0;
    }

    /**
     * How long before the latest alarm the shift began: Page's estimate, the last time that the sum was zero.
     *
     * @return in values, the one with the alarm included; 0 before the first alarm
     */
    public long age() {
        return age;
    }

    /**
     * How large the shift of the latest alarm is.
     *
     * @return in standard deviations, negative for a shift down; 0 before the first alarm
     */
    public double size() {
        return size;
    }

    /**
     * How close the next alarm is.
     *
     * @return the larger of the two sums by the limit, 0 to 1
     */
    public double tension() {
        return Math.max(upper, lower) / limit;
    }

    /**
     * Which way the next alarm would be.
     *
     * @return the side of the larger sum, {@link Shift#NONE} if both are zero
     */
    public Shift leaning() {
        if (upper == lower) {
            return Shift.NONE;
        }
        return upper > lower ? Shift.UP : Shift.DOWN;
    }

    long upperAge() {
        return upperAge;
    }

    long lowerAge() {
        return lowerAge;
    }

    /**
     * What must be kept to continue after a restart.
     *
     * @return the state
     */
    public Snapshot snapshot() {
        return new Snapshot(allowance, limit, upper, upperAge, lower, lowerAge);
    }

    /**
     * The state of a test.
     *
     * @param allowance see {@link Cusum#of}
     * @param limit see {@link Cusum#of}
     * @param upper the sum for shifts up, 0 to limit
     * @param upperAge for how many values it has been above 0
     * @param lower the sum for shifts down, 0 to limit
     * @param lowerAge for how many values it has been above 0
     */
    public record Snapshot(double allowance, double limit, double upper, long upperAge, double lower, long lowerAge) {

        /**
         * Checks every component.
         *
         * @throws InvalidValueException if one is outside of its range
         */
        public Snapshot {
            Numbers.requireRange("allowance", allowance, 0, LARGEST);
            Numbers.requirePositive("limit", limit, LARGEST);
            Numbers.requireRange("upper", upper, 0, limit);
            Numbers.requireRange("lower", lower, 0, limit);
            InvalidValueException.requireRange("upperAge", upperAge, 0, Long.MAX_VALUE);
            InvalidValueException.requireRange("lowerAge", lowerAge, 0, Long.MAX_VALUE);
        }
    }
}
