// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ForecastBandsTest {

    private static Forecast forecast(double[] values, int steps) {
        return SeriesAnalysis.plain().forecast(Noise.hourly(values), steps).orElseThrow();
    }

    /** The shares within both bands, and the error beside that of the last value. */
    private static double[] score(int runs, int size, int steps, LongFunction<double[]> making) {
        double within80 = 0;
        double within95 = 0;
        double error = 0;
        double naive = 0;
        for (long seed = 0; seed < runs; seed++) {
            double[] all = making.apply(seed);
            Forecast forecast = forecast(Arrays.copyOf(all, size), steps);
            for (int i = 0; i < steps; i++) {
                ForecastPoint point = forecast.points().get(i);
                double came = all[size + i];
                within80 += point.low80() <= came && came <= point.high80() ? 1 : 0;
                within95 += point.low95() <= came && came <= point.high95() ? 1 : 0;
                error += Math.abs(came - point.value());
                naive += Math.abs(came - all[size - 1]);
            }
        }
        double count = (double) runs * steps;
        return new double[] {within80 / count, within95 / count, error / naive};
    }

    private static void holds(double[] score) {
        assertThat(score[0]).as("within the 80 %% band").isBetween(0.70, 0.90);
        assertThat(score[1]).as("within the 95 %% band").isBetween(0.90, 0.99);
        assertThat(score[2]).as("error beside that of the last value").isLessThan(1);
    }

    @Test
    void bandsHoldWhatTheyPromiseForNoise() {
        holds(score(100, 200, 24, seed -> Noise.white(seed, 224)));
        holds(score(50, 720, 168, seed -> Noise.remembering(seed, 888, 0.6)));
    }

    @Test
    void bandsHoldForRhythmsAndTrends() {
        holds(score(50, 720, 168, seed -> Noise.plus(Noise.remembering(seed, 888, 0.4), Noise::day)));
        holds(score(50, 720, 72, seed -> Noise.plus(Noise.white(seed, 792), i -> Noise.day(i) + 0.01 * i)));
    }

    @Test
    void theBandsOfARandomWalkGrow() {
        LongFunction<double[]> walk = seed -> {
            double[] values = Noise.white(seed, 560);
            for (int i = 1; i < values.length; i++) {
                values[i] += values[i - 1];
            }
            return values;
        };
        double[] score = score(100, 500, 48, walk);
        assertThat(score[0]).isBetween(0.65, 0.90);
        ForecastPoint first = forecast(walk.apply(1), 200).points().get(0);
        ForecastPoint last = forecast(walk.apply(1), 200).last();
        assertThat(last.high80() - last.low80()).isGreaterThan(5 * (first.high80() - first.low80()));
    }

    @Test
    void whatNeverChangedHasNoBand() {
        double[] values = new double[50];
        Arrays.fill(values, 7.5);
        TimeSeries series = Noise.hourly(values);
        TrendAnalysis trend = SeriesAnalysis.plain().trend(series);
        assertThat(trend.direction()).isEqualTo(TrendDirection.FLAT);
        assertThat(trend.slopePerDay()).isZero();
        assertThat(trend.pValue()).isEqualTo(1);
        assertThat(trend.changes()).isEmpty();
        assertThat(forecast(values, 30).points())
                .allSatisfy(point -> assertThat(new double[] {point.low95(), point.value(), point.high95()})
                        .containsOnly(7.5));
    }

    @Test
    void whatWasNeverNegativeIsNotExpectedToBe() {
        double[] falling = Noise.plus(new double[60], i -> 60 - i);
        assertThat(forecast(falling, 100).points()).allMatch(point -> point.low95() >= 0);
        assertThat(forecast(falling, 100).last().value()).isZero();
        double[] negative = Noise.plus(new double[60], i -> 30 - i);
        assertThat(forecast(negative, 100).last().value()).isCloseTo(-129, within(1e-6));
    }

    @Test
    void gapsAndFewValuesAndLongHorizonsAreTaken() {
        double[] values = Noise.white(4, 60);
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 3 == 1 || i > 50 ? Double.NaN : values[i];
        }
        assertThat(forecast(values, 10_000).points()).hasSize(10_000);
        assertThat(forecast(Noise.white(1, 8), 5).points()).hasSize(5);
        assertThat(forecast(values, 3).points().get(0).at()).isEqualTo(Noise.START.plus(Noise.HOUR.multipliedBy(60)));
    }

    @Test
    void largeNumbersDoNotOverflow() {
        double[] values = Noise.plus(new double[300], i -> i % 2 == 0 ? 1e100 : -1e100);
        assertThat(forecast(values, 20).points()).hasSize(20);
        assertThat(SeriesAnalysis.plain().trend(Noise.hourly(values)).pValue()).isBetween(0.0, 1.0);
        double[] tiny = Noise.plus(new double[300], i -> i * 1e-300);
        assertThat(SeriesAnalysis.plain().trend(Noise.hourly(tiny)).direction()).isEqualTo(TrendDirection.RISING);
    }
}
