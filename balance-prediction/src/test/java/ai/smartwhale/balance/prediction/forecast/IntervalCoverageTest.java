// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class IntervalCoverageTest {

    private static final int SERIES = 30;

    @Test
    void intervalsPeaksAndTotalsHoldAsOftenAsTheySay() {
        double within80 = 0;
        double within95 = 0;
        int peaks = 0;
        int totals = 0;
        int count = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            double[] values = SampleSeries.hourly(1_200, 100 + seed, 6);
            Forecaster forecaster = Forecaster.autoregression(SampleSeries.hourly());
            for (int slot = 0; slot < values.length; slot++) {
                if (slot >= 800 && slot % 70 == 0 && slot + 24 <= values.length) {
                    double[] actual = Arrays.copyOfRange(values, slot, slot + 24);
                    Forecast forecast = forecaster.forecast(24);
                    within80 += coverage(actual, forecast, 0.8);
                    within95 += coverage(actual, forecast, 0.95);
                    peaks += Arrays.stream(actual).max().orElseThrow()
                                    <= forecaster.peak(24, 0.9).upper()
                            ? 1
                            : 0;
                    totals += Arrays.stream(actual).sum()
                                    <= forecaster.total(24, 0.9).upper()
                            ? 1
                            : 0;
                    count++;
                }
                forecaster.update(values[slot]);
            }
        }
        assertThat(within80 / count).isBetween(0.74, 0.86);
        assertThat(within95 / count).isBetween(0.92, 0.98);
        assertThat((double) peaks / count).isBetween(0.82, 0.96);
        assertThat((double) totals / count).isBetween(0.82, 0.96);
    }

    private static double coverage(double[] actual, Forecast forecast, double level) {
        PredictionInterval interval = forecast.interval(level).orElseThrow();
        return Accuracy.coverage(actual, interval.lower(), interval.upper());
    }

    @Test
    void knownErrorsGiveTheirOrderStatistics() {
        double[] errors = new double[99];
        for (int index = 0; index < errors.length; index++) {
            errors[index] = index - 49;
        }
        List<double[]> paths =
                DoubleStream.of(errors).mapToObj(error -> new double[] {error}).toList();
        PredictionInterval interval = ConformalIntervals.around(new double[] {1_000}, paths, 0.8);
        assertThat(interval.lower(0)).isEqualTo(960);
        assertThat(interval.upper(0)).isEqualTo(1_040);
    }
}
