// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "30s,PT30S",
        "500ms,PT0.5S",
        "500 ms,PT0.5S",
        "1h30m,PT1H30M",
        "1h 30min,PT1H30M",
        "1.5s,PT1.5S",
        "2D,PT48H",
        "250us,PT0.00025S",
        "7ns,PT0.000000007S",
        "PT30S,PT30S",
        "0s,PT0S"
    })
    void timesAreReadWithTheirUnit(String text, Duration expected) {
        assertThat(Units.duration("a", text)).isEqualTo(expected);
        assertThat(Units.duration("a", Units.write(expected))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "64 MiB,67108864",
        "64MiB,67108864",
        "1 KiB,1024",
        "1.5 GiB,1610612736",
        "10 MB,10000000",
        "7 B,7",
        "1 kB,1000"
    })
    void sizesAreReadWithTheirUnit(String text, long expected) {
        assertThat(Units.size("a", text)).isEqualTo(expected);
        assertThat(Units.size("a", Units.write(expected))).isEqualTo(expected);
    }

    @Test
    void aNumberWithoutAUnitIsRefusedWithAHint() {
        assertThatThrownBy(() -> Units.duration("a.b", "30"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("a.b", "\"30\"", "did you mean 30s or 30ms?");
        assertThatThrownBy(() -> Units.size("a.b", "64"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("a.b", "\"64\"", "did you mean 64 B or 64 MiB?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 sec", "s", "-5s", "5s6", "1e3s", "99999999999d", "soon"})
    void otherTimesAreRefused(String text) {
        assertThatThrownBy(() -> Units.duration("a", text)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"64m", "64 Mb", "MiB", "-1 MiB", "1 MiB 2 KiB", "large"})
    void otherSizesAreRefused(String text) {
        assertThatThrownBy(() -> Units.size("a", text)).isInstanceOf(InvalidValueException.class);
    }
}
