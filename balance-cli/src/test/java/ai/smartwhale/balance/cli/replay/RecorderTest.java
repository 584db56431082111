// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final long MILLI = 1_000_000;

    private static List<PlannedRequest> plan(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PlannedRequest(
                        Duration.ZERO,
                        "m" + i % 2,
                        DataSource.WIKI,
                        "k",
                        i % 2 == 0 ? Priority.CRITICAL : Priority.LOW))
                .toList();
    }

    @Test
    void countsEachRequestOnceHoweverItEnds() {
        Recorder recorder = new Recorder(plan(6));
        for (int i = 0; i < 6; i++) {
            recorder.sent(i, i * MILLI);
        }
        recorder.completed(0, Outcome.ANSWERED, "success", 10 * MILLI, 10 * MILLI);
        recorder.completed(1, Outcome.FAILED, "error: unknown_error", 10 * MILLI, 9 * MILLI);
        recorder.completed(2, Outcome.TIMED_OUT, "timeout", 10 * MILLI, 8 * MILLI);
        recorder.completed(3, Outcome.REJECTED, "full", 10 * MILLI, 7 * MILLI);
        recorder.completed(4, Outcome.ANSWERED, "success", 20 * MILLI, 16 * MILLI);
        assertThat(recorder.sent()).isEqualTo(6);
        assertThat(recorder.lost()).isEqualTo(1);
        assertThat(recorder.duplicatesDelivered()).isZero();
        assertThat(recorder.count(Outcome.ANSWERED)).isEqualTo(2);
        assertThat(recorder.reasons()).containsOnlyKeys("error: unknown_error", "timeout", "full");
        assertThat(recorder.byPriority()).extracting(GroupCount::name).containsExactly("CRITICAL", "LOW");
        assertThat(recorder.byModel().get(0))
                .extracting(GroupCount::requests, GroupCount::answers, GroupCount::failures)
                .containsExactly(3L, 2L, 1L);
        assertThat(recorder.overall().max()).isBetween(Duration.ofMillis(16), Duration.ofMillis(17));
    }

    @Test
    void seesEndsThatComeTwiceAndDeliveriesThatComeTwice() {
        Recorder recorder = new Recorder(plan(2));
        recorder.sent(0, 0);
        recorder.completed(0, Outcome.ANSWERED, "success", MILLI, MILLI);
        recorder.completed(0, Outcome.ANSWERED, "success", MILLI, MILLI);
        assertThat(recorder.duplicatesDelivered()).isEqualTo(1);
        assertThat(recorder.count(Outcome.ANSWERED)).isEqualTo(1);
        recorder.delivered("a");
        recorder.delivered("b");
        recorder.delivered("b");
        recorder.delivered("b");
        assertThat(recorder.duplicatesDelivered()).isEqualTo(2);
    }

    @Test
    void keepsTheTimeSeriesSmallWithoutLosingAnything() {
        TimeSeries series = new TimeSeries();
        for (int i = 0; i < 10_000; i++) {
            series.sent(i * 100 * MILLI);
            series.ended(i * 100 * MILLI, i % 10 == 0 ? Outcome.FAILED : Outcome.ANSWERED, 1_000);
        }
        List<TimePoint> points = series.points();
        assertThat(points).hasSizeBetween(TimeSeries.MOST / 2, TimeSeries.MOST);
        double width = (points.get(1).at().toNanos() - points.get(0).at().toNanos()) / 1e9;
        assertThat(points.stream().mapToDouble(p -> p.sentPerSecond() * width).sum())
                .isBetween(9_999.9, 10_000.1);
        assertThat(points.stream().mapToDouble(p -> p.failedPerSecond() * width).sum())
                .isBetween(999.9, 1_000.1);
        assertThat(points.stream().mapToLong(p -> p.latency().count()).sum()).isEqualTo(9_000);
    }
}
