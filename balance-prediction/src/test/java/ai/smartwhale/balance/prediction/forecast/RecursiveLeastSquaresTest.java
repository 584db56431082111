// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.utils.MathUtils;
import ai.smartwhale.commons.utils.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecursiveLeastSquaresTest {

    @Test
    void agreesWithTheNormalEquationsOfWeightedRidgeRegression() {
        int size = 4;
        int count = 60;
        double forgetting = 0.97;
        Random random = new Random(3);
        RecursiveLeastSquares recursive = new RecursiveLeastSquares(size, forgetting, 2);
        double[][] normal = new double[size][size];
        double[][] products = new double[size][1];
        for (int row = 0; row < size; row++) {
            normal[row][row] = 2;
        }
        for (int index = 0; index < count; index++) {
            double[] regressors = random.doubles(size, -3, 3).toArray();
            double value = 2 * regressors[0] - regressors[2] + 0.3 * random.nextGaussian();
            recursive.learn(regressors, value - recursive.predict(regressors));
            for (int row = 0; row < size; row++) {
                products[row][0] = forgetting * products[row][0] + regressors[row] * value;
                for (int column = 0; column < size; column++) {
                    normal[row][column] = forgetting * normal[row][column] + regressors[row] * regressors[column];
                }
            }
        }
        Matrix solution = MathUtils.matrixCalculations(Matrix.of(normal))
                .solve(Matrix.of(products))
                .value();
        for (int row = 0; row < size; row++) {
            assertThat(recursive.coefficients()[row]).isCloseTo(solution.get(row, 0), within(1e-9));
        }
    }

    @Test
    void staysSoundWhenTheRegressorsCarryNoNewsForLong() {
        RecursiveLeastSquares recursive = new RecursiveLeastSquares(3, 0.9, 1);
        double[] same = {1, 2, 2};
        for (int times = 0; times < 100_000; times++) {
            recursive.learn(same, 5 - recursive.predict(same));
        }
        assertThat(recursive.predict(same)).isCloseTo(5, within(1e-9));
        double[] other = {1, -1, 0};
        recursive.learn(other, 1 - recursive.predict(other));
        assertThat(recursive.predict(other)).isBetween(0.0, 1.01);
        assertThat(recursive.predict(same)).isCloseTo(5, within(3.0));
    }
}
