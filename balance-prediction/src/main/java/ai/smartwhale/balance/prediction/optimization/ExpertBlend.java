// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Puts forecasts together step by step, means and bounds alike: to average quantiles keeps an interval as wide as its
 * parts (Vincent, 1912), where a mixture would be wider.
 */
final class ExpertBlend {

    private ExpertBlend() {}

    /** The first one is the best, whose flags the result gets. */
    static Forecast of(List<Forecast> forecasts, double[] weights, boolean median) {
        Forecast best = forecasts.get(0);
        if (forecasts.size() == 1) {
            return best;
        }
        List<PredictionInterval> intervals = new ArrayList<>();
        for (int i = 0; i < best.intervals().size(); i++) {
            int index = i;
            intervals.add(new PredictionInterval(
                    best.intervals().get(i).level(),
                    blend(
                            forecasts,
                            weights,
                            median,
                            forecast -> forecast.intervals().get(index).lower()),
                    blend(
                            forecasts,
                            weights,
                            median,
                            forecast -> forecast.intervals().get(index).upper())));
        }
        return new Forecast(blend(forecasts, weights, median, Forecast::mean), intervals, best.flags());
    }

    private static double[] blend(
            List<Forecast> forecasts, double[] weights, boolean median, Function<Forecast, double[]> part) {
        List<double[]> parts = forecasts.stream().map(part).toList();
        double[] blend = new double[parts.get(0).length];
        double[] column = new double[parts.size()];
        for (int step = 0; step < blend.length; step++) {
            double mean = 0;
            for (int i = 0; i < column.length; i++) {
                column[i] = parts.get(i)[step];
                mean += weights[i] * column[i];
            }
            blend[step] = median ? median(column) : mean;
        }
        return blend;
    }

    private static double median(double[] column) {
        Arrays.sort(column);
        int middle = column.length / 2;
        return column.length % 2 == 1 ? column[middle] : (column[middle - 1] + column[middle]) / 2;
    }
}
