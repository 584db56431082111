// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NormalTest {

    private static final NormalDistribution ORACLE = new NormalDistribution(0, 1);

    @Test
    void agreesWithCommonsMathAndInTheTailWithScipy() {
        for (double z = -6; z <= 6; z += 0.37) {
            assertThat(Normal.below(z)).isEqualTo(ORACLE.cumulativeProbability(z), within(1e-12));
        }
        for (double share = 0.001; share < 1; share += 0.0173) {
            assertThat(Normal.quantile(share)).isEqualTo(ORACLE.inverseCumulativeProbability(share), within(1e-9));
        }
        assertThat(Normal.twoSided(-3.9)).isCloseTo(9.619268803520523e-05, Percentage.withPercentage(1e-8));
        assertThat(Normal.twoSided(4.1)).isCloseTo(4.1315013825093434e-05, Percentage.withPercentage(1e-8));
        assertThat(Normal.twoSided(8)).isCloseTo(1.244192114854348e-15, Percentage.withPercentage(1e-8));
        assertThat(Normal.twoSided(0)).isEqualTo(1);
    }
}
