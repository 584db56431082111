// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How probable it is that a forecast value lies above a limit: the bounds of the intervals and the mean are points of its
 * distribution, between which it is taken to be normal with a spread of its own, and beyond which the last spread goes
 * on.
 */
final class Exceedance {

    /** What a forecast cannot promise better than. */
    private static final double SURE = 1e-4;

    private Exceedance() {}

    static double of(Forecast forecast, int step, double limit) {
        List<PredictionInterval> widest = forecast.intervals().stream()
                .sorted(Comparator.comparingDouble(PredictionInterval::level))
                .toList();
        int size = 2 * widest.size() + 1;
        double[] values = new double[size];
        double[] scores = new double[size];
        int middle = widest.size();
        values[middle] = forecast.mean(step);
        for (int i = 0; i < widest.size(); i++) {
            PredictionInterval interval = widest.get(i);
            double score = Normal.quantile((1 + interval.level()) / 2);
            values[middle + 1 + i] = interval.upper(step);
            scores[middle + 1 + i] = score;
            values[middle - 1 - i] = interval.lower(step);
            scores[middle - 1 - i] = -score;
        }
        Arrays.sort(values);
        return Math.min(1 - SURE, Math.max(SURE, 1 - Normal.probability(score(values, scores, limit))));
    }

    private static double score(double[] values, double[] scores, double limit) {
        int last = values.length - 1;
        if (values[last] <= values[0]) {
            return limit > values[0] ? 6 : limit < values[0] ? -6 : 0;
        }
        int above = 1;
        while (above < last && values[above] < limit) {
            above++;
        }
        double width = values[above] - values[above - 1];
        if (width <= 0) {
            return limit > values[above] ? 6 : limit < values[above - 1] ? -6 : scores[above];
        }
        return scores[above - 1] + (limit - values[above - 1]) / width * (scores[above] - scores[above - 1]);
    }
}
