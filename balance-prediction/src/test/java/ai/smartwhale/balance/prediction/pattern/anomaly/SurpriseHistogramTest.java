// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SurpriseHistogramTest {

    private static SurpriseHistogram of(int times, double value) {
        SurpriseHistogram histogram = new SurpriseHistogram();
        for (int i = 0; i < times; i++) {
            histogram.update(value);
        }
        return histogram;
    }

    @Test
    void theSurpriseIsTheShareOfThePastThatWasAsLarge() {
        assertThat(of(99, 1).update(1_000)).isEqualTo(-Math.log10(0.5 / 100), within(1e-9));
        assertThat(of(99, 1).update(1)).isEqualTo(-Math.log10((49.5 + 0.5) / 100), within(1e-9));
        assertThat(of(99, 1).update(0.001)).isEqualTo(-Math.log10((99 + 0.5) / 100), within(1e-9));
    }

    @Test
    void nothingSurprisesTheFirstTwentyTimes() {
        assertThat(of(19, 1).update(1_000)).isZero();
        assertThat(of(20, 1).update(1_000)).isPositive();
    }

    @Test
    void anEvenlyDistributedPastGivesEvenlyDistributedRanks() {
        SurpriseHistogram histogram = new SurpriseHistogram();
        Random random = new Random(1);
        int beyondOneInAHundred = 0;
        for (int i = 0; i < 100_000; i++) {
            beyondOneInAHundred += histogram.update(-Math.log(random.nextDouble())) >= 2 ? 1 : 0;
        }
        assertThat(beyondOneInAHundred).isBetween(500, 1_500);
    }

    @Test
    void theScaleDoesNotMatter() {
        SurpriseHistogram small = new SurpriseHistogram();
        SurpriseHistogram large = new SurpriseHistogram();
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            double value = Math.abs(random.nextGaussian());
            assertThat(large.update(value * 0x1p40)).isEqualTo(small.update(value));
        }
    }

    @Test
    void theDistantPastIsForgotten() {
        SurpriseHistogram histogram = of(100_000, 1);
        for (int i = 0; i < 300_000; i++) {
            histogram.update(1_000);
        }
        assertThat(histogram.update(1_000)).isLessThan(0.31);
        assertThat(histogram.update(2_000)).isGreaterThan(4);
    }
}
