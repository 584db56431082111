// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import java.util.OptionalDouble;

/**
 * How well forecasts of some steps ahead came true.
 *
 * @param firstStep of the block, 1 or more
 * @param lastStep of the block
 * @param count how many values were compared
 * @param mae mean absolute error, 0 or more
 * @param rmse root of the mean squared error, 0 or more
 * @param bias mean of forecast less value
 * @param smape in per cent, 0 to 200; 0 where both are 0
 * @param mase mean absolute error by the scale; nothing without a scale
 * @param coverage share of the values within the interval, 0 to 1
 * @param pinball mean pinball loss of both bounds, 0 or more
 * @param msis mean scaled interval score; nothing without a scale
 */
public record BlockAccuracy(
        int firstStep,
        int lastStep,
        long count,
        double mae,
        double rmse,
        double bias,
        double smape,
        OptionalDouble mase,
        double coverage,
        double pinball,
        OptionalDouble msis) {}
