// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LaggedCorrelationTest {

    @Test
    void findsWhoFollowsWhomAndWhen() {
        double[] leader = Noise.autocorrelated(new Random(21), 0.3, 400);
        double[] noise = Noise.autocorrelated(new Random(22), 0.3, 400);
        double[] follower = new double[400];
        for (int t = 0; t < 400; t++) {
            follower[t] = (t < 5 ? 0 : leader[t - 5]) + noise[t];
        }
        LaggedCorrelation found = LaggedCorrelation.find(leader, follower, 12);
        assertThat(found.lag()).isEqualTo(5);
        assertThat(found.coefficient()).isBetween(0.5, 0.85);
        assertThat(found.pValue()).isLessThan(1e-9);
        assertThat(found.pairs()).isEqualTo(395);
        assertThat(LaggedCorrelation.find(follower, leader, 12).lag()).isEqualTo(-5);
    }

    @Test
    void seldomFindsACorrelationBetweenIndependentAutocorrelatedSeries() {
        Random random = new Random(23);
        int levels = 0;
        int changes = 0;
        for (int i = 0; i < 300; i++) {
            double[] x = Noise.autocorrelated(random, 0.8, 300);
            double[] y = Noise.autocorrelated(random, 0.8, 300);
            levels += LaggedCorrelation.find(x, y, 12).pValue() < 0.05 ? 1 : 0;
            changes += LaggedCorrelation.find(Noise.differences(x), Noise.differences(y), 12)
                                    .pValue()
                            < 0.05
                    ? 1
                    : 0;
        }
        assertThat(levels).isLessThanOrEqualTo(15);
        assertThat(changes).isLessThanOrEqualTo(15);
    }

    @Test
    void equalSeriesAreCertainAndConstantOnesSayNothing() {
        double[] values = Noise.autocorrelated(new Random(24), 0, 100);
        LaggedCorrelation same = LaggedCorrelation.find(values, values, 3);
        assertThat(same.lag()).isZero();
        assertThat(same.coefficient()).isEqualTo(1, within(1e-12));
        assertThat(same.pValue()).isLessThan(1e-12);
        assertThat(LaggedCorrelation.find(values, new double[100], 3).pValue()).isEqualTo(1);
        assertThat(LaggedCorrelation.find(new double[3], new double[3], 3).pValue())
                .isEqualTo(1);
    }
}
