// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NormalTest {

    private final NormalDistribution oracle = new NormalDistribution();

    @Test
    void agreesWithAnotherImplementation() {
        for (double score = -6; score <= 6; score += 0.01) {
            assertThat(Normal.probability(score)).isCloseTo(oracle.cumulativeProbability(score), within(1e-7));
        }
        for (double probability = 0.001; probability < 1; probability += 0.001) {
            assertThat(Normal.quantile(probability))
                    .isCloseTo(oracle.inverseCumulativeProbability(probability), within(1e-4));
        }
    }

    @Test
    void findsProbabilitiesBetweenAndBeyondKnownQuantiles() {
        double[] scores = {-1.959964, -1.281552, 0, 1.281552, 1.959964};
        for (double limit = 60; limit <= 140; limit += 5) {
            double[] values = new double[scores.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = 100 + 15 * scores[i];
            }
            double truth = 1 - oracle.cumulativeProbability((limit - 100) / 15);
            assertThat(Exceedance.above(values, scores.clone(), limit))
                    .isCloseTo(Math.min(1 - 1e-4, Math.max(1e-4, truth)), within(1e-4));
        }
        double[] constant = {5, 5, 5, 5, 5};
        assertThat(Exceedance.above(constant.clone(), scores.clone(), 4)).isGreaterThan(0.99);
        assertThat(Exceedance.above(constant.clone(), scores.clone(), 6)).isLessThan(0.01);
    }
}
