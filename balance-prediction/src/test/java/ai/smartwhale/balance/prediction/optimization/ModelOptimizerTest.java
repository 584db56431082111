// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.ForecastFlag;
import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelOptimizerTest {

    private static final SeriesConfig COUNTS =
            SeriesConfig.builder().kind(ValueKind.COUNT).horizon(10).build();
    private static final SeriesConfig SEASONAL =
            SeriesConfig.builder().seasons(24).horizon(10).build();

    private final Random random = new Random(23);

    private double seasonal(int slot) {
        return 50 + 20 * Math.sin(2 * Math.PI * slot / 24) + random.nextGaussian();
    }

    @Test
    void prefersTheForecasterThatForecastsBest() {
        ModelOptimizer optimizer = ModelOptimizer.create(
                ModelOptimizerConfig.of(SEASONAL).withMethods(ForecastMethod.SPARSE, ForecastMethod.AUTOREGRESSION));
        for (int i = 0; i < 600; i++) {
            optimizer.update(seasonal(i));
        }
        ForecasterChoice near = optimizer.optimizeModel(1);

        assertThat(near.experts().get(0).method()).isEqualTo(ForecastMethod.AUTOREGRESSION);
        assertThat(near.experts().get(0).weight()).isGreaterThan(0.99);
        assertThat(near.mode()).isEqualTo(ForecasterChoice.Mode.WEIGHTED_MEAN);
        assertThat(near.reason()).isNotBlank();
    }

    @Test
    void retiresTheHopelessAndTakesThemBackWhenAsked() {
        ModelOptimizer optimizer = ModelOptimizer.create(ModelOptimizerConfig.of(SEASONAL)
                .withMethods(ForecastMethod.SPARSE, ForecastMethod.AUTOREGRESSION)
                .withPatience(100));
        for (int i = 0; i < 800; i++) {
            optimizer.update(seasonal(i));
        }
        assertThat(optimizer.optimizeModel(1).experts())
                .filteredOn(ForecasterChoice.Standing::retired)
                .extracting(ForecasterChoice.Standing::method)
                .containsExactly(ForecastMethod.SPARSE);
        assertThat(optimizer.optimizeModel(10).experts().get(1).weight()).isZero();

        optimizer.reconsider();

        assertThat(optimizer.optimizeModel(1).experts()).noneMatch(ForecasterChoice.Standing::retired);
    }

    @Test
    void isCloseToTheBestSingleForecasterInHindsight() {
        double own = 0;
        ForecastMethod[] methods = {
            ForecastMethod.AUTOREGRESSION, ForecastMethod.SEASONAL_NAIVE, ForecastMethod.SMOOTHING
        };
        double[] single = new double[methods.length];
        ModelOptimizer optimizer =
                ModelOptimizer.create(ModelOptimizerConfig.of(SEASONAL).withMethods(methods));
        Forecaster[] forecasters = new Forecaster[methods.length];
        for (int m = 0; m < methods.length; m++) {
            forecasters[m] = Forecaster.create(methods[m], SEASONAL);
        }
        double[] next = new double[1];
        for (int i = 0; i < 1_500; i++) {
            double value = seasonal(i);
            if (i > 300) {
                own += Math.abs(optimizer.forecast(1).mean(0) - value);
                for (int m = 0; m < methods.length; m++) {
                    forecasters[m].forecastInto(next);
                    single[m] += Math.abs(next[0] - value);
                }
            }
            optimizer.update(value);
            for (Forecaster forecaster : forecasters) {
                forecaster.update(value);
            }
        }
        double best = Math.min(single[0], Math.min(single[1], single[2]));

        assertThat(own).isLessThan(1.03 * best);
    }

    @Test
    void servesSparseSeriesByTheSingleBest() {
        ModelOptimizer optimizer = ModelOptimizer.create(ModelOptimizerConfig.of(COUNTS));
        for (int i = 0; i < 600; i++) {
            optimizer.update(i % 10 == 3 ? 5 : 0);
        }
        ForecasterChoice choice = optimizer.optimizeModel(10);

        assertThat(choice.mode()).isEqualTo(ForecasterChoice.Mode.SINGLE);
        assertThat(choice.experts())
                .filteredOn(standing -> standing.weight() > 0)
                .hasSize(1);
        assertThat(choice.reason()).contains("0.90");
    }

    @Test
    void takesTheMedianOfThreeFarAhead() {
        ModelOptimizer optimizer = ModelOptimizer.create(ModelOptimizerConfig.of(SEASONAL));
        for (int i = 0; i < 300; i++) {
            optimizer.update(seasonal(i));
        }
        ForecasterChoice choice = optimizer.optimizeModel(10);
        Forecast forecast = optimizer.forecast(10);

        assertThat(choice.mode()).isEqualTo(ForecasterChoice.Mode.MEDIAN);
        assertThat(choice.experts().stream()
                        .mapToDouble(ForecasterChoice.Standing::weight)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(forecast.horizon()).isEqualTo(10);
        assertThat(forecast.interval(0.95).orElseThrow().lower(9)).isLessThanOrEqualTo(forecast.mean(9));
    }

    @Test
    void goingOnFromASnapshotEqualsNeverHavingStopped() {
        ModelOptimizerConfig config = ModelOptimizerConfig.of(COUNTS);
        ModelOptimizer through = ModelOptimizer.create(config);
        ModelOptimizer resumed = ModelOptimizer.create(config);
        for (int i = 0; i < 600; i++) {
            if (i == 300) {
                resumed.restore(through.snapshot());
            }
            double value = random.nextInt(8);
            through.update(value);
            if (i >= 300) {
                resumed.update(value);
            }
        }

        assertThat(resumed.optimizeModel(10)).isEqualTo(through.optimizeModel(10));
        assertThat(resumed.forecast(10)).isEqualTo(through.forecast(10));
    }

    @Test
    void answersWithReasonsWhateverComes() {
        ModelOptimizer optimizer = ModelOptimizer.create(ModelOptimizerConfig.of(COUNTS));

        assertThat(optimizer.forecast(5).flags()).contains(ForecastFlag.NO_DATA);
        for (int i = 0; i < 50; i++) {
            optimizer.update(Double.NaN);
            optimizer.update(0);
        }
        assertThat(optimizer.forecast(10).mean()).containsOnly(0);
        assertThatThrownBy(() -> optimizer.update(Double.POSITIVE_INFINITY)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> optimizer.forecast(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> optimizer.forecast(11)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> optimizer.restore(new byte[3])).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(
                        () -> ModelOptimizerConfig.of(COUNTS).withMethods(ForecastMethod.THETA, ForecastMethod.THETA))
                .isInstanceOf(InvalidValueException.class);
    }
}
