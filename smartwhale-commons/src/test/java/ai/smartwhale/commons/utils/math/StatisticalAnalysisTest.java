// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.MathUtils;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticalAnalysisTest {

    private static final double[] PROBABILITIES = {0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1};

    private static Offset<Double> relative(double value) {
        return Offset.offset(1e-12 * Math.max(1e-300, Math.abs(value)));
    }

    private static double[] draw(Random random, int shape, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = switch (shape) {
                case 0 -> random.nextDouble();
                case 1 -> 100 + 15 * random.nextGaussian();
                case 2 -> Math.exp(4 * random.nextGaussian());
                case 3 -> random.nextInt(5);
                default -> Math.pow(10, random.nextInt(40) - 20) * (random.nextBoolean() ? 1 : -1);
            };
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void agreesWithCommonsMath(int shape) {
        Random random = new Random(7 + shape);
        for (int size : new int[] {1, 2, 3, 4, 5, 17, 100, 1000, 10_000}) {
            double[] values = draw(random, shape, size);
            double[] copy = values.clone();
            Statistics own = MathUtils.statisticalAnalysis(values, PROBABILITIES);
            DescriptiveStatistics peer = new DescriptiveStatistics(values);
            assertThat(values).as("the sample is not reordered").isEqualTo(copy);
            assertThat(own.count()).isEqualTo(size);
            assertThat(own.min()).isEqualTo(peer.getMin());
            assertThat(own.max()).isEqualTo(peer.getMax());
            // Both cancel where the mean is near zero: the width of the sample is the measure there.
            double scale = Math.max(Math.abs(own.min()), Math.abs(own.max()));
            assertThat(own.mean()).isCloseTo(peer.getMean(), relative(scale));
            assertThat(own.variance()).isCloseTo(peer.getVariance(), relative(peer.getVariance()));
            assertThat(own.standardDeviation()).isCloseTo(peer.getStandardDeviation(), relative(scale));
            if (size >= 3 && peer.getVariance() > 1e-15) {
                double skewness = peer.getSkewness();
                assertThat(own.skewness().orElseThrow())
                        .isCloseTo(skewness, Offset.offset(1e-11 * (1 + Math.abs(skewness))));
            }
            if (size >= 4 && peer.getVariance() > 1e-15) {
                double kurtosis = peer.getKurtosis();
                assertThat(own.kurtosis().orElseThrow())
                        .isCloseTo(kurtosis, Offset.offset(1e-11 * (1 + Math.abs(kurtosis))));
            }
            agreeOnQuantiles(own, values);
        }
    }

    private static void agreeOnQuantiles(Statistics own, double[] values) {
        Percentile peer = new Percentile().withEstimationType(EstimationType.R_7);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double probability : PROBABILITIES) {
            double expected = probability == 0 ? sorted[0] : peer.evaluate(values, probability * 100);
            // The peer multiplies by 100 and divides again, which moves the place between two numbers a little.
            double width = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
            assertThat(own.quantile(probability)).isCloseTo(expected, Offset.offset(1e-10 * width));
            int below = (int) ((values.length - 1) * probability);
            assertThat(own.quantile(probability))
                    .isBetween(sorted[below], sorted[Math.min(below + 1, values.length - 1)]);
        }
    }

    @Test
    void quantilesOfOneNumberAreThatNumber() {
        Statistics one = MathUtils.statisticalAnalysis(new double[] {42});
        assertThat(one.p50()).isEqualTo(42);
        assertThat(one.p99()).isEqualTo(42);
        assertThat(one.variance()).isZero();
        assertThat(one.skewness()).isEmpty();
        assertThat(one.kurtosis()).isEmpty();
    }

    /** NIST StRD, univariate: NumAcc3 and NumAcc4, the certified mean and deviation. */
    @ParameterizedTest
    @ValueSource(doubles = {1_000_000.2, 10_000_000.2})
    void keepsTheDigitsOfLargeNumbersCloseTogether(double centre) {
        double[] values = new double[1001];
        values[0] = centre;
        for (int i = 1; i < values.length; i++) {
            values[i] = i % 2 == 1 ? centre - 0.1 : centre + 0.1;
        }
        Statistics own = MathUtils.statisticalAnalysis(values);
        assertThat(own.mean()).isCloseTo(centre, Offset.offset(1e-15 * centre));
        // The decimals themselves are rounded when they become doubles; nothing is lost beyond that.
        assertThat(own.standardDeviation()).isCloseTo(0.1, Offset.offset(1e-8));
        assertThat(own.variance()).isCloseTo(exactVariance(values), relative(0.01));
    }

    private static double exactVariance(double[] values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        BigDecimal mean = sum.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128);
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : values) {
            squares = squares.add(new BigDecimal(value).subtract(mean).pow(2));
        }
        return squares.divide(BigDecimal.valueOf(values.length - 1L), MathContext.DECIMAL128)
                .doubleValue();
    }

    @Test
    void neitherOverflowsNorVanishesAtTheEndsOfTheRange() {
        Statistics huge = MathUtils.statisticalAnalysis(new double[] {-1.5e308, -0.5e308, 0.5e308, 1.5e308, 1.7e308});
        assertThat(huge.mean()).isCloseTo(0.34e308, Offset.offset(1e295));
        assertThat(huge.standardDeviation()).isFinite().isPositive();
        assertThat(huge.kurtosis().orElseThrow()).isFinite();
        assertThat(huge.p50()).isEqualTo(0.5e308);
        Statistics tiny = MathUtils.statisticalAnalysis(new double[] {1e-310, 2e-310, 3e-310, 4e-310});
        assertThat(tiny.standardDeviation()).isCloseTo(1.2909944487358056e-310, Offset.offset(1e-320));
        assertThat(tiny.skewness().orElseThrow()).isCloseTo(0, Offset.offset(1e-9));
        assertThat(MathUtils.statisticalAnalysis(new double[] {1.7e308, 1.7e308})
                        .mean())
                .isEqualTo(1.7e308);
    }

    @Test
    void equalNumbersHaveNoShape() {
        Statistics equal = MathUtils.statisticalAnalysis(new double[] {0.1, 0.1, 0.1, 0.1, 0.1});
        assertThat(equal.variance()).isZero();
        assertThat(equal.skewness()).isEmpty();
        assertThat(equal.mean()).isEqualTo(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void namesTheIndexOfWhatIsNotFinite(double bad) {
        for (int index : new int[] {0, 3, 4, 6}) {
            double[] values = {1, 2, 3, 4, 5, 6, 7};
            values[index] = bad;
            NonFiniteValueException refused =
                    catchThrowableOfType(NonFiniteValueException.class, () -> MathUtils.statisticalAnalysis(values));
            assertThat(refused.index()).isEqualTo(index);
            assertThat(refused.value()).isEqualTo(Double.valueOf(bad));
            assertThat(refused).hasMessageContaining("values[" + index + "]");
        }
    }

    @Test
    void refusesAnEmptySampleAndProbabilitiesOutsideOfTheirRange() {
        assertThatThrownBy(() -> MathUtils.statisticalAnalysis(new double[0]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("values.length");
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> MathUtils.statisticalAnalysis(new double[] {1}, 0.5, bad))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("probabilities[1]");
        }
        assertThatThrownBy(() -> MathUtils.statisticalAnalysis(new double[] {1}).quantile(0.25))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("[0.5, 0.95, 0.99]");
    }
}
