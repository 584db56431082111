// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"20ms,PT0.02S", "1.5s,PT1.5S", "2m,PT2M", "3h,PT3H", "2d,PT48H", "PT1M30S,PT1M30S", "0s,PT0S"})
    void readsWhatPeopleWrite(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5s", "PT-5S", "s", "1e9s", "1 s", "five seconds", "1.s"})
    void refusesTheRestAndSaysWhatIsAllowed(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a number with ms, s, m, h or d");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,0 ms",
        "PT0.00123S,1.23 ms",
        "PT0.0456S,45.6 ms",
        "PT0.456S,456 ms",
        "PT12.34S,12.3 s",
        "PT5M,5.00 min",
        "PT10H,10.0 h"
    })
    void writesThreeFigures(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
    }
}
