// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.SeriesAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendAnalysis;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells where measurements go: trends with their significance, changes of the level, rhythms, and forecasts with bands.
 * Safe for use by many threads, if the analysis that it was given is.
 *
 * <pre>{@code
 * TrendAnalyzer analyzer = TrendAnalyzer.create();
 * TrendAnalysis trend = analyzer.analyzeTrends(latency);
 * Optional<Forecast> tomorrow = analyzer.predictFutureTrends(latency, Duration.ofDays(1));
 * }</pre>
 */
public interface TrendAnalyzer {

    /** The fewest measured values from which anything is concluded. */
    int LEAST_VALUES = 8;

    /** The most steps that are forecast at once. */
    int MOST_STEPS = 10_000;

    /**
     * Analyses a series.
     *
     * @param series the series
     * @return what is known of it; with direction UNKNOWN below {@link #LEAST_VALUES} measured values
     * @throws InvalidValueException if the series is null
     */
    TrendAnalysis analyzeTrends(TimeSeries series);

    /**
     * Analyses several series.
     *
     * @param series the series
     * @return what is known of each, in the same order
     * @throws InvalidValueException if the list, or one of it, is null
     */
    List<TrendAnalysis> analyzeTrends(List<TimeSeries> series);

    /**
     * Forecasts a series.
     *
     * @param series the series
     * @param horizon how far beyond its last value; at least one step
     * @return the forecast; empty below {@link #LEAST_VALUES} measured values
     * @throws InvalidValueException if the series is null or the horizon is shorter than a step
     * @throws LimitExceededException if the horizon is longer than {@link #MOST_STEPS} steps
     */
    Optional<Forecast> predictFutureTrends(TimeSeries series, Duration horizon);

    /**
     * An analyzer that needs no other module.
     *
     * @return the analyzer
     */
    static TrendAnalyzer create() {
        return create(SeriesAnalysis.plain());
    }

    /**
     * An analyzer with a lent analysis. Where that one throws, the plain one answers, and a warning is logged.
     *
     * @param analysis the lent one
     * @return the analyzer
     * @throws InvalidValueException if it is null
     */
    static TrendAnalyzer create(SeriesAnalysis analysis) {
        return new DefaultTrendAnalyzer(InvalidValueException.requirePresent("analysis", analysis));
    }
}
