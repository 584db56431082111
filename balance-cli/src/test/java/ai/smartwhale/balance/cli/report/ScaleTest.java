// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @Test
    void findsRoundNumbersThatHoldTheLargest() {
        assertThat(Scale.linear(87).ticks()).containsExactly(0.0, 25.0, 50.0, 75.0, 100.0);
        assertThat(Scale.logarithmic(3, 420).ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(Scale.logarithmic(5, 5).ticks()).containsExactly(1.0, 10.0);
    }

    @Test
    void staysWithinItsFrameForAnyValue() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double largest = Math.pow(10, random.nextDouble() * 12 - 4);
            for (Scale scale : new Scale[] {Scale.linear(largest), Scale.logarithmic(largest / 50, largest)}) {
                assertThat(scale.place(largest)).isBetween(0.0, 1.0);
                assertThat(scale.place(largest / 2)).isLessThan(scale.place(largest));
                assertThat(scale.ticks()).hasSizeBetween(2, 6);
                assertThat(scale.place(largest * 1e9)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.001,0.001", "2.5,2.5", "100,100", "12000,12k", "1000,1000"})
    void labelsBriefly(double value, String label) {
        assertThat(Scale.label(value)).isEqualTo(label);
    }
}
