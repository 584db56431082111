// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;

/**
 * How an autoregression by recursive least squares is made. Immutable.
 *
 * @param lags how many slots back each regressor lies, ascending, 1..20,160, at most 64; empty for those that follow
 *     from the seasons and the step
 * @param forgetting how much the past is worth a slot later, 0.9..1; 0.998 unless set
 * @param ridge how strongly the coefficients are held to those of the naive forecast, above 0; 3 unless set
 * @param scale on which the regression is made; {@link Scale#AUTOMATIC} unless set
 * @param difference the lag whose value is subtracted before the regression, 0 for none; 0 unless set
 */
public record AutoregressionConfig(List<Integer> lags, double forgetting, double ridge, Scale scale, int difference) {

    /** The scale on which a regression is made. */
    public enum Scale {
        /** Logarithmic where all values stay well above 0, square root for counts that do not, plain for the rest. */
        AUTOMATIC,
        /** Logarithmic as long as all values are above 0. */
        LOGARITHM,
        /** Square root as long as no value is below 0. */
        SQUARE_ROOT,
        /** The values themselves. */
        PLAIN
    }

    private static final int MOST_LAGS = 64;
    private static final int LONGEST_LAG = 2 * SeriesConfig.LONGEST_SEASON;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     * @throws LimitExceededException if there are too many lags or one is too long
     */
    public AutoregressionConfig {
        lags = List.copyOf(InvalidValueException.requirePresent("lags", lags));
        LimitExceededException.requireAtMost("lags", lags.size(), MOST_LAGS);
        int before = 0;
        for (int lag : lags) {
            InvalidValueException.requireRange("lags", lag, before + 1L, Integer.MAX_VALUE);
            before = (int) LimitExceededException.requireAtMost("lag, in slots", lag, LONGEST_LAG);
        }
        if (!(forgetting >= 0.9 && forgetting <= 1)) {
            throw new InvalidValueException("forgetting", forgetting, "0.9..1");
        }
        if (!(ridge > 0 && ridge < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("ridge", ridge, "a finite number above 0");
        }
        InvalidValueException.requirePresent("scale", scale);
        InvalidValueException.requireRange("difference", difference, 0, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("difference, in slots", difference, SeriesConfig.LONGEST_SEASON);
    }

    /**
     * The values that serve most series.
     *
     * @return the configuration
     */
    public static AutoregressionConfig defaults() {
        return new AutoregressionConfig(List.of(), 0.998, 3, Scale.AUTOMATIC, 0);
    }

    /**
     * The same with other lags.
     *
     * @param newLags ascending; empty for those that follow from the seasons
     * @return the configuration
     */
    public AutoregressionConfig withLags(List<Integer> newLags) {
        return new AutoregressionConfig(newLags, forgetting, ridge, scale, difference);
    }

    /**
     * The same with another forgetting.
     *
     * @param newForgetting 0.9..1
     * @return the configuration
     */
    public AutoregressionConfig withForgetting(double newForgetting) {
        return new AutoregressionConfig(lags, newForgetting, ridge, scale, difference);
    }

    /**
     * The same with another penalty.
     *
     * @param newRidge above 0
     * @return the configuration
     */
    public AutoregressionConfig withRidge(double newRidge) {
        return new AutoregressionConfig(lags, forgetting, newRidge, scale, difference);
    }

    /**
     * The same on another scale.
     *
     * @param newScale the scale
     * @return the configuration
     */
    public AutoregressionConfig withScale(Scale newScale) {
        return new AutoregressionConfig(lags, forgetting, ridge, newScale, difference);
    }

    /**
     * The same on differences.
     *
     * @param lag whose value is subtracted; 0 for none
     * @return the configuration
     */
    public AutoregressionConfig withDifference(int lag) {
        return new AutoregressionConfig(lags, forgetting, ridge, scale, lag);
    }
}
