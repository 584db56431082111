// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What the loop has to do with the control of quality. Whether an answer was rightly withheld nobody knows but those
 * who use it: the host tells how many were complained of and how many missed. Thresholds follow their sources by
 * themselves, so that the loop only advises on them, unless the host lets it turn one.
 */
public final class QualityKnobs {

    /** The score below which answers are withheld. */
    public static final String THRESHOLD = "quality.threshold";

    private static final double STEP = 0.05;

    /** A step is right for few more answers than before. */
    private static final int COUNTS = 1_000;

    private QualityKnobs() {}

    /**
     * A threshold on which the loop only advises.
     *
     * @param least the lowest score that may be advised, 0 to 1
     * @param most the highest, at least as much, to 1
     * @param readings what became of answers so far
     * @param value where the threshold stands
     * @return the knob
     */
    public static Knob advised(double least, double most, Supplier<QualityReadings> readings, DoubleSupplier value) {
        return Knob.advised(threshold(least, most, readings, value, to -> {}));
    }

    /**
     * A threshold that the loop may turn. It is judged by the share of answers that were decided rightly.
     *
     * @param least the lowest score that it may be turned to, 0 to 1
     * @param most the highest, at least as much, to 1
     * @param readings what became of answers so far
     * @param value where the threshold stands
     * @param apply moves it
     * @return the knob
     */
    public static Knob threshold(
            double least, double most, Supplier<QualityReadings> readings, DoubleSupplier value, DoubleConsumer apply) {
        InvalidValueException.requirePresent("readings", readings);
        if (!(least >= 0 && least <= most && most <= 1)) {
            throw new InvalidValueException("least, most", least + ", " + most, "0 to 1, in order");
        }
        KnobSpec spec =
                new KnobSpec(THRESHOLD, "score", least, most, STEP, STEP / 2, false, LoopMeasure.COUNTED, false);
        CountedMeter meter = new CountedMeter() {
            @Override
            public Tally tally() {
                return readings.get().right();
            }

            @Override
            public int counts() {
                return COUNTS;
            }
        };
        return Knob.counted(spec, meter, value, apply);
    }

    /**
     * Proposes to move the threshold where one kind of mistakes is surely more frequent than the other.
     *
     * @param readings what became of answers so far
     * @return the advisor
     */
    public static Advisor advisor(Supplier<QualityReadings> readings) {
        return new QualityAdvisor(THRESHOLD, STEP, InvalidValueException.requirePresent("readings", readings));
    }
}
