// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MetricsViewsTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private Instant now = START;

    @Test
    void countsRequestsWithinWindows() {
        MetricsCollector collector =
                MetricsCollector.create(MetricsCollectorConfig.defaults(), () -> now, Ticker.system());
        var requests = collector.counters(MetricDefinition.counter("balance_requests_total", "All requests.", "model"));
        var errors = collector.counters(
                MetricDefinition.counter("balance_request_errors_total", "Failed requests.", "model"));
        PerformanceMetrics metrics = PerformanceMetrics.create(PerformanceMetricsConfig.defaults(), collector);
        PerformanceSnapshot snapshot = metrics.collectPerformanceData();
        for (int i = 0; i < 7_200; i++) {
            requests.with("a").add(2);
            errors.with("a").add(i % 2);
            now = now.plusSeconds(1);
            snapshot = metrics.collectPerformanceData();
        }
        ModelPerformance model = snapshot.model("a").orElseThrow();
        assertThat(model.windows().get(MetricWindow.ONE_MINUTE).perSecond().orElseThrow())
                .isEqualTo(2);
        assertThat(model.windows().get(MetricWindow.ONE_HOUR).covered())
                .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(65));
        assertThat(model.windows().get(MetricWindow.ONE_HOUR).errorShare().orElseThrow())
                .isCloseTo(0.25, within(0.01));
        assertThat(model.windows().get(MetricWindow.ONE_HOUR).p99()).isEmpty();
    }

    @Test
    void foretellsWhenAResourceIsFull() {
        SplittableRandom random = new SplittableRandom(3);
        ResourceMetrics metrics = ResourceMetrics.create(
                () -> {
                    double hours = Duration.between(START, now).toMinutes() / 60.0;
                    double noise = 1 + 0.1 * (2 * random.nextDouble() - 1);
                    return List.of(new ResourceReading("heap", (20 + 10 * hours) * noise, OptionalDouble.of(100)));
                },
                1_000,
                () -> now);
        for (int i = 0; i < 180; i++) {
            now = now.plus(Duration.ofMinutes(1));
            assertThat(metrics.trackResourceUsage().readings()).hasSize(1);
        }
        ResourceTrend trend =
                metrics.analyzeResourceTrends(MetricWindow.SIX_HOURS).get(0);
        Duration left = Duration.between(now, trend.fullAt().orElseThrow());
        assertThat(left.toMinutes()).isBetween(192L, 288L);
    }

    @Test
    void givesTheQualityOfAWindowAndNoneOfNothing() {
        long[] records = {0};
        QualityMetrics metrics = QualityMetrics.create(
                () -> List.of(new QualityTotals(
                        "a", "web", records[0], records[0] * 0.8, records[0] / 10, 0, OptionalDouble.empty())),
                10,
                () -> now);
        assertThat(metrics.evaluateDataQuality()
                        .sources()
                        .get(0)
                        .windows()
                        .get(MetricWindow.ONE_MINUTE)
                        .index())
                .isEmpty();
        records[0] = 1_000;
        now = now.plusSeconds(30);
        WindowQuality quality =
                metrics.evaluateDataQuality().sources().get(0).windows().get(MetricWindow.ONE_MINUTE);
        assertThat(quality.index().orElseThrow()).isCloseTo(0.8, within(1e-9));
        assertThat(quality.quarantinedShare().orElseThrow()).isEqualTo(0.1);
    }

    @Test
    void tellsWherePerformanceGoesWhateverTheOrderOfThePoints() {
        PerformanceMetrics metrics =
                PerformanceMetrics.create(PerformanceMetricsConfig.defaults(), MetricsCollector.create());
        List<ValuePoint> points = line(3);
        Collections.reverse(points);
        MetricTrend trend = metrics.analyzePerformanceTrends(points);
        assertThat(trend.direction()).isEqualTo(TrendDirection.RISING);
        assertThat(trend.slopePerHour()).isCloseTo(3, within(0.05));
        assertThat(trend.level()).isCloseTo(100 + 3 * 59 / 60.0, within(0.1));
        assertThat(trend.points()).isEqualTo(60);
        assertThat(metrics.analyzePerformanceTrends(points.subList(0, 7)).direction())
                .isEqualTo(TrendDirection.UNKNOWN);
    }

    @Test
    void tellsThatQualityBecomesWorse() {
        QualityMetrics metrics = QualityMetrics.create(List::of, 10, () -> now);
        MetricTrend trend = metrics.monitorQualityTrends(line(-12));
        assertThat(trend.direction()).isEqualTo(TrendDirection.FALLING);
        assertThat(trend.slopePerHour()).isCloseTo(-12, within(0.05));
        assertThat(metrics.monitorQualityTrends(List.of()).direction()).isEqualTo(TrendDirection.UNKNOWN);
    }

    /** A point a minute for an hour, beside the line by turns. */
    private static List<ValuePoint> line(double perHour) {
        List<ValuePoint> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            points.add(new ValuePoint(START.plusSeconds(60L * i), 100 + perHour * i / 60 + 0.01 * (i % 3)));
        }
        return points;
    }

    @Test
    void seldomSeesATrendInNoise() {
        SplittableRandom random = new SplittableRandom(11);
        int seen = 0;
        for (int run = 0; run < 1_000; run++) {
            List<ValuePoint> points = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                points.add(new ValuePoint(START.plusSeconds(i), random.nextDouble()));
            }
            seen += MetricTrends.of(points).direction() == TrendDirection.FLAT ? 0 : 1;
        }
        assertThat(seen).isBetween(20, 75);
    }

    private static MetricFamily<Counter> requestsOf(MetricsCollector collector) {
        return collector.counters(MetricDefinition.counter("balance_requests_total", "All requests.", "model"));
    }

    private void askForTenMinutes(MetricsCollector collector, PerformanceMetrics metrics) {
        for (int i = 0; i < 600; i++) {
            requestsOf(collector).with("a").add(2);
            now = now.plusSeconds(1);
            metrics.collectPerformanceData();
        }
    }

    @Test
    void aSnapshotThatAnotherOvertookDoesNotEndTheWindows() {
        MetricsCollector collector =
                MetricsCollector.create(MetricsCollectorConfig.defaults(), () -> now, Ticker.system());
        PerformanceMetrics metrics = PerformanceMetrics.create(PerformanceMetricsConfig.defaults(), collector);
        askForTenMinutes(collector, metrics);
        MetricsSnapshot overtaken = collector.collectMetrics();
        now = now.plusMillis(1);
        requestsOf(collector).with("a").add(2);
        PerformanceSnapshot newest = metrics.collectPerformanceData();

        assertThat(metrics.collectPerformanceData(overtaken)).isEqualTo(newest);
        now = now.plusSeconds(1);
        ModelPerformance model = metrics.collectPerformanceData().model("a").orElseThrow();
        assertThat(model.windows().get(MetricWindow.FIVE_MINUTES).requests()).isGreaterThan(590);
    }

    @Test
    void aSnapshotThatWasReadBeforeAnotherAndDatedAfterItDoesNotEndTheWindowsEither() {
        MetricsCollector collector =
                MetricsCollector.create(MetricsCollectorConfig.defaults(), () -> now, Ticker.system());
        PerformanceMetrics metrics = PerformanceMetrics.create(PerformanceMetricsConfig.defaults(), collector);
        askForTenMinutes(collector, metrics);
        MetricsSnapshot read = collector.collectMetrics();
        requestsOf(collector).with("a").add(2);
        PerformanceSnapshot newest = metrics.collectPerformanceData();
        MetricsSnapshot overtaken = new MetricsSnapshot(now.plusMillis(1), read.metrics());

        assertThat(metrics.collectPerformanceData(overtaken)).isEqualTo(newest);
    }
}
