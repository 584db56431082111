// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exponential smoothing of the level (Brown 1959) over a seasonal profile and a slope where there is a trend. How fast
 * the level follows is chosen by the errors it would have made; the bands are the quantiles of those same errors for
 * each distance, as in split conformal prediction (Vovk 2005), and assume no distribution.
 */
final class SmoothingForecast {

    private static final int MOST_HISTORY = 4_096;
    private static final int MOST_DISTANCES = 48;
    private static final double[] RATES = {0.05, 0.15, 0.35, 0.65, 1};
    private static final double SIGNIFICANT = 0.05;

    private SmoothingForecast() {}

    static Forecast of(TimeSeries series, int steps) {
        double[] all = series.values();
        int offset = Math.max(0, all.length - MOST_HISTORY);
        Optional<SeasonalProfile> profile = SeasonalProfile.find(all, series.step());
        double[] rest = profile.map(found -> found.remove(all)).orElse(all);
        Samples samples = Samples.of(rest);
        double slope = RobustSlope.of(samples).median();
        if (MannKendall.pValue(samples, slope) >= SIGNIFICANT) {
            slope = 0;
        }
        double[] level = new double[all.length - offset];
        for (int i = 0; i < level.length; i++) {
            level[i] = rest[offset + i] - slope * (offset + i);
        }
        int distances = Math.max(1, Math.min(Math.min(steps, MOST_DISTANCES), level.length / 4));
        BandWidths best = BandWidths.of(level, RATES[0], distances);
        for (int i = 1; i < RATES.length; i++) {
            BandWidths other = BandWidths.of(level, RATES[i], distances);
            best = other.error() < best.error() ? other : best;
        }
        double seasonal =
                profile.map(found -> correction(all.length, found.period())).orElse(1.0);
        List<ForecastPoint> points = new ArrayList<>(steps);
        for (int step = 1; step <= steps; step++) {
            int at = all.length - 1 + step;
            int index = at;
            double value = best.level()
                    + slope * at
                    + profile.map(found -> found.at(index)).orElse(0.0);
            double w80 = best.width80(step) * seasonal;
            double w95 = Math.max(w80, best.width95(step) * seasonal);
            points.add(new ForecastPoint(series.timeOf(at), value, value - w80, value + w80, value - w95, value + w95));
        }
        return new Forecast(name(profile.isPresent(), slope != 0), points);
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
