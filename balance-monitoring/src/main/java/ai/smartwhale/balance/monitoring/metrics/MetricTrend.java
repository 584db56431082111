// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;

/**
 * Where a series goes, by the test of Mann and Kendall, widened for autocorrelation, with the slope of Theil and Sen.
 * What comes again every hour, day or week is no trend.
 *
 * @param direction where; rising and falling only where chance would do as much in less than 5 of 100 cases
 * @param slopePerHour by how much it changes in an hour, the median of the slopes between all pairs of points
 * @param level the value of the line at the newest point
 * @param probability how likely chance would do as much, 0 to 1
 * @param points of how many points it was told
 */
public record MetricTrend(
        TrendDirection direction, double slopePerHour, double level, double probability, int points) {}
