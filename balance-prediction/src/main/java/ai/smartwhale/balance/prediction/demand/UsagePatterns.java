// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.capacity.FillForecast;
import ai.smartwhale.balance.prediction.demand.capacity.FillTrend;
import ai.smartwhale.balance.prediction.forecast.Season;
import ai.smartwhale.balance.prediction.forecast.SeasonDetector;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds the pattern in the remembered slots. */
final class UsagePatterns {

    private static final double SPARSE = 0.5;
    private static final double STRONG = 0.3;
    private static final double BURSTS = 2;
    private static final double SECONDS_OF_DAY = 86_400;

    private UsagePatterns() {}

    static UsagePattern of(UsageHistory history, Duration step) {
        double[] values = history.values();
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double variance = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum() / Math.max(1, known.length - 1);
        double dispersion = mean > 0 ? variance / mean : 0;
        double empty = known.length == 0
                ? 1
                : (double) Arrays.stream(known).filter(v -> v == 0).count() / known.length;
        List<Season> seasons = mean > 0 ? SeasonDetector.detect(values) : List.of();
        double strength = seasons.stream().mapToDouble(Season::strength).max().orElse(0);
        UsagePattern.Rhythm rhythm;
        String reason;
        if (mean == 0) {
            rhythm = UsagePattern.Rhythm.IDLE;
            reason = "no requests in " + known.length + " slots";
        } else if (strength >= STRONG) {
            rhythm = UsagePattern.Rhythm.PERIODIC;
            reason = text("a season of %d slots explains %.2f", seasons.get(0).slots(), strength);
        } else if (empty > SPARSE) {
            rhythm = UsagePattern.Rhythm.SPARSE;
            reason = text("%.2f of the slots are empty", empty);
        } else if (dispersion > BURSTS) {
            rhythm = UsagePattern.Rhythm.BURSTY;
            reason = text("the variance is %.1f times the mean", dispersion);
        } else {
            rhythm = UsagePattern.Rhythm.STEADY;
            reason = text("the variance is %.1f times the mean", dispersion);
        }
        return new UsagePattern(
                rhythm,
                seasons,
                mean,
                empty,
                dispersion,
                trend(values, mean, step),
                history.busiestHours(),
                values.length,
                reason);
    }

    private static double trend(double[] values, double mean, Duration step) {
        FillTrend trend = new FillTrend();
        double seconds = step.toMillis() / 1e3;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                trend.add(i * seconds, values[i]);
            }
        }
        return trend.forecast(values.length * seconds, Double.MAX_VALUE, 1.96, 0.95)
                .map(FillForecast::perSecond)
                .filter(slope -> mean > 0)
                .map(slope -> slope * SECONDS_OF_DAY / mean)
                .orElse(0.0);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
