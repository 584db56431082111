// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongRunTest {

    @Test
    void tenMillionUpdatesNeitherGrowNorSpoilAForecaster() {
        SeriesConfig config =
                SeriesConfig.builder().seasons(24).horizon(4).origins(8).build();
        Forecaster forecaster = Forecaster.autoregression(
                config,
                AutoregressionConfig.defaults().withLags(List.of(1, 2, 24)).withForgetting(0.99));
        Random random = new Random(1);
        int size = 0;
        for (int slot = 0; slot < 10_000_000; slot++) {
            // Long stretches without news, then noise again: what spoils a covariance.
            boolean quiet = slot / 100_000 % 2 == 1;
            double noise = quiet ? 0 : random.nextInt(1_000) / 1_000.0;
            forecaster.update(100 + 20 * Math.sin(2 * Math.PI * (slot % 24) / 24) + noise);
            size = slot == 10_000 ? forecaster.snapshot().length : size;
        }
        assertThat(forecaster.snapshot()).hasSize(size);
        assertThat(forecaster.slots()).isEqualTo(10_000_000);
        Forecast forecast = forecaster.forecast(4);
        for (int step = 0; step < 4; step++) {
            int slot = 10_000_000 + step;
            assertThat(forecast.mean(step))
                    .isBetween(
                            100 + 20 * Math.sin(2 * Math.PI * (slot % 24) / 24) - 2,
                            100 + 20 * Math.sin(2 * Math.PI * (slot % 24) / 24) + 2);
        }
    }
}
