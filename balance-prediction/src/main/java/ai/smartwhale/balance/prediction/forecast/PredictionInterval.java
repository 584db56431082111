// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/**
 * Where future values will lie with a stated probability, step by step. Immutable.
 *
 * @param level the probability that a value lies within its bounds, between 0 and 1
 * @param lower the lower bound of each step
 * @param upper the upper bound of each step, never below the lower one
 */
public record PredictionInterval(double level, double[] lower, double[] upper) {

    /**
     * Copies the bounds.
     *
     * @throws InvalidValueException if the level is not between 0 and 1, or the bounds differ in length or order
     */
    public PredictionInterval {
        SeriesConfig.requireLevel("level", level);
        InvalidValueException.requirePresent("lower", lower);
        InvalidValueException.requirePresent("upper", upper);
        if (lower.length != upper.length) {
            throw new InvalidValueException("upper", upper.length + " steps", lower.length + " steps");
        }
        lower = lower.clone();
        upper = upper.clone();
        for (int step = 0; step < lower.length; step++) {
            if (!(lower[step] <= upper[step])) {
                throw new InvalidValueException("upper[" + step + "]", upper[step], lower[step] + " or more");
            }
        }
    }

    /**
     * The lower bounds.
     *
     * @return a copy
     */
    @Override
    public double[] lower() {
        return lower.clone();
    }

    /**
     * The upper bounds.
     *
     * @return a copy
     */
    @Override
    public double[] upper() {
        return upper.clone();
    }

    /**
     * The lower bound of a step.
     *
     * @param step 0 for the next slot
     * @return the bound
     */
    public double lower(int step) {
        return lower[step];
    }

    /**
     * The upper bound of a step.
     *
     * @param step 0 for the next slot
     * @return the bound
     */
    public double upper(int step) {
        return upper[step];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PredictionInterval that
                && level == that.level
                && Arrays.equals(lower, that.lower)
                && Arrays.equals(upper, that.upper);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Double.hashCode(level) + Arrays.hashCode(lower)) + Arrays.hashCode(upper);
    }
}
