// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against what was published, and against the definitions where nothing was. */
class KnownTrendsTest {

    /** Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 16.4 and 17.3. */
    private static final double[] GILBERT = {10, 15, 14, 20};

    @Test
    void theScoreAndTheSlopeOfGilbertsExample() {
        assertThat(MannKendall.score(GILBERT)).isEqualTo(4);
        assertThat(RobustSlope.of(Samples.of(GILBERT)).median()).isCloseTo((2.5 + 10.0 / 3) / 2, within(1e-12));
    }

    @Test
    void theVarianceOfTenValuesIsThatOfKendallsTable() {
        assertThat(MannKendall.plainVariance(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
                .isEqualTo(125);
        assertThat(MannKendall.plainVariance(new double[] {1, 1, 1, 4, 5, 6, 7, 8, 8, 10}))
                .as("two groups of ties, of 3 and of 2")
                .isCloseTo((10 * 9 * 25 - 3 * 2 * 11 - 2 * 9) / 18.0, within(1e-12));
        assertThat(MannKendall.plainVariance(new double[] {3, 3, 3, 3})).isZero();
    }

    @Test
    void tailsOfTheNormalDistribution() {
        assertThat(NormalTail.above(0)).isEqualTo(0.5);
        assertThat(NormalTail.above(1)).isCloseTo(0.15865525393145707, within(1e-15));
        assertThat(NormalTail.above(1.959963984540054)).isCloseTo(0.025, within(1e-15));
        assertThat(NormalTail.above(-1.959963984540054)).isCloseTo(0.975, within(1e-15));
        assertThat(NormalTail.above(3)).isCloseTo(0.0013498980316300946, within(1e-16));
        assertThat(NormalTail.above(8)).isCloseTo(6.22096057427178e-16, within(1e-27));
        assertThat(NormalTail.above(100)).isZero();
    }

    @Test
    void theNileFellAndDidSoAtOnceIn1899() {
        assertThat(Arrays.stream(Nile.FLOW).sum()).as("the data as published").isEqualTo(91_935);
        TrendAnalysis found = SeriesAnalysis.plain().trend(Noise.hourly(Nile.FLOW));
        assertThat(found.direction()).isEqualTo(TrendDirection.FALLING);
        assertThat(found.pValue()).isLessThan(0.05);
        assertThat(found.mostSlope()).isNegative();
        assertThat(found.changes()).hasSize(1);
        LevelChange change = found.changes().get(0);
        assertThat(change.at()).isEqualTo(Noise.START.plus(Noise.HOUR.multipliedBy(1899 - 1871)));
        assertThat(change.before()).as("Cobb 1978").isCloseTo(1097.75, within(0.005));
        assertThat(change.after()).as("Cobb 1978").isCloseTo(849.97, within(0.005));
    }

    @Test
    void slopesAndScoresAreThoseOfTheirDefinitionsWithTiesAndGaps() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            double[] values = new double[2 + random.nextInt(80)];
            Arrays.setAll(values, i -> random.nextInt(5) == 0 ? Double.NaN : random.nextInt(12));
            Samples samples = Samples.of(values);
            double[] slopes = new double[values.length * values.length];
            int pairs = 0;
            long score = 0;
            for (int j = 0; j < values.length; j++) {
                for (int i = 0; i < j; i++) {
                    if (!Double.isNaN(values[i] + values[j])) {
                        slopes[pairs++] = (values[j] - values[i]) / (j - i);
                        score += (long) Math.signum(values[j] - values[i]);
                    }
                }
            }
            Arrays.sort(slopes, 0, pairs);
            double median = pairs == 0 ? 0 : (slopes[(pairs - 1) / 2] + slopes[pairs / 2]) / 2;
            RobustSlope found = RobustSlope.of(samples);
            assertThat(MannKendall.score(samples.values())).isEqualTo(score);
            assertThat(found.median()).isCloseTo(median, within(1e-12));
            assertThat(found.least()).isLessThanOrEqualTo(found.median());
            assertThat(found.most()).isGreaterThanOrEqualTo(found.median());
        }
    }

    @Test
    void aRankIsWhatSortingWouldBringThere() {
        Random random = new Random(11);
        for (int run = 0; run < 300; run++) {
            double[] numbers = new double[1 + random.nextInt(3_000)];
            int kinds = 1 + random.nextInt(run % 2 == 0 ? 4 : 100_000);
            Arrays.setAll(numbers, i -> random.nextInt(kinds));
            double[] sorted = numbers.clone();
            Arrays.sort(sorted);
            int rank = random.nextInt(numbers.length);
            assertThat(Selection.at(numbers, 0, numbers.length, rank)).isEqualTo(sorted[rank]);
            assertThat(Arrays.stream(numbers, 0, rank).allMatch(number -> number <= sorted[rank]))
                    .isTrue();
            assertThat(Arrays.stream(numbers, rank, numbers.length).allMatch(number -> number >= sorted[rank]))
                    .isTrue();
            Arrays.sort(numbers);
            assertThat(numbers).isEqualTo(sorted);
        }
    }

    @Test
    void manyValuesAreThinnedToMeansAtTheirMiddle() {
        double[] values = new double[1_000];
        Arrays.setAll(values, i -> 5 + 0.25 * i);
        Samples samples = Samples.of(values);
        assertThat(samples.size()).isEqualTo(250);
        RobustSlope slope = RobustSlope.of(samples);
        assertThat(slope.median()).isCloseTo(0.25, within(1e-9));
        assertThat(slope.least()).isCloseTo(0.25, within(1e-9));
        assertThat(slope.most()).isCloseTo(0.25, within(1e-9));
    }
}
