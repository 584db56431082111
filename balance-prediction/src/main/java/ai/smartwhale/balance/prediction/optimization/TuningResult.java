// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig;

/**
 * What tuning found.
 *
 * @param chosen the parameters to use
 * @param improved whether they differ from the defaults
 * @param relativeError the error of the chosen by that of the defaults over all origins: 1 for the defaults, less for
 *     better
 * @param bias what to take off the forecasts
 * @param tried candidates that were compared at all
 * @param outOfTime whether the search ended before it was done
 * @param reason why it was decided so
 */
public record TuningResult(
        AutoregressionConfig chosen,
        boolean improved,
        double relativeError,
        BiasCorrection bias,
        int tried,
        boolean outOfTime,
        String reason) {}
