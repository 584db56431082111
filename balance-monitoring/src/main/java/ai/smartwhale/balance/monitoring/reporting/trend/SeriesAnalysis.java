// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.Optional;

/**
 * Finds trends and makes forecasts. A host that has balance-prediction lends its own; {@link #plain()} needs nothing.
 * Implementations are safe for use by many threads, and may throw: the caller then falls back to the plain one.
 */
public interface SeriesAnalysis {

    /**
     * Analyses a series.
     *
     * @param series with at least 8 measured values
     * @return what is known of it
     */
    TrendAnalysis trend(TimeSeries series);

    /**
     * Forecasts a series.
     *
     * @param series with at least 8 measured values
     * @param steps how many steps after the last value, 1 to 10,000
     * @return the forecast, with that many points; empty if the series does not allow one
     */
    Optional<Forecast> forecast(TimeSeries series, int steps);

    /**
     * The analysis without other modules: Mann-Kendall and Theil-Sen, level changes by segmentation, exponential
     * smoothing over a seasonal profile with bands from its own past errors.
     *
     * @return the one without state
     */
    static SeriesAnalysis plain() {
        return PlainAnalysis.INSTANCE;
    }
}
