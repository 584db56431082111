// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReservoirRarityTest {

    private static double[] usual(Random random) {
        return random.doubles(4).toArray();
    }

    private static ReservoirRarity trained(Random random, int points) {
        ReservoirRarity rarity = new ReservoirRarity(64, 7);
        for (int i = 0; i < points; i++) {
            rarity.update(usual(random));
        }
        return rarity;
    }

    @Test
    void aVectorFarFromAllOthersSurprises() {
        Random random = new Random(1);
        ReservoirRarity rarity = trained(random, 2_000);
        assertThat(rarity.update(new double[] {5, 5, 5, 5})).isGreaterThan(3);
        assertThat(rarity.update(new double[] {0.5, 0.5, 0.5, 0.5})).isLessThan(2);
    }

    @Test
    void somethingRareThatRecursSurprisesOnlyOnce() {
        Random random = new Random(2);
        ReservoirRarity rarity = trained(random, 2_000);
        double[] rare = {5, -5, 5, -5};
        double first = rarity.update(rare);
        for (int i = 0; i < 20; i++) {
            rarity.update(usual(random));
        }
        assertThat(rarity.update(rare)).isLessThan(0.1).isLessThan(first);
    }

    @Test
    void equalSeedsRememberEqualThings() {
        Random one = new Random(3);
        Random other = new Random(3);
        ReservoirRarity left = new ReservoirRarity(16, 9);
        ReservoirRarity right = new ReservoirRarity(16, 9);
        for (int i = 0; i < 3_000; i++) {
            assertThat(left.update(usual(one))).isEqualTo(right.update(usual(other)));
        }
    }
}
