// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a series is expected to be, slot by slot. Immutable; no number in it is NaN or infinite.
 *
 * @param mean the expected value of each step, the next slot first
 * @param intervals one for each level of the series' configuration, in its order
 * @param flags why the forecast is worth less than usual; empty if it is not
 */
public record Forecast(double[] mean, List<PredictionInterval> intervals, Set<ForecastFlag> flags) {

    /**
     * Copies what it is given.
     *
     * @throws InvalidValueException if an expected value is not finite, or an interval is of another horizon
     */
    public Forecast {
        mean = InvalidValueException.requirePresent("mean", mean).clone();
        intervals = List.copyOf(InvalidValueException.requirePresent("intervals", intervals));
        flags = Set.copyOf(InvalidValueException.requirePresent("flags", flags));
        for (int step = 0; step < mean.length; step++) {
            if (!Double.isFinite(mean[step])) {
                throw new InvalidValueException("mean[" + step + "]", mean[step], "a finite number");
            }
        }
        for (PredictionInterval interval : intervals) {
            if (interval.lower().length != mean.length) {
                throw new InvalidValueException(
                        "intervals", interval.lower().length + " steps", mean.length + " steps");
            }
        }
    }

    /**
     * The expected values.
     *
     * @return a copy
     */
    @Override
    public double[] mean() {
        return mean.clone();
    }

    /**
     * The expected value of a step.
     *
     * @param step 0 for the next slot
     * @return the value
     */
    public double mean(int step) {
        return mean[step];
    }

    /**
     * How many steps there are.
     *
     * @return 1 or more
     */
    public int horizon() {
        return mean.length;
    }

    /**
     * The interval of a level.
     *
     * @param level such as 0.95
     * @return the interval, or nothing where the configuration does not have this level
     */
    public Optional<PredictionInterval> interval(double level) {
        return intervals.stream().filter(interval -> interval.level() == level).findFirst();
    }

    /**
     * Whether the forecast rests on any value at all.
     *
     * @return false with the flag {@link ForecastFlag#NO_DATA}
     */
    public boolean usable() {
        return !flags.contains(ForecastFlag.NO_DATA);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Forecast that
                && Arrays.equals(mean, that.mean)
                && intervals.equals(that.intervals)
                && flags.equals(that.flags);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(mean) + intervals.hashCode()) + flags.hashCode();
    }
}
