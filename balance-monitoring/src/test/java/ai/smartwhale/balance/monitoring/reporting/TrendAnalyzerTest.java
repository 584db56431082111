// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.SeriesAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendAnalyzerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static TimeSeries line(int size) {
        double[] values = IntStream.range(0, size).mapToDouble(i -> 2.0 * i).toArray();
        return new TimeSeries("heap", "MB", Instant.EPOCH, MINUTE, values);
    }

    @Test
    void tooFewValuesLeaveAllUnknown() {
        TrendAnalyzer analyzer = TrendAnalyzer.create();
        TrendAnalysis found = analyzer.analyzeTrends(line(7));
        assertThat(found).isEqualTo(TrendAnalysis.unknown(7));
        assertThat(found.direction()).isEqualTo(TrendDirection.UNKNOWN);
        assertThat(analyzer.predictFutureTrends(line(7), Duration.ofHours(1))).isEmpty();
        double[] gaps = new double[100];
        Arrays.fill(gaps, Double.NaN);
        assertThat(analyzer.analyzeTrends(new TimeSeries("a", "", Instant.EPOCH, MINUTE, gaps))
                        .points())
                .isZero();
    }

    @Test
    void aLineIsToldInItsUnitPerDayAndGoesOn() {
        TrendAnalyzer analyzer = TrendAnalyzer.create();
        TrendAnalysis found = analyzer.analyzeTrends(line(60));
        assertThat(found.direction()).isEqualTo(TrendDirection.RISING);
        assertThat(found.slopePerDay()).isEqualTo(2.0 * 60 * 24);
        Forecast next =
                analyzer.predictFutureTrends(line(60), Duration.ofMinutes(10)).orElseThrow();
        assertThat(next.points()).hasSize(10);
        assertThat(next.last().value()).isCloseTo(138, within(1e-9));
        assertThat(next.last().at()).isEqualTo(Instant.EPOCH.plus(MINUTE.multipliedBy(69)));
    }

    @Test
    void severalSeriesKeepTheirOrder() {
        assertThat(TrendAnalyzer.create().analyzeTrends(List.of(line(60), line(3))))
                .extracting(TrendAnalysis::direction)
                .containsExactly(TrendDirection.RISING, TrendDirection.UNKNOWN);
    }

    @Test
    void aLentAnalysisIsAskedAndReplacedWhereItFails() {
        TrendAnalysis lent = TrendAnalysis.unknown(60);
        SeriesAnalysis half = new SeriesAnalysis() {
            @Override
            public TrendAnalysis trend(TimeSeries series) {
                return lent;
            }

            @Override
            public Optional<Forecast> forecast(TimeSeries series, int steps) {
                throw new IllegalStateException("no model");
            }
        };
        TrendAnalyzer analyzer = TrendAnalyzer.create(half);
        assertThat(analyzer.analyzeTrends(line(60))).isSameAs(lent);
        assertThat(analyzer.predictFutureTrends(line(60), Duration.ofMinutes(3)))
                .isEqualTo(TrendAnalyzer.create().predictFutureTrends(line(60), Duration.ofMinutes(3)));
    }

    @Test
    void wrongQuestionsAreRefusedByName() {
        TrendAnalyzer analyzer = TrendAnalyzer.create();
        assertThatThrownBy(() -> analyzer.predictFutureTrends(line(60), Duration.ofSeconds(59)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("horizon");
        assertThatThrownBy(() -> analyzer.predictFutureTrends(line(60), Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> analyzer.predictFutureTrends(line(60), Duration.ofDays(8)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("11520");
        assertThatThrownBy(() -> new TimeSeries("a", "", Instant.EPOCH, MINUTE, new double[] {1, 1e101}))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("values[1]");
        assertThatThrownBy(() -> new TimeSeries(" ", "", Instant.EPOCH, MINUTE, new double[0]))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TimeSeries("a", "", Instant.EPOCH, Duration.ofNanos(1), new double[0]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("step");
    }

    @Test
    void theValuesOfASeriesCannotBeChangedFromOutside() {
        double[] values = {1, 2, 3};
        TimeSeries series = new TimeSeries("a", "", Instant.EPOCH, MINUTE, values);
        values[0] = 9;
        series.values()[1] = 9;
        assertThat(series.values()).containsExactly(1, 2, 3);
        assertThat(series).isEqualTo(new TimeSeries("a", "", Instant.EPOCH, MINUTE, new double[] {1, 2, 3}));
    }
}
