// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Measurements in even steps. Immutable; the values are copied in and out.
 *
 * @param name the name, shown in reports; 1 to 256 characters
 * @param unit the unit, shown beside numbers; may be empty
 * @param start the time of the first value
 * @param step the time between two values, 1 ms to 366 days
 * @param values at most 1,000,000 values of at most 1e100 either way, NaN where one is missing
 */
public record TimeSeries(String name, String unit, Instant start, Duration step, double[] values) {

    private static final int LONGEST_NAME = 256;
    private static final int MOST_VALUES = 1_000_000;
    private static final double LARGEST = 1e100;
    private static final Duration LONGEST_STEP = Duration.ofDays(366);

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if a part is missing or outside of its range
     * @throws LimitExceededException if the name is too long or there are too many values
     */
    public TimeSeries {
        InvalidValueException.requireText("name", name);
        LimitExceededException.requireAtMost("name, in characters", name.length(), LONGEST_NAME);
        InvalidValueException.requirePresent("unit", unit);
        InvalidValueException.requirePresent("start", start);
        InvalidValueException.requirePositive("step", step);
        if (step.compareTo(LONGEST_STEP) > 0 || step.toMillis() < 1) {
            throw new InvalidValueException("step", step, "1 ms to 366 days");
        }
        InvalidValueException.requirePresent("values", values);
        LimitExceededException.requireAtMost("values", values.length, MOST_VALUES);
        values = values.clone();
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > LARGEST) {
                throw new InvalidValueException("values[" + i + "]", values[i], "-1e100 to 1e100, or NaN");
            }
        }
    }

    /**
     * The values.
     *
     * @return a copy
     */
    @Override
    public double[] values() {
        return values.clone();
    }

    /**
     * How many steps it covers.
     *
     * @return the number of values, the missing ones included
     */
    public int size() {
        return values.length;
    }

    /**
     * The time of a value.
     *
     * @param index of the value; that of a step after the last one is allowed
     * @return its time
     */
    public Instant timeOf(int index) {
        return start.plus(step.multipliedBy(index));
    }

    /**
     * How many values were measured.
     *
     * @return those that are not missing
     */
    public int measured() {
        int count = 0;
        for (double value : values) {
            count += Double.isNaN(value) ? 0 : 1;
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeSeries that
                && name.equals(that.name)
                && unit.equals(that.unit)
                && start.equals(that.start)
                && step.equals(that.step)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "TimeSeries[" + name + ", " + values.length + " values from " + start + " every " + step + ']';
    }
}
