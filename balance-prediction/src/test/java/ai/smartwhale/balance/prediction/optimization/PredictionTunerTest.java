// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.prediction.forecast.Accuracy;
import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig;
import ai.smartwhale.balance.prediction.forecast.BacktestOrigin;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionTunerTest {

    private static final int AHEAD = 12;
    private static final SeriesConfig SERIES = SeriesConfig.builder()
            .step(Duration.ofHours(1))
            .seasons(12)
            .horizon(AHEAD)
            .build();

    /** As long as it takes: only the clock of the test counts. */
    private final PredictionTuner tuner = PredictionTuner.create(PredictionTunerConfig.defaults(), () -> 0);

    private static double error(AutoregressionConfig config, double[] past, double[] future) {
        Forecaster forecaster = Forecaster.autoregression(SERIES, config);
        for (double value : past) {
            forecaster.update(value);
        }
        return Accuracy.mae(future, forecaster.forecast(AHEAD).mean());
    }

    /** A season that grows, one whose level jumps, or one whose period changes all the time. */
    private static double[] series(long seed) {
        Random random = new Random(seed);
        int kind = (int) (seed % 3);
        double chirp = (1 + random.nextDouble()) / 8_000;
        double[] values = new double[400];
        for (int i = 0; i < values.length; i++) {
            double turns = i / 12.0 + (kind == 0 ? chirp * i * i : 0);
            double size = kind == 2 ? 8 + i / 20.0 : 8;
            double level = kind == 1 ? 200 + 15.0 * (i / 130) : 200;
            values[i] = level + size * Math.sin(2 * Math.PI * turns) + (kind == 0 ? 0.1 : 2) * random.nextGaussian();
        }
        return values;
    }

    @Test
    void isSeldomWorseThanTheDefaultsOnWhatItHasNotSeenAndBetterOnTheAverage() {
        int series = 60;
        int worse = 0;
        int improved = 0;
        double ratios = 0;
        for (long seed = 0; seed < series; seed++) {
            double[] values = series(seed);
            double[] past = Arrays.copyOf(values, values.length - AHEAD);
            double[] future = Arrays.copyOfRange(values, values.length - AHEAD, values.length);
            TuningResult result = tuner.tunePredictions(SERIES, past);
            double ratio = error(result.chosen(), past, future) / error(AutoregressionConfig.defaults(), past, future);
            worse += ratio > 1.01 ? 1 : 0;
            ratios += ratio;
            improved += result.improved() ? 1 : 0;
            assertThat(result.relativeError()).isLessThanOrEqualTo(1);
        }

        assertThat(worse).isLessThanOrEqualTo(series / 20);
        assertThat(improved).isGreaterThan(series / 10);
        assertThat(ratios / series).isLessThan(0.95);
    }

    @Test
    void doesNotLookAhead() {
        double[] values = series(3);
        double[] changed = values.clone();
        Arrays.fill(changed, 390, 400, 1e6);

        assertThat(tuner.tunePredictions(SERIES, Arrays.copyOf(values, 390)))
                .isEqualTo(tuner.tunePredictions(SERIES, Arrays.copyOf(changed, 390)));
    }

    @Test
    void keepsTheDefaultsWhenTheTimeIsUp() {
        long[] ticks = {0};
        PredictionTuner hasty = PredictionTuner.create(
                PredictionTunerConfig.defaults().withBudget(Duration.ofMillis(5)), () -> ticks[0] += 1_000_000);
        TuningResult result = hasty.tunePredictions(SERIES, series(1));

        assertThat(result.outOfTime()).isTrue();
        assertThat(result.improved()).isFalse();
        assertThat(result.chosen()).isEqualTo(AutoregressionConfig.defaults());
        assertThat(result.relativeError()).isEqualTo(1);
    }

    @Test
    void saysWhyItLeavesShortAndConstantSeriesAlone() {
        TuningResult tooShort = tuner.tunePredictions(SERIES, new double[100]);
        TuningResult constant = tuner.tunePredictions(SERIES, new double[400]);
        double[] missing = new double[400];
        Arrays.fill(missing, Double.NaN);

        assertThat(tooShort.reason()).contains("100 values");
        assertThat(tooShort.improved()).isFalse();
        assertThat(constant.improved()).isFalse();
        assertThat(constant.bias().active()).isFalse();
        assertThat(tuner.tunePredictions(SERIES, missing).improved()).isFalse();
        assertThatThrownBy(() -> tuner.tunePredictions(SERIES, new double[] {1, Double.NEGATIVE_INFINITY}))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> PredictionTunerConfig.defaults().withLeastGain(Double.NaN))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void movesForecastsByTheirBiasWithinTheirKind() {
        BiasCorrection bias = new BiasCorrection(2, List.of(-3.0, 0.5));
        Forecast forecast = new Forecast(
                new double[] {1, 5, 5, 5, 5},
                List.of(new PredictionInterval(0.8, new double[] {0, 4, 4, 4, 4}, new double[] {2, 6, 6, 6, 6})),
                Set.of());

        Forecast moved = bias.apply(forecast, ValueKind.COUNT);

        assertThat(moved.mean()).containsExactly(0, 2, 5.5, 5.5, 5);
        assertThat(moved.interval(0.8).orElseThrow().upper()).containsExactly(0, 3, 6.5, 6.5, 6);
        assertThat(BiasCorrection.none().apply(forecast, ValueKind.REAL)).isSameAs(forecast);
    }

    @Test
    void findsABiasOnlyWhereItHelpsLater() {
        Trial trial = new Trial(
                AutoregressionConfig.defaults(),
                IntStream.range(0, 10)
                        .mapToObj(i -> new BacktestOrigin(
                                i,
                                new double[] {12, 12, i < 6 ? 12 : 8, 10},
                                new Forecast(new double[] {10, 10, 10, 10}, List.of(), Set.of())))
                        .toList());

        BiasCorrection bias = BiasFinder.find(trial, 6);

        assertThat(bias.additions()).containsExactly(2.0, 2.0, 0.0, 0.0);
        assertThat(bias.addition(1)).isCloseTo(2, within(0.0));
        assertThat(bias.addition(9)).isZero();
    }
}
