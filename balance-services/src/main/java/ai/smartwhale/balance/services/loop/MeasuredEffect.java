// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.Locale;
import java.util.Optional;

/**
 * What a change did to the measure of its knob.
 *
 * @param before the mean of the measure over the cycles before
 * @param after the mean over the cycles after
 * @param error the standard error of the difference
 * @param cycles how many cycles there were on each side, 0 where it was counted without them
 * @param load by how much the requests per second changed meanwhile, relative to before
 * @param confidence how sure it is that the difference is no chance, 0 to 1, by the normal distribution
 */
public record MeasuredEffect(double before, double after, double error, int cycles, double load, double confidence) {

    /**
     * The difference of two shares of independent counts.
     *
     * @param before what was counted before a change
     * @param after what was counted since
     * @return the effect; nothing where one of them is empty
     */
    public static Optional<MeasuredEffect> of(Tally before, Tally after) {
        if (before.all() == 0 || after.all() == 0) {
            return Optional.empty();
        }
        return Optional.of(of(before.share(), after.share(), Math.sqrt(before.variance() + after.variance())));
    }

    /**
     * A difference that was measured otherwise than by cycles.
     *
     * @param before the measure before a change, or without it
     * @param after the measure after it, or with it
     * @param error the standard error of the difference, 0 or more
     * @return the effect, with its confidence
     */
    public static MeasuredEffect of(double before, double after, double error) {
        return new MeasuredEffect(before, after, error, 0, 0, Confidence.of(after - before, error));
    }

    /** In numbers. */
    String text(LoopMeasure measure) {
        return String.format(
                Locale.ROOT,
                "%s from %.4f to %.4f, error %.4f, load %+.0f %%",
                measure.name().toLowerCase(Locale.ROOT),
                before,
                after,
                error,
                100 * load);
    }

    /** The effect of doing what was undone. */
    MeasuredEffect reversed() {
        return new MeasuredEffect(after, before, error, cycles, load, confidence);
    }

    /**
     * The difference.
     *
     * @return after less before
     */
    public double change() {
        return after - before;
    }
}
