// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FillTrendTest {

    private static final double Z90 = 1.6448536269514722;

    @Test
    void tellsWhenAStraightLineIsFull() {
        FillTrend trend = new FillTrend();
        for (int i = 0; i <= 100; i++) {
            trend.add(i, 20 + 0.5 * i);
        }
        FillForecast forecast = trend.forecast(100, 100, Z90, 0.9).orElseThrow();

        assertThat(forecast.level()).isCloseTo(70, within(1e-9));
        assertThat(forecast.perSecond()).isCloseTo(0.5, within(1e-9));
        assertThat(forecast.expectedIn()).contains(Duration.ofSeconds(60));
        assertThat(forecast.earliestIn()).contains(Duration.ofSeconds(60));
    }

    @Test
    void agreesWithThePublishedExample() {
        // The example of Sen, 1968: the 21 slopes of its seven points have the median 4.
        FillTrend trend = new FillTrend();
        double[] x = {1, 2, 3, 4, 10, 12, 18};
        double[] y = {9, 15, 19, 20, 45, 55, 78};
        for (int i = 0; i < x.length; i++) {
            trend.add(x[i], y[i]);
        }

        assertThat(trend.forecast(0, 1_000, 1.96, 0.95).orElseThrow().perSecond())
                .isCloseTo(4, within(1e-9));
    }

    @Test
    void isNotMisledByAQuarterOfWildValues() {
        Random random = new Random(2);
        FillTrend trend = new FillTrend();
        for (int i = 0; i < 120; i++) {
            trend.add(i, 0.3 * i + random.nextGaussian() + (i % 4 == 0 ? 500 * random.nextDouble() : 0));
        }

        assertThat(trend.forecast(120, 100, Z90, 0.9).orElseThrow().perSecond()).isCloseTo(0.3, within(0.1));
    }

    @Test
    void boundsHoldTheTruthAsOftenAsTheySayDespiteAutocorrelation() {
        int held = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(run);
            FillTrend trend = new FillTrend();
            double noise = 0;
            for (int i = 0; i < 100; i++) {
                noise = 0.6 * noise + random.nextGaussian();
                trend.add(i, 0.5 * i + noise);
            }
            FillForecast forecast = trend.forecast(100, 150, Z90, 0.9).orElseThrow();
            double truth = 200;
            boolean early = forecast.earliestIn().map(d -> d.toMillis() / 1e3).orElse(1e9) <= truth + 10;
            boolean late = forecast.latestIn().map(d -> d.toMillis() / 1e3).orElse(1e9) >= truth - 10;
            held += early && late ? 1 : 0;
        }

        assertThat((double) held / runs).isBetween(0.85, 1.0);
    }

    @Test
    void aStoreThatDoesNotFillIsNeverFull() {
        FillTrend trend = new FillTrend();
        for (int i = 0; i < 50; i++) {
            trend.add(i, 5);
        }
        FillForecast flat = trend.forecast(50, 10, Z90, 0.9).orElseThrow();

        assertThat(flat.expectedIn()).isEmpty();
        assertThat(flat.latestIn()).isEmpty();
        assertThat(trend.forecast(50, 4, Z90, 0.9).flatMap(FillForecast::expectedIn))
                .contains(Duration.ZERO);
    }

    @Test
    void saysNothingWithTooFewPointsOrAllOfOneMoment() {
        FillTrend trend = new FillTrend();
        for (int i = 0; i < 4; i++) {
            trend.add(i, i);
        }
        assertThat(trend.forecast(4, 10, Z90, 0.9)).isEmpty();
        FillTrend moment = new FillTrend();
        for (int i = 0; i < 10; i++) {
            moment.add(1, i);
        }
        assertThat(moment.forecast(1, 10, Z90, 0.9)).isEmpty();
        assertThatThrownBy(() -> moment.add(Double.NaN, 1)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void keepsItsTrendOverManyPointsAndARestart() throws IOException {
        FillTrend trend = new FillTrend();
        for (int i = 0; i < 100_000; i++) {
            trend.add(i, 1e-3 * i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        trend.write(new DataOutputStream(bytes));
        FillTrend resumed = new FillTrend();
        resumed.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int i = 100_000; i < 150_000; i++) {
            trend.add(i, 1e-3 * i);
            resumed.add(i, 1e-3 * i);
        }
        Optional<FillForecast> forecast = trend.forecast(150_000, 300, Z90, 0.9);

        assertThat(bytes.size()).isLessThan(3_000);
        assertThat(forecast.orElseThrow().perSecond()).isCloseTo(1e-3, within(1e-12));
        assertThat(resumed.forecast(150_000, 300, Z90, 0.9)).isEqualTo(forecast);
    }
}
