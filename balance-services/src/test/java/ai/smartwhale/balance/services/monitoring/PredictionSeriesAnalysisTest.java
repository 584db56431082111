// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.monitoring.reporting.TrendAnalyzer;
import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionSeriesAnalysisTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant START = Instant.parse("2025-10-22T00:00:00Z");

    private final TrendAnalyzer analyzer = TrendAnalyzer.create(PredictionSeriesAnalysis.create());

    private static TimeSeries hourly(double... values) {
        return new TimeSeries("requests", "1/s", START, HOUR, values);
    }

    private static double[] days(int hours, double slope) {
        Random random = new Random(5);
        double[] values = new double[hours];
        for (int i = 0; i < hours; i++) {
            values[i] = 100 + 30 * Math.sin(i * Math.PI / 12) + slope * i + 3 * random.nextGaussian();
        }
        return values;
    }

    @Test
    void trendsAndRhythmsAreThoseOfPrediction() {
        TrendAnalysis found = analyzer.analyzeTrends(hourly(days(720, 0.1)));
        assertThat(found.direction()).isEqualTo(TrendDirection.RISING);
        assertThat(found.slopePerDay()).isCloseTo(2.4, within(0.2));
        assertThat(found.leastSlope()).isPositive().isLessThanOrEqualTo(found.slopePerDay());
        assertThat(found.season())
                .hasValueSatisfying(season -> assertThat(season.period()).isEqualTo(Duration.ofDays(1)));
        assertThat(found.points()).isEqualTo(720);
    }

    @Test
    void aStepIsTold() {
        double[] values = new double[200];
        Random random = new Random(6);
        for (int i = 0; i < values.length; i++) {
            values[i] = (i < 120 ? 10 : 20) + random.nextGaussian();
        }
        assertThat(analyzer.analyzeTrends(hourly(values)).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.at()).isEqualTo(START.plus(HOUR.multipliedBy(120)));
                    assertThat(change.after()).isCloseTo(20, within(0.5));
                });
    }

    @Test
    void forecastsFollowTheDayWithinTheirBands() {
        double[] all = days(768, 0);
        Forecast forecast = analyzer.predictFutureTrends(hourly(Arrays.copyOf(all, 720)), Duration.ofDays(2))
                .orElseThrow();
        assertThat(forecast.method()).contains("autoregression");
        assertThat(forecast.points()).hasSize(48);
        int within = 0;
        for (int i = 0; i < 48; i++) {
            ForecastPoint point = forecast.points().get(i);
            assertThat(point.at()).isEqualTo(START.plus(HOUR.multipliedBy(720 + i)));
            assertThat(point.value()).isCloseTo(all[720 + i], within(15.0));
            within += point.low95() <= all[720 + i] && all[720 + i] <= point.high95() ? 1 : 0;
        }
        assertThat(within).isGreaterThanOrEqualTo(40);
    }

    @Test
    void whatPredictionDoesNotTakeThePlainAnalysisAnswers() {
        double[] large = days(100, 0);
        large[50] = 1e50;
        assertThat(analyzer.predictFutureTrends(hourly(large), HOUR)
                        .orElseThrow()
                        .method())
                .contains("smoothing");
        Forecast far = analyzer.predictFutureTrends(hourly(days(100, 0)), HOUR.multipliedBy(2_000))
                .orElseThrow();
        assertThat(far.points()).hasSize(2_000);
    }

    @Test
    void constantsGapsAndFewValuesAreTaken() {
        double[] constant = new double[40];
        assertThat(analyzer.analyzeTrends(hourly(constant)).direction()).isEqualTo(TrendDirection.FLAT);
        assertThat(analyzer.predictFutureTrends(hourly(constant), HOUR)
                        .orElseThrow()
                        .last()
                        .value())
                .isCloseTo(0, within(1e-6));
        double[] gaps = days(60, 0);
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = i % 4 == 0 ? gaps[i] : Double.NaN;
        }
        assertThat(analyzer.analyzeTrends(hourly(gaps)).points()).isEqualTo(15);
        assertThat(analyzer.predictFutureTrends(hourly(gaps), HOUR)).isPresent();
        assertThat(analyzer.analyzeTrends(hourly(days(8, 0))).points()).isEqualTo(8);
    }
}
