// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.MathUtils;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumericalOperationsTest {

    private final NumericalOperations own = MathUtils.numericalOperations();

    @Test
    void sumsKeepWhatRoundingTakes() {
        assertThat(own.sum(1e100, 1, -1e100)).isEqualTo(1);
        assertThat(own.sum(0.1, 0.2, 0.3, -0.6))
                .isCloseTo(
                        new BigDecimal(0.1)
                                .add(new BigDecimal(0.2))
                                .add(new BigDecimal(0.3))
                                .subtract(new BigDecimal(0.6))
                                .doubleValue(),
                        within(1e-32));
        assertThat(own.sum()).isZero();
        assertThat(own.sum(1e308, 1e308, 1e308)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void scalarProductsAreAsExactAsInTwiceThePrecision() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(50);
            double[] x = new double[n];
            double[] y = new double[n];
            BigDecimal exact = BigDecimal.ZERO;
            BigDecimal magnitudes = BigDecimal.ZERO;
            for (int i = 0; i < n; i++) {
                x[i] = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
                y[i] = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
                BigDecimal product = new BigDecimal(x[i]).multiply(new BigDecimal(y[i]));
                exact = exact.add(product);
                magnitudes = magnitudes.add(product.abs());
            }
            double allowed = Math.ulp(exact.doubleValue()) + magnitudes.doubleValue() * 1e-28;
            assertThat(own.dot(x, y)).isCloseTo(exact.doubleValue(), within(allowed));
        }
    }

    @Test
    void findsRoots() {
        assertThat(own.findRoot(Math::cos, 0, 3).value()).isCloseTo(Math.PI / 2, within(1e-10));
        assertThat(own.findRoot(x -> x * x * x - 2 * x - 5, 2, 3).value()).isCloseTo(2.0945514815423265, within(1e-9));
        assertThat(own.findRoot(x -> Math.pow(x - 1, 9), 0, 3).value()).isCloseTo(1, within(1e-2));
        assertThat(own.findRoot(x -> x, 0, 1).value()).isZero();
        assertThat(own.findRoot(x -> x - 1, 0, 1).value()).isEqualTo(1);
        assertThat(own.findRoot(x -> Math.atan(1e6 * (x - 0.3)), -1, 1).evaluations())
                .isLessThan(60);
    }

    @Test
    void saysWhyThereIsNoRoot() {
        assertThatThrownBy(() -> own.findRoot(x -> x * x + 1, -1, 1))
                .isInstanceOf(NonConvergenceException.class)
                .hasMessageContaining("same sign");
        assertThatThrownBy(() -> own.findRoot(x -> x < 0 ? -1 : Double.NaN, -1, 1))
                .isInstanceOf(NonConvergenceException.class)
                .hasMessageContaining("NaN at 1.0");
        NonConvergenceException short10 = catchThrowableOfType(
                NonConvergenceException.class,
                () -> MathUtils.numericalOperations(new Tolerance(1e-14, 0, 10))
                        .findRoot(x -> Math.pow(x - 1, 9) + 1e-9 * (x - 1), -4, 3));
        assertThat(short10.evaluations()).isEqualTo(10);
        assertThat(short10.best()).isBetween(-4.0, 3.0);
    }

    @Test
    void integrates() {
        assertThat(own.integrate(Math::sin, 0, Math.PI).value()).isCloseTo(2, within(1e-12));
        assertThat(own.integrate(x -> Math.exp(-x * x), -10, 10).value()).isCloseTo(Math.sqrt(Math.PI), within(1e-11));
        // Infinite at one end, where the points never lie.
        assertThat(own.integrate(x -> 1 / Math.sqrt(x), 0, 1).value()).isCloseTo(2, within(1e-9));
        assertThat(own.integrate(x -> Math.abs(x - 1 / 3.0), 0, 1).value()).isCloseTo(5 / 18.0, within(1e-10));
        Approximation peak = own.integrate(x -> 1e-4 / (x * x + 1e-8), -1, 1);
        assertThat(peak.value()).isCloseTo(2 * Math.atan(1e4), within(1e-9));
        assertThat(peak.errorEstimate()).isLessThan(1e-9);
    }

    @Test
    void saysHowFarAnIntegralCame() {
        NonConvergenceException given = catchThrowableOfType(
                NonConvergenceException.class,
                () -> MathUtils.numericalOperations(new Tolerance(1e-12, 0, 100))
                        .integrate(x -> Math.sin(1 / x) / x, 0, 1));
        assertThat(given.method()).isEqualTo("integration");
        assertThat(given.evaluations()).isBetween(15, 100);
    }

    @Test
    void differentiates() {
        assertThat(own.derivative(Math::exp, 1, 0.5).value()).isCloseTo(Math.E, within(1e-9));
        assertThat(own.derivative(Math::log, 3, 1).value()).isCloseTo(1 / 3.0, within(1e-10));
        assertThat(own.derivative(x -> 7, 3, 1).value()).isZero();
        assertThatThrownBy(() -> own.derivative(Math::abs, 0.1, 1)).isInstanceOf(NonConvergenceException.class);
        assertThatThrownBy(() -> own.derivative(Math::exp, 1, 0)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void interpolationGoesThroughThePointsAndStaysBetweenThem(Interpolation method) {
        Random random = new Random(13);
        for (int round = 0; round < 100; round++) {
            int n = 2 + random.nextInt(8);
            double[] xs = random.doubles(n, 0, 10).sorted().distinct().toArray();
            double[] ys = random.doubles(xs.length, -5, 5).toArray();
            for (int i = 0; i < xs.length; i++) {
                assertThat(own.interpolate(xs, ys, xs[i], method)).isEqualTo(ys[i]);
            }
            for (int i = 1; i < xs.length; i++) {
                for (double share = 0.1; share < 1; share += 0.2) {
                    double x = xs[i - 1] + share * (xs[i] - xs[i - 1]);
                    assertThat(own.interpolate(xs, ys, x, method))
                            .isBetween(Math.min(ys[i - 1], ys[i]) - 1e-12, Math.max(ys[i - 1], ys[i]) + 1e-12);
                }
            }
        }
    }

    @Test
    void interpolatesAsWorkedOutByHand() {
        double[] xs = {0, 1, 2, 3};
        double[] ys = {0, 1, 4, 9};
        assertThat(own.interpolate(xs, ys, 1.5, Interpolation.LINEAR)).isEqualTo(2.5);
        // The slopes are the harmonic means 2*1*3/4 and 2*3*5/8: 2.5 + (1.5 - 3.75) / 8.
        assertThat(own.interpolate(xs, ys, 1.5, Interpolation.MONOTONE_CUBIC)).isCloseTo(2.21875, within(1e-12));
    }

    @Test
    void refusesPointsOutOfOrderAndPlacesOutside() {
        double[] ys = {1, 2, 3};
        assertThatThrownBy(() -> own.interpolate(new double[] {0, 2, 2}, ys, 1, Interpolation.LINEAR))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("xs[2]");
        assertThatThrownBy(() -> own.interpolate(new double[] {0, 1, 2}, ys, 2.1, Interpolation.LINEAR))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("0.0..2.0");
        assertThatThrownBy(() -> own.sum(1, Double.NaN)).isInstanceOf(NonFiniteValueException.class);
        assertThatThrownBy(() -> own.dot(new double[] {1}, new double[] {1, 2}))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> own.integrate(Math::sin, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Tolerance(0, 0, 100)).isInstanceOf(InvalidValueException.class);
    }
}
