// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.prediction.pattern.change.Noise;
import ai.smartwhale.balance.prediction.pattern.change.Shift;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrendDetectorTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TrendDetectorConfig CONFIG =
            TrendDetectorConfig.builder().step(HOUR).build();

    private final TrendDetector detector = TrendDetector.create(CONFIG);

    private static TrendReport batch(double[] values) {
        return TrendDetector.create(CONFIG).detectTrend(START, HOUR, values);
    }

    private static double[] series(long seed, int length, double slope, int shiftAt, double shift) {
        double[] values = Noise.autocorrelated(new Random(seed), 0.4, length);
        for (int t = 0; t < length; t++) {
            values[t] += 50 + slope * t + (t >= shiftAt ? shift : 0);
        }
        return values;
    }

    private static Instant at(int step) {
        return START.plus(HOUR.multipliedBy(step));
    }

    @Test
    void tellsTheSlopePerDay() {
        TrendReport report = batch(series(1, 400, 0.05, 400, 0));
        Trend trend = report.trend().orElseThrow();
        assertThat(trend.direction()).isEqualTo(TrendDirection.RISING);
        assertThat(trend.slopePerDay()).isEqualTo(24 * 0.05, within(0.12));
        assertThat(trend.low()).isLessThan(24 * 0.05);
        assertThat(trend.high()).isGreaterThan(24 * 0.05);
        assertThat(trend.pValue()).isLessThan(1e-6);
        assertThat(report.changes()).isEmpty();
        assertThat(report.from()).isEqualTo(START);
        assertThat(report.to()).isEqualTo(at(400));
    }

    @Test
    void tellsAStepFromATrend() {
        TrendReport report = batch(series(2, 400, 0, 250, 6));
        assertThat(report.changes()).hasSize(1);
        ChangePoint change = report.changes().get(0);
        assertThat(Duration.between(at(250), change.at()).abs()).isLessThanOrEqualTo(HOUR.multipliedBy(3));
        assertThat(change.size()).isEqualTo(6, within(0.6));
        assertThat(change.deviations()).isBetween(4.5, 7.5);
        assertThat(report.flags()).contains(TrendFlag.STEPS_NOT_TREND).doesNotContain(TrendFlag.TREND_REMOVED);
    }

    @Test
    void takesTheDayAwayAndNamesIt() {
        double[] values = series(3, 500, 0, 300, 5);
        for (int t = 0; t < values.length; t++) {
            values[t] += 10 * Math.sin(t * Math.PI / 12);
        }
        TrendReport report = batch(values);
        assertThat(report.rhythms()).isNotEmpty();
        assertThat(report.rhythms().get(0).period()).isEqualTo(Duration.ofDays(1));
        assertThat(report.flags()).contains(TrendFlag.SEASON_REMOVED);
        assertThat(report.changes()).hasSize(1);
        assertThat(Duration.between(at(300), report.changes().get(0).at()).abs())
                .isLessThanOrEqualTo(HOUR.multipliedBy(6));
    }

    @Test
    void takingValueAfterValueGivesWhatTakingAllAtOnceGives() {
        for (int length : new int[] {20, 512, 513, 1_500, 5_000}) {
            double[] values = series(4, length, 0.01, length / 2, 3);
            TrendDetector streaming = TrendDetector.create(CONFIG);
            for (int t = 0; t < length; t++) {
                var unused = streaming.observe("s", at(t), values[t]);
            }
            assertThat(streaming.detectTrend("s")).contains(batch(values));
        }
    }

    @Test
    void whatComesLaterChangesNoAlarmBeforeIt() {
        double[] values = series(5, 800, 0, 500, 4);
        double[] other = values.clone();
        Arrays.fill(other, 600, 800, -1e6);
        List<Optional<ShiftAlarm>> first = alarms(values).subList(0, 600);
        assertThat(alarms(other).subList(0, 600)).isEqualTo(first);
        assertThat(first.stream().flatMap(Optional::stream))
                .anySatisfy(alarm -> assertThat(alarm.direction()).isEqualTo(Shift.UP));
    }

    private static List<Optional<ShiftAlarm>> alarms(double[] values) {
        TrendDetector fresh = TrendDetector.create(CONFIG);
        List<Optional<ShiftAlarm>> alarms = new ArrayList<>();
        for (int t = 0; t < values.length; t++) {
            alarms.add(fresh.observe("s", at(t), values[t]));
        }
        return alarms;
    }

    @Test
    void scaleAndShiftScaleAndShiftTheResult() {
        double[] values = series(6, 400, 0.03, 200, 4);
        TrendReport one = batch(values);
        TrendReport other =
                batch(Arrays.stream(values).map(v -> -1024 * v + 65536).toArray());
        assertThat(other.changes()).hasSameSizeAs(one.changes());
        assertThat(other.flags()).isEqualTo(one.flags());
        assertThat(other.trend().orElseThrow().slopePerDay())
                .isEqualTo(-1024 * one.trend().orElseThrow().slopePerDay(), within(1e-6));
        assertThat(other.trend().orElseThrow().pValue())
                .isEqualTo(one.trend().orElseThrow().pValue(), within(1e-12));
        for (int i = 0; i < one.changes().size(); i++) {
            assertThat(other.changes().get(i).at())
                    .isEqualTo(one.changes().get(i).at());
            assertThat(other.changes().get(i).size())
                    .isEqualTo(-1024 * one.changes().get(i).size(), within(1e-5));
        }
    }

    @Test
    void aRestartFromASnapshotChangesNothing() {
        double[] values = series(7, 1_400, 0.01, 900, 5);
        TrendDetector other = TrendDetector.create(CONFIG);
        for (int t = 0; t < values.length; t++) {
            Optional<ShiftAlarm> alarm = detector.observe("s", at(t), values[t]);
            assertThat(other.observe("s", at(t), values[t])).isEqualTo(alarm);
            if (t % 200 == 150) {
                other = TrendDetector.restore(CONFIG, other.snapshot());
            }
        }
        assertThat(other.snapshot()).isEqualTo(detector.snapshot());
        assertThat(other.detectTrend("s")).isEqualTo(detector.detectTrend("s"));
        TrendSnapshot snapshot = detector.snapshot();
        assertThatThrownBy(() -> TrendDetector.restore(TrendDetectorConfig.defaults(), snapshot))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("snapshot.step");
    }

    @Test
    void staysBoundedOverTenMillionValues() {
        TrendDetector small = TrendDetector.create(TrendDetectorConfig.builder()
                .step(Duration.ofSeconds(1))
                .maxSeries(3)
                .build());
        for (int i = 0; i < 10_000_000; i++) {
            var unused = small.observe(i < 9_000_000 ? "s" : "t" + i % 7, START.plusSeconds(i), i % 10);
        }
        assertThat(small.series()).hasSize(3);
        assertThat(small.evictions()).isGreaterThan(100_000);
        assertThat(small.snapshot().series()).allSatisfy(state -> {
            assertThat(state.means()).hasSizeLessThanOrEqualTo(512);
            assertThat(state.watch()).hasSizeLessThan(400);
        });
    }

    @Test
    void theWindowMovesOn() {
        TrendDetector day = TrendDetector.create(TrendDetectorConfig.builder()
                .step(Duration.ofMinutes(1))
                .blocks(64)
                .window(Duration.ofHours(4))
                .build());
        for (int i = 0; i < 10_000; i++) {
            var unused = day.observe("s", START.plusSeconds(60L * i), i);
        }
        TrendReport report = day.detectTrend("s").orElseThrow();
        assertThat(report.block()).isEqualTo(Duration.ofMinutes(4));
        assertThat(report.from()).isAfter(START.plus(Duration.ofDays(6)));
        assertThat(report.trend().orElseThrow().slopePerDay()).isEqualTo(1440, within(1e-6));
        assertThat(report.flags()).contains(TrendFlag.AVERAGED);
    }

    @Test
    void shortConstantAndBrokenSeriesGiveAReasonInsteadOfANumber() {
        assertThat(batch(new double[] {1, 2, 3}).flags()).contains(TrendFlag.TOO_FEW_VALUES);
        assertThat(batch(new double[] {1, 2, 3}).trend()).isEmpty();
        for (double level : new double[] {0, -7.5, 1e99}) {
            double[] constant = new double[100];
            Arrays.fill(constant, level);
            assertThat(batch(constant).flags()).contains(TrendFlag.CONSTANT);
            assertThat(batch(constant).trend().orElseThrow().slopePerDay()).isZero();
            assertThat(batch(constant).changes()).isEmpty();
        }
        double[] gaps = series(8, 300, 0.05, 300, 0);
        Arrays.fill(gaps, 100, 180, Double.NaN);
        TrendReport report = batch(gaps);
        assertThat(report.flags()).contains(TrendFlag.GAPS);
        assertThat(report.values()).isEqualTo(220);
        assertThat(report.trend().orElseThrow().slopePerDay()).isEqualTo(1.2, within(0.2));
    }

    @Test
    void everyNumberOfEveryReportIsFinite() {
        Random random = new Random(9);
        for (int i = 0; i < 300; i++) {
            int length = 1 + random.nextInt(80);
            double[] values = new double[length];
            for (int t = 0; t < length; t++) {
                double rare = random.nextInt(5) == 0 ? random.nextInt(3) : 0;
                values[t] = random.nextInt(6) == 0 ? Double.NaN : rare * Math.pow(10, 5 * (i % 40) - 100);
            }
            values[0] = -1;
            TrendReport report = batch(values);
            report.trend()
                    .ifPresent(trend -> assertThat(trend.slopePerDay() + trend.low() + trend.high() + trend.pValue())
                            .isFinite());
            assertThat(report.changes()).allMatch(change -> Double.isFinite(change.size() + change.deviations()));
        }
    }

    @Test
    void unorderedAndDoubledValuesAreAveragedAndLateOnesCounted() {
        double[] values = series(10, 400, 0.05, 400, 0);
        TrendDetector other = TrendDetector.create(CONFIG);
        for (int t = 0; t < values.length; t++) {
            int swapped = t % 2 == 0 ? Math.min(t + 1, 399) : t - 1;
            var unused = other.observe("s", at(swapped), values[swapped]);
            unused = other.observe("s", at(swapped), values[swapped]);
        }
        assertThat(other.detectTrend("s").orElseThrow().trend())
                .isEqualTo(batch(values).trend());
        for (int t = 400; t < 600; t++) {
            var unused = other.observe("s", at(t), 1);
        }
        for (int t = 600; t < 3_000; t++) {
            var unused = other.observe("s", at(t), 1);
        }
        var unused = other.observe("s", at(-100_000), 5);
        assertThat(other.detectTrend("s").orElseThrow().flags()).contains(TrendFlag.LATE_VALUES);
    }

    @Test
    void refusesBadInputBeforeAnyEffect() {
        assertThatThrownBy(() -> detector.observe(" ", START, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> detector.observe("x".repeat(257), START, 1))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> detector.observe("s", START, Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> detector.observe("s", Instant.MAX, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> detector.detectTrend(START, HOUR, new double[] {Double.NaN}))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> detector.detectTrend(START, HOUR, new double[] {1, Double.POSITIVE_INFINITY}))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("values[1]");
        assertThatThrownBy(() -> detector.detectTrend(START, Duration.ZERO, new double[] {1}))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TrendDetectorConfig.builder().blocks(1).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        TrendDetectorConfig.builder().confidence(Double.NaN).build())
                .isInstanceOf(InvalidValueException.class);
        assertThat(detector.series()).isEmpty();
        assertThat(detector.detectTrend("unknown")).isEmpty();
    }
}
