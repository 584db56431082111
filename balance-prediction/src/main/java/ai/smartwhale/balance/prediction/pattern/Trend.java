// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.WhitenedTrend;

/**
 * The trend of a series over the whole of what is known of it.
 *
 * @param direction rising or falling only where the p-value is below one less the confidence asked for
 * @param slopePerDay in the unit of the values, by Theil and Sen
 * @param low the lower end of the slope's confidence interval
 * @param high the upper end of the slope's confidence interval
 * @param pValue the probability of such a trend by chance, by Mann and Kendall, after {@linkplain WhitenedTrend
 *     whitening}; 0 to 1
 * @param autocorrelation of each value with the one before, the trend taken away; -1 to 1
 */
public record Trend(
        TrendDirection direction, double slopePerDay, double low, double high, double pValue, double autocorrelation) {}
