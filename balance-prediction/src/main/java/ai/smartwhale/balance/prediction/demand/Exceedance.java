// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.BoundForecast;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import java.util.Arrays;

/**
 * How probable it is that something forecast lies above a limit. Its bounds and its middle are points of its
 * distribution, between which it is taken to be normal with a spread of its own, and beyond which the last spread goes
 * on.
 */
final class Exceedance {

    /** What a forecast cannot promise better than. */
    private static final double SURE = 1e-4;

    private static final double CERTAIN = 6;
    private static final double[] LEVELS = {0.8, 0.95};

    private Exceedance() {}

    /** That the mean of some slots is above a limit, if all of them err alike: the cautious assumption. */
    static double ofMean(Forecast forecast, int from, int to, double limit) {
        int size = 2 * forecast.intervals().size() + 1;
        double[] values = new double[size];
        double[] scores = new double[size];
        int count = to - from;
        for (int step = from; step < to; step++) {
            values[0] += forecast.mean(step) / count;
        }
        int next = 1;
        for (PredictionInterval interval : forecast.intervals()) {
            double score = Normal.quantile((1 + interval.level()) / 2);
            scores[next] = score;
            scores[next + 1] = -score;
            for (int step = from; step < to; step++) {
                values[next] += interval.upper(step) / count;
                values[next + 1] += interval.lower(step) / count;
            }
            next += 2;
        }
        return above(values, scores, limit);
    }

    /** That the sum of the coming slots is above a limit. */
    static double ofTotal(Forecaster forecaster, int slots, double limit) {
        double[] values = new double[2 * LEVELS.length + 1];
        double[] scores = new double[values.length];
        for (int i = 0; i < LEVELS.length; i++) {
            BoundForecast total = forecaster.total(slots, LEVELS[i]);
            values[0] = total.expected();
            values[2 * i + 1] = total.upper();
            scores[2 * i + 1] = Normal.quantile(LEVELS[i]);
            values[2 * i + 2] = total.lower();
            scores[2 * i + 2] = Normal.quantile((1 - LEVELS[i]) / 2);
        }
        return above(values, scores, limit);
    }

    /** Values with the scores of a standard normal that they stand for, in any order. */
    static double above(double[] values, double[] scores, double limit) {
        // Bounds of several levels may cross by a little; in order, each is a point of some distribution.
        Arrays.sort(values);
        Arrays.sort(scores);
        return Math.min(1 - SURE, Math.max(SURE, 1 - Normal.probability(score(values, scores, limit))));
    }

    private static double score(double[] values, double[] scores, double limit) {
        int last = values.length - 1;
        int above = 1;
        while (above < last && values[above] < limit) {
            above++;
        }
        double width = last == 0 ? 0 : values[above] - values[above - 1];
        if (width <= 0) {
            double value = values[Math.min(above, last)];
            return limit > value ? CERTAIN : limit < value ? -CERTAIN : 0;
        }
        double part = (limit - values[above - 1]) / width;
        double score = scores[above - 1] + part * (scores[above] - scores[above - 1]);
        return Math.min(CERTAIN, Math.max(-CERTAIN, score));
    }
}
