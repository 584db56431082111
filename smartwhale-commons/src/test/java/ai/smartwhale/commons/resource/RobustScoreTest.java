// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RobustScoreTest {

    /** Median 3.5 and median distance 1, worked by hand. */
    @Test
    void measuresFromTheMedianInMedianDistances() {
        double[] usual = {2, 3, 3, 4, 5, 6};

        RobustScore score = RobustScore.of(10, usual, 1e-9);

        assertThat(score.median()).isEqualTo(3.5);
        assertThat(score.spread()).isCloseTo(1.4826, within(1e-12));
        assertThat(score.score()).isCloseTo(6.5 / 1.4826, within(1e-12));
        assertThat(usual).containsExactly(2, 3, 3, 4, 5, 6);
    }

    @Test
    void isNotSpoiledByOutliersAmongTheUsual() {
        double[] usual = {0.50, 0.51, 0.49, 0.50, 1.0, 1.0, 0.5, 0.52};

        assertThat(RobustScore.of(0.99, usual, 0.01).score()).isGreaterThan(10);
    }

    @Test
    void measuresAgainstTheFloorWhereAllIsTheSame() {
        assertThat(RobustScore.of(0.52, new double[] {0.5, 0.5, 0.5}, 0.01).score())
                .isCloseTo(2, within(1e-9));
    }
}
