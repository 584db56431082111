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
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the lent analysis, and the plain one if that fails. */
final class DefaultTrendAnalyzer implements TrendAnalyzer {

    private static final Logger LOG = LoggerFactory.getLogger(TrendAnalyzer.class);

    private final SeriesAnalysis analysis;

    DefaultTrendAnalyzer(SeriesAnalysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public TrendAnalysis analyzeTrends(TimeSeries series) {
        InvalidValueException.requirePresent("series", series);
        int measured = series.measured();
        return measured < LEAST_VALUES
                ? TrendAnalysis.unknown(measured)
                : ask("trend", chosen -> InvalidValueException.requirePresent("trend", chosen.trend(series)));
    }

    @Override
    public List<TrendAnalysis> analyzeTrends(List<TimeSeries> series) {
        return InvalidValueException.requirePresent("series", series).stream()
                .map(this::analyzeTrends)
                .toList();
    }

    @Override
    public Optional<Forecast> predictFutureTrends(TimeSeries series, Duration horizon) {
        InvalidValueException.requirePresent("series", series);
        InvalidValueException.requirePositive("horizon", horizon);
        if (horizon.compareTo(series.step()) < 0) {
            throw new InvalidValueException("horizon", horizon, series.step() + " or more, the step of the series");
        }
        long steps =
                LimitExceededException.requireAtMost("horizon, in steps", horizon.dividedBy(series.step()), MOST_STEPS);
        return series.measured() < LEAST_VALUES
                ? Optional.empty()
                : ask("forecast", chosen -> chosen.forecast(series, Math.toIntExact(steps)));
    }

    private <T> T ask(String what, Function<SeriesAnalysis, T> question) {
        try {
            return question.apply(analysis);
        } catch (RuntimeException failed) {
            if (analysis == SeriesAnalysis.plain()) {
                throw failed;
            }
            LOG.warn("The lent analysis failed to tell the {} of a series; the plain one answers", what, failed);
            return question.apply(SeriesAnalysis.plain());
        }
    }
}
