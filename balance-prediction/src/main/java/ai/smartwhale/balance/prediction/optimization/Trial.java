// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.Accuracy;
import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig;
import ai.smartwhale.balance.prediction.forecast.Backtest;
import ai.smartwhale.balance.prediction.forecast.BacktestConfig;
import ai.smartwhale.balance.prediction.forecast.BacktestOrigin;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import java.util.List;

/**
 * What a candidate would have forecast.
 *
 * @param candidate which
 * @param origins from where, the earliest first
 */
record Trial(AutoregressionConfig candidate, List<BacktestOrigin> origins) {

    static Trial run(SeriesConfig series, AutoregressionConfig candidate, double[] values, BacktestConfig config) {
        SeriesConfig bare = series.toBuilder().origins(0).build();
        return new Trial(
                candidate,
                Backtest.rollingOrigin(() -> Forecaster.autoregression(bare, candidate), values, config)
                        .origins());
    }

    /**
     * The error from some origins by that of the defaults: the mean of the ratios of the absolute and of the symmetric
     * error, as in the M4 competition. 1 where the defaults have none.
     */
    double relativeTo(Trial defaults, int from, int to) {
        double absolute = 0;
        double symmetric = 0;
        double absoluteOfDefaults = 0;
        double symmetricOfDefaults = 0;
        for (int i = from; i < to; i++) {
            double[] actual = origins.get(i).actual();
            absolute += Accuracy.mae(actual, origins.get(i).forecast().mean());
            symmetric += Accuracy.smape(actual, origins.get(i).forecast().mean());
            double[] byDefaults = defaults.origins.get(i).forecast().mean();
            absoluteOfDefaults += Accuracy.mae(actual, byDefaults);
            symmetricOfDefaults += Accuracy.smape(actual, byDefaults);
        }
        double ratio = absoluteOfDefaults > 0 ? absolute / absoluteOfDefaults : 1;
        return symmetricOfDefaults > 0 ? (ratio + symmetric / symmetricOfDefaults) / 2 : ratio;
    }

    /** At how many of some origins the absolute error is smaller than that of the defaults. */
    int betterThan(Trial defaults, int from, int to) {
        int better = 0;
        for (int i = from; i < to; i++) {
            double[] actual = origins.get(i).actual();
            double own = Accuracy.mae(actual, origins.get(i).forecast().mean());
            double other =
                    Accuracy.mae(actual, defaults.origins.get(i).forecast().mean());
            better += own < other ? 1 : 0;
        }
        return better;
    }
}
