// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig.Scale;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/** Puts the forecasters together. */
final class ForecasterFactory {

    private static final double SPARSE_WEIGHT = 0.1;
    private static final double SLOW_FORGETTING = 0.9998;
    private static final List<Integer> MORE_LAGS =
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 25, 30, 60);
    private static final double[] MEANS = {0.3, 0.1, 0.03, 0.003};

    private ForecasterFactory() {}

    static Forecaster create(ForecastMethod method, SeriesConfig config) {
        InvalidValueException.requirePresent("method", method);
        InvalidValueException.requirePresent("config", config);
        return new DefaultForecaster(method, config, "", () -> model(method, config));
    }

    static Forecaster autoregression(SeriesConfig config, AutoregressionConfig autoregression) {
        InvalidValueException.requirePresent("config", config);
        InvalidValueException.requirePresent("autoregression", autoregression);
        return new DefaultForecaster(
                ForecastMethod.AUTOREGRESSION,
                config,
                autoregression.equals(AutoregressionConfig.defaults()) ? "" : autoregression.toString(),
                () -> regression(config, autoregression));
    }

    private static PointModel model(ForecastMethod method, SeriesConfig config) {
        return switch (method) {
            case SEASONAL_NAIVE -> new SeasonalNaive(config.shortestSeason());
            case SMOOTHING -> ExponentialSmoothing.of(config);
            case THETA -> new ThetaMethod(ThetaMethod.grid(), config.seasons());
            case AUTOREGRESSION -> regression(config, AutoregressionConfig.defaults());
            case SPARSE -> new SparseDemand(SPARSE_WEIGHT, SPARSE_WEIGHT);
            case CROSTON -> new CrostonDemand(SPARSE_WEIGHT);
            case SEASONAL_REGRESSION -> new SeasonalRegression(config.seasons());
            case MIXTURE -> mixture(config);
            case BLEND -> blend(config);
        };
    }

    private static PointModel regression(SeriesConfig config, AutoregressionConfig autoregression) {
        int[] lags = autoregression.lags().isEmpty()
                ? UsualLags.of(config)
                : autoregression.lags().stream().mapToInt(Integer::intValue).toArray();
        return new LagRegression(config, autoregression, lags);
    }

    private static PointModel mixture(SeriesConfig config) {
        List<PointModel> experts = new ArrayList<>();
        AutoregressionConfig defaults = AutoregressionConfig.defaults();
        experts.add(regression(config, defaults.withForgetting(SLOW_FORGETTING)));
        experts.add(regression(config, defaults));
        if (config.seasons().isEmpty()) {
            experts.add(regression(config, defaults.withLags(MORE_LAGS)));
        }
        for (double weight : MEANS) {
            experts.add(new SmoothedMean(weight));
        }
        experts.add(new SeasonalNaive(1));
        if (config.kind() == ValueKind.COUNT) {
            experts.add(new SparseDemand(SPARSE_WEIGHT, SPARSE_WEIGHT));
        }
        for (int season : config.seasons()) {
            experts.add(new SeasonalNaive(season));
        }
        return new ExpertMixture(experts, !config.seasons().isEmpty(), config.horizon());
    }

    private static PointModel blend(SeriesConfig config) {
        AutoregressionConfig defaults = AutoregressionConfig.defaults();
        List<PointModel> models = new ArrayList<>();
        models.add(regression(config, defaults));
        models.add(regression(config, defaults.withScale(Scale.PLAIN)));
        models.add(regression(config, defaults.withDifference(1)));
        for (int season : config.seasons()) {
            models.add(regression(config, defaults.withDifference(season)));
        }
        return new MedianBlend(models, config.horizon());
    }
}
