// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static Forecaster naive() {
        return Forecaster.create(
                ForecastMethod.SEASONAL_NAIVE, SeriesConfig.builder().horizon(2).build());
    }

    @Test
    void forecastsFromTheLastOriginsThatLeaveRoom() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        BacktestResult result = Backtest.rollingOrigin(BacktestTest::naive, values, new BacktestConfig(2, 3, 2, 0));
        assertThat(result.origins()).extracting(BacktestOrigin::start).containsExactly(2, 4, 6);
        assertThat(result.origins().get(2).actual()).containsExactly(7, 8);
        assertThat(result.origins().get(2).forecast().mean()).containsExactly(6, 6);
        assertThat(result.mae()).hasValue(1.5);
        assertThat(result.rmse()).hasValue(Math.sqrt(2.5));
        assertThat(result.wape()).hasValue(9.0 / 33);
        assertThat(result.coverage(0.95)).isPresent();
        assertThat(result.coverage(0.5)).isEmpty();
    }

    @Test
    void withoutRoomThereIsNothingToMeasure() {
        BacktestResult result =
                Backtest.rollingOrigin(BacktestTest::naive, new double[] {1}, new BacktestConfig(2, 3, 2, 0));
        assertThat(result.origins()).isEmpty();
        assertThat(result.mae()).isEmpty();
        assertThat(result.wape()).isEmpty();
        BacktestResult warm =
                Backtest.rollingOrigin(BacktestTest::naive, new double[9], new BacktestConfig(2, 9, 1, 6));
        assertThat(warm.origins()).extracting(BacktestOrigin::start).containsExactly(6, 7);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new BacktestConfig(0, 1, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new BacktestConfig(1, 0, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new BacktestConfig(1, 1, 0, 0)).isInstanceOf(InvalidValueException.class);
    }
}
