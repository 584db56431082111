// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.LevelChange;
import ai.smartwhale.balance.monitoring.reporting.trend.Season;
import ai.smartwhale.balance.monitoring.reporting.trend.SeriesAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.balance.prediction.pattern.Rhythm;
import ai.smartwhale.balance.prediction.pattern.Trend;
import ai.smartwhale.balance.prediction.pattern.TrendDetector;
import ai.smartwhale.balance.prediction.pattern.TrendDetectorConfig;
import ai.smartwhale.balance.prediction.pattern.TrendReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lends reports the analysis of the prediction module: its trends, changes and rhythms, and forecasts by recursive
 * least squares on lags with conformal intervals. Costs three times as much processor time as the plain analysis, some
 * 3 ms for a month of hours. What the prediction module does not take, values beyond 1e30 or a horizon of more than
 * 1,024 steps, the plain analysis answers. Safe for use by many threads.
 */
public final class PredictionSeriesAnalysis implements SeriesAnalysis {

    private static final List<Duration> RHYTHMS = List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));
    private static final int LEAST_CYCLES = 3;
    private static final double NARROW = 0.8;
    private static final double WIDE = 0.95;

    private final TrendDetector detector = TrendDetector.create(TrendDetectorConfig.defaults());

    private PredictionSeriesAnalysis() {}

    /**
     * An analysis.
     *
     * @return the analysis, which remembers nothing between two series
     */
    public static PredictionSeriesAnalysis create() {
        return new PredictionSeriesAnalysis();
    }

    @Override
    public TrendAnalysis trend(TimeSeries series) {
        TrendReport report = detector.detectTrend(series.start(), series.step(), series.values());
        Optional<Season> season = report.rhythms().stream()
                .max(Comparator.comparingDouble(Rhythm::strength))
                .map(rhythm -> new Season(rhythm.period(), Math.max(0, Math.min(1, rhythm.strength()))));
        List<LevelChange> changes = report.changes().stream()
                .map(change -> new LevelChange(change.at(), change.before(), change.after()))
                .toList();
        if (report.trend().isEmpty()) {
            return SeriesAnalysis.plain().trend(series);
        }
        Trend trend = report.trend().orElseThrow();
        return new TrendAnalysis(
                series.measured(),
                direction(trend),
                trend.slopePerDay(),
                trend.low(),
                trend.high(),
                trend.pValue(),
                season,
                changes);
    }

    private static TrendDirection direction(Trend trend) {
        return switch (trend.direction()) {
            case RISING -> TrendDirection.RISING;
            case FALLING -> TrendDirection.FALLING;
            case STEADY -> TrendDirection.FLAT;
        };
    }

    @Override
    public Optional<Forecast> forecast(TimeSeries series, int steps) {
        double[] values = series.values();
        boolean taken = steps <= SeriesConfig.LONGEST_HORIZON
                && Arrays.stream(values).allMatch(value -> !(Math.abs(value) > Forecaster.LARGEST_VALUE));
        if (!taken) {
            return SeriesAnalysis.plain().forecast(series, steps);
        }
        boolean negative = Arrays.stream(values).anyMatch(value -> value < 0);
        Forecaster forecaster = Forecaster.autoregression(SeriesConfig.builder()
                .step(series.step())
                .seasons(seasons(series))
                .kind(negative ? ValueKind.REAL : ValueKind.NON_NEGATIVE)
                .horizon(steps)
                .levels(NARROW, WIDE)
                .build());
        for (double value : values) {
            forecaster.update(value);
        }
        ai.smartwhale.balance.prediction.forecast.Forecast found = forecaster.forecast(steps);
        return found.usable()
                ? Optional.of(new Forecast("autoregression with conformal intervals", points(series, found)))
                : SeriesAnalysis.plain().forecast(series, steps);
    }

    private static List<Integer> seasons(TimeSeries series) {
        List<Integer> seasons = new ArrayList<>();
        for (Duration rhythm : RHYTHMS) {
            long slots = rhythm.toMillis() / series.step().toMillis();
            boolean whole = rhythm.toMillis() % series.step().toMillis() == 0;
            if (whole && slots >= 2 && slots <= SeriesConfig.LONGEST_SEASON && slots * LEAST_CYCLES <= series.size()) {
                seasons.add(Math.toIntExact(slots));
            }
        }
        return seasons;
    }

    private static List<ForecastPoint> points(
            TimeSeries series, ai.smartwhale.balance.prediction.forecast.Forecast found) {
        PredictionInterval narrow = found.interval(NARROW).orElseThrow();
        PredictionInterval wide = found.interval(WIDE).orElseThrow();
        List<ForecastPoint> points = new ArrayList<>(found.horizon());
        for (int i = 0; i < found.horizon(); i++) {
            double value = found.mean(i);
            // Each interval is calibrated on its own; a report wants them to enclose each other.
            double low80 = Math.min(value, narrow.lower(i));
            double high80 = Math.max(value, narrow.upper(i));
            points.add(new ForecastPoint(
                    series.timeOf(series.size() + i),
                    value,
                    low80,
                    high80,
                    Math.min(low80, wide.lower(i)),
                    Math.max(high80, wide.upper(i))));
        }
        return points;
    }
}
