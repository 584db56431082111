// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DampedHoltTest {

    /**
     * The closed form of the variance of ETS(A,Ad,N) as printed by Hyndman and Athanasopoulos, table of section 8.7.
     */
    @ParameterizedTest
    @CsvSource({"0.4, 0.02, 0.9, 1", "0.4, 0.02, 0.9, 2", "0.8, 0.4, 0.8, 7", "0.1, 0.05, 0.98, 50"})
    void widensItsIntervalsAsPublished(double alpha, double beta, double phi, int h) {
        double f = 1 - phi;
        double published = 1
                + alpha * alpha * (h - 1)
                + beta * phi * h / (f * f) * (2 * alpha * f + beta * phi)
                - beta
                        * phi
                        * (1 - Math.pow(phi, h))
                        / (f * f * (1 - phi * phi))
                        * (2 * alpha * (1 - phi * phi) + beta * phi * (1 + 2 * phi - Math.pow(phi, h)));

        assertThat(DampedHolt.varianceFactor(alpha, beta, phi, h)).isCloseTo(published, within(1e-9 * published));
    }

    @Test
    void staysOnAFlatLine() {
        double[] flat = new double[30];
        java.util.Arrays.fill(flat, 0.4);

        DampedHolt model = DampedHolt.fit(flat);

        assertThat(model.expected(100)).isCloseTo(0.4, within(1e-12));
        assertThat(model.standardError(100)).isCloseTo(0, within(1e-12));
    }

    /** A seeded walk with a known noise: the next value must lie in the 95 % interval about as often as promised. */
    @Test
    void coversWhatItPromises() {
        Random random = new Random(42);
        int covered = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            double[] series = new double[61];
            double level = 0.5;
            for (int i = 0; i < series.length; i++) {
                double noise = 0.02 * random.nextGaussian();
                series[i] = level + noise;
                level += 0.3 * noise;
            }
            DampedHolt model = DampedHolt.fit(java.util.Arrays.copyOf(series, 60));
            double half = 1.96 * model.standardError(1);
            if (Math.abs(series[60] - model.expected(1)) <= half) {
                covered++;
            }
        }
        assertThat(covered / (double) rounds).isBetween(0.90, 0.98);
    }
}
