// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Values from books and papers, or worked out apart from this code. */
class KnownValuesTest {

    /**
     * Oil production of Saudi Arabia 1996-2013; Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 7.1.
     */
    private static final double[] OIL = {
        445.36, 453.20, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72,
        473.82, 525.95, 549.83, 542.34
    };

    private static double[] forecast(PointModel model, int horizon, double... values) {
        for (double value : values) {
            model.update(value);
        }
        double[] mean = new double[horizon];
        model.forecastInto(mean, horizon);
        return mean;
    }

    @Test
    void simpleSmoothingForecastsTheOilProductionOfTheBook() {
        SmoothingState state = new SmoothingState(SmoothingWeights.simple(0.8339), 1);
        state.begin(446.5868, new SlotRing(1));
        for (double value : OIL) {
            state.update(value, 0);
        }
        assertThat(state.forecast(0, 0)).isCloseTo(542.68, within(0.005));
        assertThat(state.forecast(9, 0)).isCloseTo(542.68, within(0.005));
    }

    /** By the component form of Holt's damped method, computed in Python: level 0.4, trend 0.3, damping 0.9. */
    @Test
    void dampedTrendAgreesWithTheComponentForm() {
        PointModel model = new ExponentialSmoothing(List.of(new SmoothingWeights(0.4, 0.3, 0, 0.9)), 1);
        double[] mean = forecast(model, 3, 30, 21, 29, 31, 33, 23, 32, 34, 36, 25, 34, 38, 39, 28, 38, 41);
        assertThat(mean)
                .containsExactly(new double[] {38.90049903283084, 39.71362341486322, 40.445435358692365}, within(1e-9));
    }

    /** By the component form of Holt and Winters, computed in Python: level 0.3, season 0.2, four quarters. */
    @Test
    void holtWintersAgreesWithTheComponentForm() {
        PointModel model = new ExponentialSmoothing(List.of(new SmoothingWeights(0.3, 0, 0.2 / 0.7, 0)), 4);
        double[] mean = forecast(model, 4, 30, 21, 29, 31, 33, 23, 32, 34, 36, 25, 34, 38, 39, 28, 38, 41);
        assertThat(mean)
                .containsExactly(
                        new double[] {39.265362384926995, 28.958021661126995, 37.506640874466996, 39.745136727805},
                        within(1e-9));
    }

    @Test
    void thetaIsTheMeanOfTheLineAndTheSmoothedSecondThetaLine() {
        double weight = 0.5;
        double[] values = new double[60];
        for (int index = 0; index < values.length; index++) {
            values[index] = 20 + 0.7 * index + 5 * Math.sin(index * index);
        }
        double[] expected = classicalTheta(values, weight, 6);
        double[] mean = forecast(new ThetaMethod(new double[] {weight}, List.of()), 6, values);
        assertThat(mean).containsExactly(expected, within(1e-9));
    }

    /** Assimakopoulos and Nikolopoulos (2000), as they wrote it: two lines, each extrapolated, then their mean. */
    private static double[] classicalTheta(double[] values, double weight, int horizon) {
        int count = values.length;
        double meanTime = (count - 1) / 2.0;
        double mean = 0;
        for (double value : values) {
            mean += value / count;
        }
        double products = 0;
        double squares = 0;
        for (int index = 0; index < count; index++) {
            products += (index - meanTime) * (values[index] - mean);
            squares += (index - meanTime) * (index - meanTime);
        }
        double slope = products / squares;
        double level = 2 * values[0] - (mean - slope * meanTime);
        for (int index = 0; index < count; index++) {
            double second = 2 * values[index] - (mean + slope * (index - meanTime));
            level += weight * (second - level);
        }
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            forecast[step] = (mean + slope * (count + step - meanTime) + level) / 2;
        }
        return forecast;
    }

    @Test
    void crostonWithTheCorrectionOfSyntetosAndBoylanByHand() {
        // Size 5, then 5 + 0.1 (3 - 5) = 4.8; interval 3, then 3 + 0.1 (2 - 3) = 2.9.
        double[] mean = forecast(new CrostonDemand(0.1), 2, 0, 0, 5, 0, 3);
        assertThat(mean).containsExactly(new double[] {0.95 * 4.8 / 2.9, 0.95 * 4.8 / 2.9}, within(1e-12));
    }

    @Test
    void sparseDemandOfTeunterSyntetosAndBabaiByHandAndItDiesOut() {
        // Probability 1/3, then 0.9 of it, then 0.3 + 0.1 (1 - 0.3) = 0.37; size 4.8.
        SparseDemand model = new SparseDemand(0.1, 0.1);
        assertThat(forecast(model, 1, 0, 0, 5, 0, 3)[0]).isCloseTo(0.37 * 4.8, within(1e-12));
        assertThat(forecast(model, 1, new double[100])[0]).isCloseTo(Math.pow(0.9, 100) * 0.37 * 4.8, within(1e-12));
    }

    @Test
    void seasonalNaiveRepeatsTheLatestSeasonAndFillsGapsFromTheOneBefore() {
        double[] mean = forecast(new SeasonalNaive(3), 7, 9, 9, 9, 1, 2, Double.NaN);
        assertThat(mean).containsExactly(1, 2, 9, 1, 2, 9, 1);
    }

    @Test
    void theBlendIsTheMedianOfItsModels() {
        PointModel blend = new MedianBlend(
                List.of(new SeasonalNaive(1), new SmoothedMean(0.001), new SeasonalNaive(2), new CrostonDemand(0.1)),
                2);
        // Of 6, the mean 4, 2, and Croston's, the middle two are 4 and Croston's.
        double[] mean = forecast(blend, 1, 4, 2, 6);
        double croston = forecast(new CrostonDemand(0.1), 1, 4, 2, 6)[0];
        assertThat(croston).isLessThan(4).isGreaterThan(2);
        assertThat(mean[0]).isCloseTo((4 + croston) / 2, within(1e-12));
    }

    @Test
    void seasonalRegressionRecoversItsHarmonics() {
        double[] values = new double[600];
        for (int index = 0; index < 600; index++) {
            double day = 2 * Math.PI * index / 12;
            values[index] = 50 + 8 * Math.cos(day) + 3 * Math.sin(2 * day);
        }
        double[] mean = forecast(new SeasonalRegression(List.of(12)), 12, values);
        for (int step = 0; step < 12; step++) {
            assertThat(mean[step]).isCloseTo(values[step], within(0.01));
        }
    }

    @Test
    void theMixtureFollowsWhoeverIsRight() {
        PointModel mixture = new ExpertMixture(List.of(new SmoothedMean(0.01), new SeasonalNaive(4)), false, 4);
        double[] values = new double[200];
        for (int index = 0; index < values.length; index++) {
            values[index] = index % 4 * 10 + 1;
        }
        assertThat(forecast(mixture, 4, values)).containsExactly(new double[] {1, 11, 21, 31}, within(0.5));
    }
}
