// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.monitoring.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectorOddInputTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final SeriesSelector LOAD = SeriesSelector.of("load");
    private static final ThresholdRule HIGH =
            new ThresholdRule(RuleTerms.of("high", Severity.WARNING), LOAD, new Levels(Side.ABOVE, 100, 80));

    @Test
    void leavesOutOneSampleOfAWrongTomorrow() {
        Watcher watcher = new Watcher(HIGH, absence());
        feed(watcher, 10, 120);
        Instant before = watcher.now;

        assertThat(watcher.see(Duration.ofDays(3650))).isEmpty();
        watcher.now = before;
        feed(watcher, 10, 120);

        assertThat(watcher.states()).containsExactly(AlertState.FIRING);
        assertThat(watcher.detector.counts().leapingSamples()).isEqualTo(1);
        assertThat(watcher.detector.counts().lateSamples()).isZero();
    }

    @Test
    void goesOnAfterAPauseThatASecondSampleConfirms() {
        Watcher watcher = new Watcher(HIGH);
        feed(watcher, 10, 50);
        assertThat(watcher.see(Duration.ofDays(2), Watcher.reading("load", 120)))
                .isEmpty();
        assertThat(watcher.see(SECOND, Watcher.reading("load", 120))).hasSize(1);
    }

    @Test
    void takesDailySamplesForWhatTheyAre() {
        Watcher watcher = new Watcher(HIGH);
        for (int day = 0; day < 10; day++) {
            watcher.see(Duration.ofDays(1), Watcher.reading("load", 50));
        }
        assertThat(watcher.detector.counts().leapingSamples()).isZero();
    }

    @Test
    void takesWhatWasMeasuredAtOneMomentInSeveralSamples() {
        Watcher watcher = new Watcher(
                HIGH,
                new ThresholdRule(
                        RuleTerms.of("slow", Severity.WARNING),
                        SeriesSelector.of("latency"),
                        new Levels(Side.ABOVE, 1, 1)));
        watcher.see(SECOND, Watcher.reading("load", 120));
        watcher.see(Duration.ZERO, Watcher.reading("latency", 2));
        assertThat(watcher.news).extracting(Alert::rule).containsExactly("high", "slow");
    }

    @Test
    void doesNotTakeCountersOfASecondSourceForNewOnes() {
        Watcher watcher = new Watcher(new BurnRateRule(
                RuleTerms.of("burn", Severity.CRITICAL),
                SeriesSelector.of("errors_total"),
                SeriesSelector.of("all_total"),
                0.999,
                BurnWindow.workbook(),
                1));
        watcher.see(SECOND, Watcher.reading("all_total", 5_000));
        watcher.see(SECOND, Watcher.reading("errors_total", 4_000));
        for (int i = 0; i < 600; i++) {
            watcher.see(SECOND, Watcher.reading("all_total", 5_000 + i), Watcher.reading("errors_total", 4_000));
        }
        assertThat(watcher.news).isEmpty();
    }

    @Test
    void endsUpTheSameWhereSamplesAreLate() {
        SplittableRandom random = new SplittableRandom(21);
        Watcher ordered = new Watcher(HIGH);
        Watcher shuffled = new Watcher(HIGH);
        for (int i = 0; i < 2_000; i++) {
            SeriesReading reading = Watcher.reading("load", i / 100 % 2 == 0 ? 120 : 20);
            ordered.see(SECOND, reading);
            shuffled.see(SECOND, reading);
            if (random.nextInt(4) == 0) {
                Instant now = shuffled.now;
                shuffled.now = now.minusSeconds(1 + random.nextInt(50));
                shuffled.see(Duration.ZERO, Watcher.reading("load", random.nextDouble() * 200));
                shuffled.now = now;
            }
        }
        assertThat(shuffled.news).isEqualTo(ordered.news).isNotEmpty();
        assertThat(shuffled.detector.counts().lateSamples()).isGreaterThan(400);
    }

    @Test
    void holdsWhatIsNoNumberForSilence() {
        Watcher watcher = new Watcher(HIGH, absence());
        feed(watcher, 5, 120);
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            feed(watcher, 5, none);
        }
        assertThat(watcher.news).extracting(Alert::rule).containsExactly("high", "silent");
        assertThat(watcher.news).allSatisfy(alert -> assertThat(alert.state()).isEqualTo(AlertState.FIRING));
    }

    @Test
    void bearsAHundredThousandSetsOfLabels() {
        AlertDetectorConfig config =
                AlertDetectorConfig.builder().mostSeries(1_000).mostAlerts(500).build();
        AlertDetector detector = AlertDetector.create(config, List.of(HIGH));
        long refused = 0;
        for (int sample = 0; sample < 10; sample++) {
            int from = sample * 10_000;
            List<SeriesReading> readings = IntStream.range(from, from + 10_000)
                    .mapToObj(i -> new SeriesReading("load", new Labels(List.of("model"), List.of("m" + i)), 120))
                    .toList();
            DetectionResult result =
                    detector.detectAnomalies(new SystemSample(Watcher.START.plusSeconds(sample), readings));
            refused += result.refusedReadings();
            assertThat(detector.triggerAlerts(result)).hasSizeLessThanOrEqualTo(500);
        }
        assertThat(detector.counts())
                .isEqualTo(new DetectorCounts(0, 0, 0, 99_000, 500, 1_000))
                .extracting(DetectorCounts::refusedReadings)
                .isEqualTo(refused);
        assertThat(detector.activeAlerts()).hasSize(500);
    }

    @Test
    void bearsAnythingInAnyOrder() {
        SplittableRandom random = new SplittableRandom(5);
        double[] odd = {0, -0.0, Double.NaN, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 1e300, 120, 50};
        Watcher watcher = new Watcher(
                HIGH,
                absence(),
                new ChangeRule(RuleTerms.of("fast", Severity.INFO), LOAD, SECOND, new Levels(Side.BELOW, -1, 0)),
                new BurnRateRule(
                        RuleTerms.of("burn", Severity.CRITICAL),
                        new SeriesSelector("load", Map.of("model", "a")),
                        LOAD,
                        0.9,
                        BurnWindow.workbook(),
                        1));
        for (int i = 0; i < 20_000; i++) {
            watcher.now = Watcher.START.plusMillis(random.nextLong(random.nextBoolean() ? 1L << 20 : 1L << 40));
            List<SeriesReading> readings = new ArrayList<>();
            for (int k = random.nextInt(3); k > 0; k--) {
                readings.add(Watcher.reading("load", odd[random.nextInt(odd.length)]));
            }
            Collections.reverse(readings);
            watcher.see(Duration.ZERO, readings.toArray(SeriesReading[]::new));
        }
        assertThat(watcher.detector.counts().restarts()).isPositive();
        assertThat(watcher.detector.activeAlerts()).hasSizeLessThanOrEqualTo(5);
    }

    private static AbsenceRule absence() {
        return new AbsenceRule(RuleTerms.of("silent", Severity.WARNING), LOAD, Duration.ofSeconds(10));
    }

    private static void feed(Watcher watcher, int samples, double value) {
        for (int i = 0; i < samples; i++) {
            watcher.see(SECOND, Watcher.reading("load", value));
        }
    }
}
