// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static ai.smartwhale.balance.prediction.forecast.SampleSeries.fed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForecastFlagsTest {

    private static Forecaster hourly(ValueKind kind) {
        return Forecaster.autoregression(
                SampleSeries.hourly().toBuilder().kind(kind).build());
    }

    private static double[] constant(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void withoutAnyValueTheForecastIsNotUsable() {
        Forecast empty = hourly(ValueKind.REAL).forecast(3);
        assertThat(empty.usable()).isFalse();
        assertThat(empty.flags()).contains(ForecastFlag.NO_DATA, ForecastFlag.TOO_SHORT, ForecastFlag.UNCALIBRATED);
        Forecast missing = fed(hourly(ValueKind.REAL), constant(30, Double.NaN)).forecast(3);
        assertThat(missing.usable()).isFalse();
        assertThat(missing.flags()).contains(ForecastFlag.MANY_GAPS);
    }

    @Test
    void fewerValuesThanASeasonRepeatTheLastOne() {
        Forecast few = fed(hourly(ValueKind.REAL), 1, 2, 3).forecast(2);
        assertThat(few.mean()).containsExactly(3, 3);
        assertThat(few.flags()).contains(ForecastFlag.SHORTER_THAN_SEASON, ForecastFlag.TOO_SHORT);
    }

    @Test
    void constantsAndZerosAreForecastAsTheyAre() {
        Forecast constant = fed(hourly(ValueKind.REAL), constant(600, 5)).forecast(4);
        assertThat(constant.mean()).containsExactly(5, 5, 5, 5);
        assertThat(constant.flags()).containsExactly(ForecastFlag.CONSTANT);
        Forecast zeros = fed(hourly(ValueKind.COUNT), constant(600, 0)).forecast(4);
        assertThat(zeros.mean()).containsExactly(0, 0, 0, 0);
        assertThat(zeros.flags()).containsExactly(ForecastFlag.ALL_ZERO);
    }

    @Test
    void negativeDemandIsTakenForMissing() {
        Forecaster counts = fed(hourly(ValueKind.COUNT), 4, 5, -3);
        assertThat(counts.flags()).contains(ForecastFlag.NEGATIVE_VALUES);
        assertThat(counts.forecast(1).mean(0)).isEqualTo(5);
        assertThat(fed(hourly(ValueKind.REAL), 4, 5, -3).flags()).doesNotContain(ForecastFlag.NEGATIVE_VALUES);
    }

    @Test
    void aDayWithoutValuesIsToldAndBridged() {
        double[] values = SampleSeries.hourly(720, 1, 1);
        Arrays.fill(values, 690, 720, Double.NaN);
        Forecast forecast = fed(hourly(ValueKind.REAL), values).forecast(24);
        assertThat(forecast.flags()).contains(ForecastFlag.STALE);
        double[] truth = SampleSeries.hourly(744, 1, 0);
        double[] expected = Arrays.copyOfRange(truth, 720, 744);
        assertThat(Accuracy.mae(expected, forecast.mean())).isLessThan(6);
    }

    @Test
    void aTenfoldShiftIsToldAndFollowed() {
        double[] values = SampleSeries.hourly(1_000, 2, 2);
        for (int index = 700; index < 1_000; index++) {
            values[index] *= 10;
        }
        Forecaster forecaster = fed(hourly(ValueKind.NON_NEGATIVE), Arrays.copyOf(values, 740));
        assertThat(forecaster.flags()).contains(ForecastFlag.LEVEL_SHIFT);
        Forecast later = fed(forecaster, Arrays.copyOfRange(values, 740, 950)).forecast(48);
        assertThat(Accuracy.wape(Arrays.copyOfRange(values, 950, 998), later.mean()))
                .isLessThan(0.25);
    }

    @Test
    void aLongHorizonIsToldAndItsIntervalsWiden() {
        Forecast far =
                fed(hourly(ValueKind.REAL), SampleSeries.hourly(900, 3, 4)).forecast(200);
        assertThat(far.flags()).containsExactly(ForecastFlag.BEYOND_CALIBRATION);
        PredictionInterval interval = far.interval(0.95).orElseThrow();
        assertThat(interval.upper(199) - interval.lower(199)).isGreaterThan(interval.upper(47) - interval.lower(47));
        assertThat(far.interval(0.5)).isEmpty();
    }
}
