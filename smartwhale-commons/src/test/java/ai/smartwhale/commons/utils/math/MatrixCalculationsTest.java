// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.MathUtils;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;

class MatrixCalculationsTest {

    private static Matrix random(Random random, int rows, int columns) {
        return Matrix.of(
                rows, columns, random.doubles((long) rows * columns, -1, 1).toArray());
    }

    private static DMatrixRMaj peer(Matrix matrix) {
        return DMatrixRMaj.wrap(matrix.rows(), matrix.columns(), matrix.toArray());
    }

    private static MatrixCalculations of(Matrix matrix) {
        return MathUtils.matrixCalculations(matrix);
    }

    /** The largest difference as a share of the largest element. */
    private static double difference(Matrix a, double[] b) {
        double worst = 0;
        double scale = 0;
        double[] values = a.toArray();
        assertThat(values).hasSameSizeAs(b);
        for (int i = 0; i < b.length; i++) {
            worst = Math.max(worst, Math.abs(values[i] - b[i]));
            scale = Math.max(scale, Math.abs(b[i]));
        }
        return worst / scale;
    }

    @Test
    void productsAgreeWithEjmlInEverySize() {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            int rows = 1 + random.nextInt(40);
            int inner = 1 + random.nextInt(40);
            int columns = round % 10 == 0 ? 250 + random.nextInt(20) : 1 + random.nextInt(40);
            Matrix a = random(random, rows, inner);
            Matrix b = random(random, inner, columns);
            DMatrixRMaj expected = new DMatrixRMaj(rows, columns);
            CommonOps_DDRM.mult(peer(a), peer(b), expected);
            Matrix product = of(a).multiply(b);
            assertThat(product.rows()).isEqualTo(rows);
            assertThat(product.columns()).isEqualTo(columns);
            assertThat(difference(product, expected.getData())).isLessThan(1e-12);
        }
    }

    @Test
    void solutionsAndInversesAgreeWithEjml() {
        Random random = new Random(4);
        for (int n : new int[] {1, 2, 3, 10, 50, 120}) {
            Matrix a = of(random(random, n, n)).plus(of(Matrix.identity(n)).scale(n / 4.0));
            for (int width : new int[] {1, 3}) {
                Matrix b = random(random, n, width);
                DMatrixRMaj expected = new DMatrixRMaj(n, width);
                assertThat(CommonOps_DDRM.solve(peer(a), peer(b), expected)).isTrue();
                Solution solution = of(a).solve(b);
                assertThat(difference(solution.value(), expected.getData())).isLessThan(1e-12);
                assertThat(solution.conditioning().warning()).isEmpty();
            }
            DMatrixRMaj inverse = new DMatrixRMaj(n, n);
            CommonOps_DDRM.invert(peer(a), inverse);
            assertThat(difference(of(a).inverse().value(), inverse.getData())).isLessThan(1e-12);
            double determinant = CommonOps_DDRM.det(peer(a));
            assertThat(of(a).determinant()).isCloseTo(determinant, within(1e-11 * Math.abs(determinant)));
        }
    }

    @Test
    void factorsMultiplyBackToTheMatrix() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            int n = 1 + random.nextInt(30);
            Matrix square = random(random, n, n);
            LuFactors lu = of(square).lu();
            Matrix product = of(lu.lower()).multiply(lu.upper());
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertThat(product.get(i, j))
                            .isCloseTo(square.get(lu.order().get(i), j), within(1e-13));
                }
            }
            Matrix tall = random(random, n + random.nextInt(10), n);
            QrFactors qr = of(tall).qr();
            assertThat(difference(of(qr.orthogonal()).multiply(qr.upper()), tall.toArray()))
                    .isLessThan(1e-13);
            Matrix unit = of(of(qr.orthogonal()).transpose()).multiply(qr.orthogonal());
            assertThat(difference(unit, Matrix.identity(n).toArray())).isLessThan(1e-13);
        }
    }

    @Test
    void conditionEstimatesAreNearTheTruth() {
        Random random = new Random(6);
        for (int n : new int[] {1, 2, 5, 20, 60}) {
            Matrix a = random(random, n, n);
            DMatrixRMaj inverse = new DMatrixRMaj(n, n);
            CommonOps_DDRM.invert(peer(a), inverse);
            double truth = NormOps_DDRM.inducedP1(peer(a)) * NormOps_DDRM.inducedP1(inverse);
            assertThat(of(a).conditioning().estimate()).isBetween(truth / 3, truth * 1.000001);
        }
    }

    @Test
    void warnsOfAHilbertMatrix() {
        int n = 10;
        double[][] hilbert = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                hilbert[i][j] = 1.0 / (i + j + 1);
            }
        }
        Solution solution = of(Matrix.of(hilbert)).inverse();
        // The condition in the 1-norm is 3.5e13 (Higham, Accuracy and Stability, 28.1).
        assertThat(solution.conditioning().estimate()).isBetween(1e13, 4e13);
        assertThat(solution.conditioning().illConditioned()).isTrue();
        assertThat(solution.conditioning().warning().orElseThrow()).contains("ill-conditioned");
    }

    @Test
    void refusesSingularMatricesAndNamesTheColumn() {
        Matrix singular = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
        SingularMatrixException refused = catchThrowableOfType(
                SingularMatrixException.class, () -> of(singular).solve(Matrix.column(1, 2, 3)));
        assertThat(refused.column()).isEqualTo(2);
        assertThatThrownBy(() -> of(singular).inverse()).isInstanceOf(SingularMatrixException.class);
        assertThatThrownBy(() -> of(singular).leastSquares(Matrix.column(1, 2, 3)))
                .isInstanceOf(SingularMatrixException.class);
        assertThatThrownBy(() -> of(Matrix.of(2, 2, 0, 0, 0, 0)).conditioning())
                .isInstanceOf(SingularMatrixException.class);
        assertThat(of(singular).determinant()).isCloseTo(0, within(1e-14));
    }

    @Test
    void badlyScaledIsNotSingular() {
        Solution solution = of(Matrix.of(2, 2, 1, 0, 0, 1e-30)).solve(Matrix.column(1, 1));
        assertThat(solution.value().get(1, 0)).isCloseTo(1e30, within(1e17));
        assertThat(solution.conditioning().illConditioned()).isTrue();
    }

    /** NIST StRD, linear regression: Longley (1967), the certified coefficients. */
    @Test
    void regressesLongleyToTwelveDigits() {
        double[][] data = {
            {60323, 83.0, 234289, 2356, 1590, 107608, 1947},
            {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
            {60171, 88.2, 258054, 3682, 1616, 109773, 1949},
            {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
            {63221, 96.2, 328975, 2099, 3099, 112075, 1951},
            {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
            {64989, 99.0, 365385, 1870, 3547, 115094, 1953},
            {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
            {66019, 101.2, 397469, 2904, 3048, 117388, 1955},
            {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
            {68169, 108.4, 442769, 2936, 2798, 120445, 1957},
            {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
            {68655, 112.6, 482704, 3813, 2552, 123366, 1959},
            {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
            {69331, 115.7, 518173, 4806, 2572, 127852, 1961},
            {70551, 116.9, 554894, 4007, 2827, 130081, 1962}
        };
        double[] certified = {
            -3482258.63459582,
            15.0618722713733,
            -0.358191792925910E-01,
            -2.02022980381683,
            -1.03322686717359,
            -0.511041056535807E-01,
            1829.15146461355
        };
        double[] right = new double[data.length];
        for (int i = 0; i < data.length; i++) {
            right[i] = data[i][0];
            data[i][0] = 1;
        }
        LeastSquares fit = of(Matrix.of(data)).leastSquares(Matrix.column(right));
        for (int i = 0; i < certified.length; i++) {
            assertThat(fit.coefficients().get(i, 0))
                    .as("B" + i)
                    .isCloseTo(certified[i], within(1e-12 * Math.abs(certified[i])));
        }
        assertThat(fit.residualNorm() / Math.sqrt(9)).isCloseTo(304.854073561965, within(1e-9));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Matrix.of(new double[0][])).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("rows[1].length");
        assertThatThrownBy(() -> Matrix.of(2, 2, 1, 2, 3)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Matrix.of(2, 2, 1, 2, 3, Double.NaN))
                .isInstanceOf(NonFiniteValueException.class)
                .hasMessageContaining("values[3]");
        assertThatThrownBy(() -> Matrix.identity(5000)).isInstanceOf(LimitExceededException.class);
        Matrix wide = Matrix.of(1, 2, 1, 2);
        assertThatThrownBy(() -> of(wide).multiply(wide)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> of(wide).determinant()).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> of(wide).qr()).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> of(Matrix.of(1, 1, 1e200)).multiply(Matrix.of(1, 1, 1e200)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isImmutable() {
        double[] values = {1, 2, 3, 4};
        Matrix matrix = Matrix.of(2, 2, values);
        values[0] = 99;
        matrix.toArray()[1] = 99;
        assertThat(matrix).isEqualTo(Matrix.of(new double[][] {{1, 2}, {3, 4}}));
        assertThat(of(matrix).transpose()).isEqualTo(Matrix.of(2, 2, 1, 3, 2, 4));
        assertThat(of(matrix).minus(matrix)).isEqualTo(Matrix.of(2, 2, 0, 0, 0, 0));
    }
}
