// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.BoundForecast;
import ai.smartwhale.balance.prediction.forecast.Forecast;

/**
 * What is expected of a resource for some slots.
 *
 * @param series of the resource
 * @param path slot by slot, from its past and the load together
 */
record Outlook(ResourceSeries series, Forecast path) {

    private static final double[] LEVELS = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

    int slotOfPeak() {
        int best = 0;
        for (int step = 1; step < path.horizon(); step++) {
            best = path.mean(step) > path.mean(best) ? step : best;
        }
        return best;
    }

    /** The peak of the path, with the bounds that past peaks of the resource's own forecasts have. */
    BoundForecast peak(double level) {
        BoundForecast own = series.peak(path.horizon(), level);
        double moved = Math.max(path.mean(slotOfPeak()) - own.expected(), -own.expected());
        return new BoundForecast(
                own.expected() + moved, Math.max(0, own.lower() + moved), own.upper() + moved, level, own.calibrated());
    }

    /** The probability that the peak is above a limit. */
    double peakAbove(double limit) {
        double[] values = new double[LEVELS.length];
        double[] scores = new double[LEVELS.length];
        for (int i = 0; i < LEVELS.length; i++) {
            values[i] = peak(LEVELS[i]).upper();
            scores[i] = Normal.quantile(LEVELS[i]);
        }
        return Exceedance.above(values, scores, limit);
    }
}
