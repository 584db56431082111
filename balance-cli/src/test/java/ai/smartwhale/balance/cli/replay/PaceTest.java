// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({"6,6x", "6x,6x", "0.5,0.50x", "MAX,max", "1e3,1000x"})
    void readsAndWrites(String text, String written) {
        assertThat(Pace.parse(text).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "fast", "", "x", "NaN", "Infinity", "1e300"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Pace.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a number above 0, or max");
    }

    @Test
    void makesTimeShorter() {
        assertThat(new Pace(6).nanos(Duration.ofSeconds(60)))
                .isEqualTo(Duration.ofSeconds(10).toNanos());
        assertThat(Pace.MAX.nanos(Duration.ofDays(1))).isZero();
    }

    @Test
    void takesTenSecondsAndSlowsNothingDown() {
        assertThat(Pace.toTakeTenSeconds(Duration.ofMinutes(1))).isEqualTo(new Pace(6));
        assertThat(Pace.toTakeTenSeconds(Duration.ofSeconds(2))).isEqualTo(new Pace(1));
    }
}
