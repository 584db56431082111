// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A smoothed level over a seasonal profile, and a slope where there is a trend. The bands are the quantiles of the
 * errors that this would have made at each distance, and assume no distribution. What was never below zero is not
 * expected there.
 */
final class SmoothingForecast {

    private static final int MOST_HISTORY = 4_096;
    private static final double SIGNIFICANT = 0.05;

    private SmoothingForecast() {}

    static Forecast of(TimeSeries series, int steps) {
        double[] all = series.values();
        int offset = Math.max(0, all.length - MOST_HISTORY);
        Optional<SeasonalProfile> profile = SeasonalProfile.find(all, series.step());
        double[] rest = profile.map(found -> found.remove(all)).orElse(all);
        double slope = slope(Samples.of(rest));
        double[] level = new double[all.length - offset];
        for (int i = 0; i < level.length; i++) {
            level[i] = rest[offset + i] - slope * (offset + i);
        }
        int[] distances = BandWidths.distances(Math.max(1, Math.min(steps, level.length / 4)));
        double[] levels = SmoothedLevel.best(level, distances);
        BandWidths widths = BandWidths.of(level, levels, distances);
        double last = levels[levels.length - 1];
        double seasonal =
                profile.map(found -> correction(all.length, found.period())).orElse(1.0);
        double floor = floor(all);
        List<ForecastPoint> points = new ArrayList<>(steps);
        for (int step = 1; step <= steps; step++) {
            int at = all.length - 1 + step;
            double value =
                    last + slope * at + profile.map(found -> found.at(at)).orElse(0.0);
            double w80 = widths.width80(step) * seasonal;
            double w95 = Math.max(w80, widths.width95(step) * seasonal);
            points.add(new ForecastPoint(
                    series.timeOf(at),
                    Math.max(floor, value),
                    Math.max(floor, value - w80),
                    Math.max(floor, value + w80),
                    Math.max(floor, value - w95),
                    Math.max(floor, value + w95)));
        }
        return new Forecast(name(profile.isPresent(), slope != 0), points);
    }

    private static double slope(Samples samples) {
        double slope = RobustSlope.median(samples);
        return MannKendall.pValue(samples, slope) < SIGNIFICANT ? slope : 0;
    }

    private static double floor(double[] values) {
        double floor = 0;
        for (double value : values) {
            floor = value < 0 ? Double.NEGATIVE_INFINITY : floor;
        }
        return floor;
    }

    /** The profile was fitted on what its errors are measured on: they look smaller than they will be. */
    private static double correction(int size, int period) {
        double cycles = Math.max(2, (double) size / period);
        return Math.sqrt((cycles + 1) / (cycles - 1));
    }

    private static String name(boolean seasonal, boolean sloped) {
        return "exponential smoothing" + (sloped ? " with trend" : "") + (seasonal ? " with season" : "");
    }
}
