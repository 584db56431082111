// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import java.util.List;

/**
 * Which forecasters serve a series.
 *
 * @param mode how they are put together
 * @param experts all of them, those that serve with a weight above 0, the best first
 * @param reason why this mode
 */
public record ForecasterChoice(Mode mode, List<Standing> experts, String reason) {

    /** Copies the list. */
    public ForecasterChoice {
        experts = List.copyOf(experts);
    }

    /** How forecasters are put together. */
    public enum Mode {
        /** One of them alone. */
        SINGLE,
        /** Their mean by weights. */
        WEIGHTED_MEAN,
        /** The median of the best. */
        MEDIAN
    }

    /**
     * How a forecaster stands.
     *
     * @param method which
     * @param weight with which it serves, 0 to 1; all together 1
     * @param nearError its mean absolute error one slot ahead by the scale of the series, fading and clipped
     * @param farError the same over a whole path
     * @param retired whether it was given up
     */
    public record Standing(ForecastMethod method, double weight, double nearError, double farError, boolean retired) {}
}
