// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How often what is said is wrong, over many series of known making. */
class TrendRatesTest {

    private static final int RUNS = 500;

    private static double share(TrendDirection direction, int runs, LongFunction<double[]> making) {
        return LongStream.range(0, runs)
                        .filter(seed -> trend(making.apply(seed)).direction() == direction)
                        .count()
                / (double) runs;
    }

    private static double trends(int runs, LongFunction<double[]> making) {
        return 1 - share(TrendDirection.FLAT, runs, making);
    }

    private static TrendAnalysis trend(double[] values) {
        return SeriesAnalysis.plain().trend(Noise.hourly(values));
    }

    @Test
    void whiteNoiseHasATrendInOneOfTwentySeriesAsPromised() {
        assertThat(trends(RUNS, seed -> Noise.white(seed, 100))).isBetween(0.02, 0.08);
        assertThat(trends(RUNS, seed -> Noise.white(seed, 30))).isBetween(0.02, 0.08);
    }

    @Test
    void noiseThatRemembersItsPastHasNoMoreTrends() {
        assertThat(trends(RUNS, seed -> Noise.remembering(seed, 120, 0.3))).isLessThanOrEqualTo(0.08);
        assertThat(trends(RUNS, seed -> Noise.remembering(seed, 120, 0.6))).isLessThanOrEqualTo(0.08);
        assertThat(trends(100, seed -> Noise.remembering(seed, 720, 0.6))).isLessThanOrEqualTo(0.09);
        assertThat(trends(100, seed -> Noise.remembering(seed, 720, 0.9))).isLessThanOrEqualTo(0.09);
    }

    @Test
    void aRhythmIsNoTrendAndIsFound() {
        LongFunction<double[]> making = seed -> Noise.plus(Noise.remembering(seed, 720, 0.4), Noise::day);
        assertThat(trends(100, making)).isLessThanOrEqualTo(0.09);
        for (long seed = 0; seed < 20; seed++) {
            assertThat(trend(making.apply(seed)).season()).hasValueSatisfying(season -> {
                assertThat(season.period().toHours()).isEqualTo(24);
                assertThat(season.strength()).isBetween(0.6, 1.0);
            });
        }
    }

    @Test
    void noiseHasNoRhythm() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(trend(Noise.white(seed, 720)).season()).isEmpty();
        }
    }

    @Test
    void aTrendAsLargeAsTheNoiseIsFoundWithItsSign() {
        // The deviation of a line over 100 values is that of the noise, 1.
        double slope = Math.sqrt(12) / 100;
        LongFunction<double[]> rising = seed -> Noise.plus(Noise.white(seed, 100), i -> slope * i);
        LongFunction<double[]> falling = seed -> Noise.plus(Noise.white(seed, 100), i -> -slope * i);
        assertThat(share(TrendDirection.RISING, RUNS, rising)).isGreaterThanOrEqualTo(0.99);
        assertThat(share(TrendDirection.FALLING, RUNS, falling)).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void aTrendUnderALargerRhythmIsFound() {
        LongFunction<double[]> making =
                seed -> Noise.plus(Noise.white(seed, 720), i -> 4 * Noise.day(i) + 0.8 * i / 720);
        assertThat(share(TrendDirection.RISING, 100, making)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void theIntervalHoldsTheSlopeAndAgreesWithTheTest() {
        double slope = 0.01;
        int held = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            TrendAnalysis found = trend(Noise.plus(Noise.remembering(seed, 100, 0.4), i -> slope * i));
            held += found.leastSlope() <= slope * 24 && slope * 24 <= found.mostSlope() ? 1 : 0;
            if (found.pValue() < 0.045) {
                assertThat(found.leastSlope() > 0 || found.mostSlope() < 0).isTrue();
            } else if (found.pValue() > 0.055) {
                assertThat(found.leastSlope() <= 0 && found.mostSlope() >= 0).isTrue();
            }
        }
        assertThat(held / (double) RUNS).isBetween(0.90, 0.99);
    }

    @Test
    void outliersDoNotTurnATrend() {
        double[] values = Noise.plus(Noise.white(3, 200), i -> 0.05 * i);
        for (int i = 0; i < 200; i += 10) {
            values[i] = i < 100 ? 1e6 : -1e6;
        }
        TrendAnalysis found = trend(values);
        assertThat(found.direction()).isEqualTo(TrendDirection.RISING);
        assertThat(found.slopePerDay()).isCloseTo(0.05 * 24, within(0.3));
    }
}
