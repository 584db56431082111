// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/**
 * Something that can be turned within bounds, and back. {@link #apply} is called by one thread at a time, must return
 * at once, and must have its effect on {@link #value()} at once.
 */
public interface Knob {

    /**
     * What it is.
     *
     * @return the same at each call
     */
    KnobSpec spec();

    /**
     * Where it stands.
     *
     * @return a value, which may lie outside the bounds as long as the loop has not turned it
     */
    double value();

    /**
     * Turns it.
     *
     * @param value within the bounds
     */
    void apply(double value);

    /**
     * Counts what turning it does, where its measure is {@link LoopMeasure#COUNTED}.
     *
     * @return the meter; empty unless overridden
     */
    default Optional<CountedMeter> meter() {
        return Optional.empty();
    }

    /**
     * Whether the loop may turn it; else it only says what it would do.
     *
     * @return true unless overridden
     */
    default boolean acts() {
        return true;
    }

    /**
     * A knob of two functions that counts itself what turning it does.
     *
     * @param spec what it is, of measure {@link LoopMeasure#COUNTED}
     * @param meter what it counts
     * @param value where it stands
     * @param apply turns it
     * @return the knob
     */
    static Knob counted(KnobSpec spec, CountedMeter meter, DoubleSupplier value, DoubleConsumer apply) {
        InvalidValueException.requirePresent("meter", meter);
        if (InvalidValueException.requirePresent("spec", spec).measure() != LoopMeasure.COUNTED) {
            throw new InvalidValueException("measure", spec.measure(), LoopMeasure.COUNTED.name());
        }
        Knob turned = of(spec, value, apply);
        return new Knob() {
            @Override
            public KnobSpec spec() {
                return spec;
            }

            @Override
            public double value() {
                return turned.value();
            }

            @Override
            public void apply(double to) {
                turned.apply(to);
            }

            @Override
            public Optional<CountedMeter> meter() {
                return Optional.of(meter);
            }
        };
    }

    /**
     * The same knob, of which the loop only says what it would do with it.
     *
     * @param knob the knob
     * @return one that is never turned
     */
    static Knob advised(Knob knob) {
        InvalidValueException.requirePresent("knob", knob);
        return new Knob() {
            @Override
            public KnobSpec spec() {
                return knob.spec();
            }

            @Override
            public double value() {
                return knob.value();
            }

            @Override
            public void apply(double to) {
                throw new IllegalStateException("the loop only advises on " + spec().name());
            }

            @Override
            public Optional<CountedMeter> meter() {
                return knob.meter();
            }

            @Override
            public boolean acts() {
                return false;
            }
        };
    }

    /**
     * A knob of two functions.
     *
     * @param spec what it is
     * @param value where it stands
     * @param apply turns it
     * @return the knob
     */
    static Knob of(KnobSpec spec, DoubleSupplier value, DoubleConsumer apply) {
        InvalidValueException.requirePresent("spec", spec);
        InvalidValueException.requirePresent("value", value);
        InvalidValueException.requirePresent("apply", apply);
        return new Knob() {
            @Override
            public KnobSpec spec() {
                return spec;
            }

            @Override
            public double value() {
                return value.getAsDouble();
            }

            @Override
            public void apply(double to) {
                apply.accept(to);
            }
        };
    }
}
