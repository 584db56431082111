// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What a {@link Knob} is.
 *
 * @param name tells it from others, such as {@code path.in_flight}; 1 to 100 characters
 * @param unit of its values, such as {@code batches}
 * @param least the lower bound
 * @param most the upper bound, at least the lower one
 * @param step by how much it may change at a time, above zero
 * @param deadband changes below this are not worth making, above zero, at most the step
 * @param whole whether only whole numbers make sense
 * @param measure what turning it is meant to improve
 * @param degradation whether it costs something that no measure shows, so that it is turned back as soon as the danger
 *     is over
 */
public record KnobSpec(
        String name,
        String unit,
        double least,
        double most,
        double step,
        double deadband,
        boolean whole,
        LoopMeasure measure,
        boolean degradation) {

    private static final int LONGEST_NAME = 100;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public KnobSpec {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requireRange("length of name", name.length(), 1, LONGEST_NAME);
        InvalidValueException.requireText("unit", unit);
        if (!Double.isFinite(least)) {
            throw new InvalidValueException("least", least, "finite");
        }
        if (!(most >= least && most < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("most", most, "finite, " + least + " or more");
        }
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("step", step, "finite, above zero");
        }
        if (!(deadband > 0 && deadband <= step)) {
            throw new InvalidValueException("deadband", deadband, "above zero, at most " + step);
        }
        if (whole && step < 1) {
            throw new InvalidValueException("step", step, "1 or more, where only whole numbers make sense");
        }
        InvalidValueException.requirePresent("measure", measure);
    }

    /** The allowed value next to a wanted one, from where the knob stands. */
    double towards(double wanted, double from) {
        double near = Math.max(from - step, Math.min(from + step, wanted));
        double within = Math.max(least, Math.min(most, near));
        if (!whole) {
            return within;
        }
        return wanted >= from ? Math.floor(within) : Math.ceil(within);
    }
}
