// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SeriesConfigTest {

    private static SeriesConfig.Builder builder() {
        return SeriesConfig.builder();
    }

    private static void refused(String field, ThrowingCallable building) {
        assertThatThrownBy(building).isInstanceOf(InvalidValueException.class).hasMessageContaining(field);
    }

    @Test
    void everyComponentIsChecked() {
        refused("step", () -> builder().step(Duration.ZERO).build());
        refused("seasons", () -> builder().seasons(1).build());
        refused("seasons", () -> builder().seasons(24, 24).build());
        refused("seasons", () -> builder().seasons(24, 12).build());
        refused("horizon", () -> builder().horizon(0).build());
        refused("origins", () -> builder().origins(-1).build());
        refused("levels", () -> builder().levels(1.0).build());
        refused("levels", () -> builder().levels(Double.NaN).build());
        assertThatThrownBy(() -> builder().seasons(20_000).build()).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> builder().horizon(2_000).build()).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> builder().seasons(2, 3, 4, 5, 6).build()).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void aBuilderOfAConfigurationMakesTheSame() {
        SeriesConfig config = builder()
                .seasons(24, 168)
                .kind(ValueKind.COUNT)
                .horizon(7)
                .origins(3)
                .levels(0.5)
                .build();
        assertThat(config.toBuilder().build()).isEqualTo(config);
        assertThat(config.longestSeason()).isEqualTo(168);
        assertThat(builder().build().shortestSeason()).isEqualTo(1);
    }

    @Test
    void theParametersOfAnAutoregressionAreChecked() {
        AutoregressionConfig defaults = AutoregressionConfig.defaults();
        refused("lags", () -> defaults.withLags(List.of(0)));
        refused("lags", () -> defaults.withLags(List.of(2, 1)));
        refused("forgetting", () -> defaults.withForgetting(1.1));
        refused("forgetting", () -> defaults.withForgetting(Double.NaN));
        refused("ridge", () -> defaults.withRidge(0));
        refused("difference", () -> defaults.withDifference(-1));
        assertThatThrownBy(() -> defaults.withLags(List.of(30_000))).isInstanceOf(LimitExceededException.class);
    }
}
