// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

    private final TimeSeries series = new TimeSeries();

    @Test
    void aSlowRunHasFewWidePointsAndTheRateStaysTrue() {
        send(160, Duration.ofSeconds(10));
        List<TimePoint> points = series.points();
        assertThat(points).hasSizeBetween(10, 20);
        assertThat(points.subList(0, points.size() - 1))
                .allSatisfy(point -> assertThat(point.sentPerSecond()).isCloseTo(16, within(2.0)));
    }

    @Test
    void aBusyRunKeepsItsDetail() {
        send(100_000, Duration.ofSeconds(60));
        List<TimePoint> points = series.points();
        assertThat(points).hasSizeBetween(60, TimeSeries.MOST);
        assertThat(points.subList(0, points.size() - 1))
                .allSatisfy(point -> assertThat(point.sentPerSecond()).isCloseTo(1_667, within(20.0)));
    }

    @Test
    void asMuchIsCountedBeforeAndAfterAPlot() {
        send(50, Duration.ofSeconds(30));
        series.points();
        send(50, Duration.ofSeconds(30));
        List<TimePoint> points = series.points();
        double width = points.get(1).at().toNanos() / 1e9;
        assertThat(points.stream().mapToDouble(TimePoint::sentPerSecond).sum() * width)
                .isCloseTo(100, within(1e-6));
    }

    private void send(int count, Duration length) {
        for (int i = 0; i < count; i++) {
            series.sent(length.toNanos() * i / count);
        }
    }
}
