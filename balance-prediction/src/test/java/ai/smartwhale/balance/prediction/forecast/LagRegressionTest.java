// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static ai.smartwhale.balance.prediction.forecast.SampleSeries.fed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LagRegressionTest {

    private static final SeriesConfig PLAIN = SeriesConfig.builder().build();

    @Test
    void learnsTheCoefficientsOfAnAutoregressiveProcess() {
        Random random = new Random(1);
        double[] values = new double[20_000];
        for (int index = 2; index < values.length; index++) {
            values[index] = 0.6 * values[index - 1] + 0.3 * values[index - 2] + random.nextGaussian();
        }
        Forecaster forecaster = fed(
                Forecaster.autoregression(
                        PLAIN,
                        AutoregressionConfig.defaults()
                                .withLags(List.of(1, 2))
                                .withForgetting(1)
                                .withScale(Scale.PLAIN)),
                values);
        double last = values[values.length - 1];
        double before = values[values.length - 2];
        assertThat(forecaster.forecast(1).mean(0)).isCloseTo(0.6 * last + 0.3 * before, within(0.1));
    }

    @Test
    void onThePlainScaleAShiftOfAllValuesShiftsTheForecast() {
        double[] values = SampleSeries.hourly(700, 2, 5);
        double[] shifted = Arrays.stream(values).map(value -> value - 4_096).toArray();
        AutoregressionConfig plain = AutoregressionConfig.defaults().withScale(Scale.PLAIN);
        Forecast here = fed(Forecaster.autoregression(SampleSeries.hourly(), plain), values)
                .forecast(48);
        Forecast there = fed(Forecaster.autoregression(SampleSeries.hourly(), plain), shifted)
                .forecast(48);
        for (int step = 0; step < 48; step++) {
            assertThat(there.mean(step) + 4_096).isCloseTo(here.mean(step), within(1e-6));
        }
    }

    @Test
    void aNoiselessSeasonIsContinuedExactly() {
        double[] values = SampleSeries.hourly(1_000, 3, 0);
        Forecast forecast = fed(Forecaster.autoregression(SampleSeries.hourly()), Arrays.copyOf(values, 952))
                .forecast(48);
        assertThat(Accuracy.mae(Arrays.copyOfRange(values, 952, 1_000), forecast.mean()))
                .isLessThan(0.5);
    }

    @Test
    void missingValuesDoNotShiftTheSeason() {
        double[] values = SampleSeries.hourly(1_000, 4, 1);
        double[] gappy = Arrays.copyOf(values, 952);
        Random random = new Random(5);
        for (int index = 0; index < gappy.length; index++) {
            gappy[index] = random.nextInt(7) == 0 ? Double.NaN : gappy[index];
        }
        Forecast forecast =
                fed(Forecaster.autoregression(SampleSeries.hourly()), gappy).forecast(48);
        assertThat(Accuracy.mae(Arrays.copyOfRange(values, 952, 1_000), forecast.mean()))
                .isLessThan(4);
    }

    @Test
    void oneExtremeValueDoesNotSpoilWhatWasLearned() {
        double[] values = SampleSeries.hourly(1_000, 6, 2);
        double[] spiked = Arrays.copyOf(values, 952);
        spiked[930] *= 50;
        Forecast forecast =
                fed(Forecaster.autoregression(SampleSeries.hourly()), spiked).forecast(48);
        // The hour itself comes again as a lag one day and one week later; the others stay as they were.
        double[] actual = Arrays.copyOfRange(values, 952, 1_000);
        double[] errors = new double[48];
        for (int step = 0; step < 48; step++) {
            errors[step] = Math.abs(actual[step] - forecast.mean(step));
        }
        Arrays.sort(errors);
        assertThat(errors[24]).isLessThan(20);
    }

    @Test
    void aRegularTimerIsForeseenWhereSmoothingCannot() {
        double[] values = new double[400];
        for (int index = 0; index < values.length; index += 15) {
            values[index] = 4;
        }
        SeriesConfig counts =
                SeriesConfig.builder().kind(ValueKind.COUNT).horizon(15).build();
        double[] regression =
                fed(Forecaster.autoregression(counts), values).forecast(15).mean();
        double[] mixture = fed(Forecaster.create(ForecastMethod.MIXTURE, counts), values)
                .forecast(15)
                .mean();
        int due = (405 - 400) % 15;
        assertThat(regression[due]).isGreaterThan(3);
        assertThat(mixture[due]).isGreaterThan(3);
        assertThat(Arrays.stream(regression).sum()).isLessThan(5);
    }
}
