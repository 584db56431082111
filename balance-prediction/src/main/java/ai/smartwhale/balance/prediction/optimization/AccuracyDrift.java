// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

/**
 * Forecasts have become worse.
 *
 * @param test what noticed it
 * @param comparisons how many values of the first block were compared until then
 * @param scaledErrorBefore the mean absolute error by the seasonal scale as it was
 * @param scaledErrorNow as it is
 */
public record AccuracyDrift(Test test, long comparisons, double scaledErrorBefore, double scaledErrorNow) {

    /** What can notice it. */
    public enum Test {
        /** The recent errors differ from the earlier ones. */
        ADAPTIVE_WINDOW,
        /** The errors have been above the usual ones for too long. */
        CUMULATED_SUM
    }
}
