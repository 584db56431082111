// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts the plain methods together. */
final class PlainAnalysis implements SeriesAnalysis {

    static final PlainAnalysis INSTANCE = new PlainAnalysis();

    private static final int LEAST = 8;
    private static final double SIGNIFICANT = 0.05;
    private static final double DAY = Duration.ofDays(1).toMillis();

    private PlainAnalysis() {}

    @Override
    public TrendAnalysis trend(TimeSeries series) {
        int measured = series.measured();
        if (measured < LEAST) {
            return TrendAnalysis.unknown(measured);
        }
        double[] values = series.values();
        Optional<SeasonalProfile> profile = SeasonalProfile.find(values, series.step());
        double[] adjusted = profile.map(p -> p.remove(values)).orElse(values);
        Samples samples = Samples.of(adjusted);
        RobustSlope slope = RobustSlope.of(samples);
        double p = MannKendall.pValue(samples, slope.median());
        double perDay = DAY / series.step().toMillis();
        List<LevelChange> changes = LevelShifts.find(samples, slope.median()).stream()
                .map(shift -> new LevelChange(series.timeOf(shift.index()), shift.before(), shift.after()))
                .toList();
        return new TrendAnalysis(
                measured,
                direction(p, slope.median()),
                slope.median() * perDay,
                slope.least() * perDay,
                slope.most() * perDay,
                p,
                profile.map(found -> new Season(series.step().multipliedBy(found.period()), found.strength())),
                changes);
    }

    private static TrendDirection direction(double p, double slope) {
        if (p >= SIGNIFICANT || slope == 0) {
            return TrendDirection.FLAT;
        }
        return slope > 0 ? TrendDirection.RISING : TrendDirection.FALLING;
    }

    @Override
    public Optional<Forecast> forecast(TimeSeries series, int steps) {
        return series.measured() < LEAST ? Optional.empty() : Optional.of(SmoothingForecast.of(series, steps));
    }
}
