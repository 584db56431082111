// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class SpearmanTest {

    @Test
    void agreesWithCommonsMath() {
        Random random = new Random(20);
        for (int i = 0; i < 50; i++) {
            double[] x = new double[40];
            double[] y = new double[40];
            Arrays.setAll(x, k -> random.nextInt(15));
            Arrays.setAll(y, k -> x[k] + random.nextInt(25));
            double expected = new SpearmansCorrelation().correlation(x, y);
            assertThat(Spearman.correlation(x, y)).isEqualTo(expected, within(1e-12));
        }
    }

    @Test
    void leavesOutPairsOfWhichOneIsMissing() {
        double[] x = {1, 2, Double.NaN, 3, 4};
        double[] y = {9, 8, 100, 7, Double.NaN};
        assertThat(Spearman.correlation(x, y)).isEqualTo(-1, within(1e-12));
        assertThat(Spearman.correlation(new double[5], y)).isZero();
        assertThatThrownBy(() -> Spearman.correlation(x, new double[4])).isInstanceOf(InvalidValueException.class);
    }
}
