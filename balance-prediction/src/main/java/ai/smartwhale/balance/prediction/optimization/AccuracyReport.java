// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How well the forecasts of a series came true.
 *
 * @param scale the mean absolute error of the seasonal naive forecast; nothing before there is one, or if it is 0
 * @param blocks the measures by steps ahead, for which there are values
 * @param drifts how often forecasts became worse
 */
public record AccuracyReport(OptionalDouble scale, List<BlockAccuracy> blocks, long drifts) {

    /** Copies the list. */
    public AccuracyReport {
        blocks = List.copyOf(blocks);
    }
}
