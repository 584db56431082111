// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Labels;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertDetectorTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final SeriesSelector LOAD = SeriesSelector.of("load");

    @Test
    void firesAndResolvesOnceOnANoisyRamp() {
        Watcher watcher = new Watcher(threshold(100, 80, Duration.ofSeconds(5)));
        Watcher naive = new Watcher(threshold(100, 100, Duration.ZERO));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i <= 2_000; i++) {
            double ramp = i <= 1_000 ? 50 + i * 0.1 : 250 - i * 0.1;
            SeriesReading noisy = Watcher.reading("load", ramp * (1 + 0.05 * (2 * random.nextDouble() - 1)));
            watcher.see(SECOND, noisy);
            naive.see(SECOND, noisy);
        }
        assertThat(watcher.states()).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(naive.news).hasSizeGreaterThan(2);
    }

    @Test
    void waitsForTheFaultToHoldWithoutABreak() {
        Watcher watcher = new Watcher(threshold(100, 80, Duration.ofSeconds(3)));
        for (double value : new double[] {110, 110, 110, 90, 110, 110, 110}) {
            assertThat(watcher.see(SECOND, Watcher.reading("load", value))).isEmpty();
        }
        assertThat(watcher.see(SECOND, Watcher.reading("load", 110)))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.state()).isEqualTo(AlertState.FIRING);
                    assertThat(alert.value()).hasValue(110);
                    assertThat(alert.limit()).hasValue(100);
                    assertThat(alert.labels()).containsEntry("model", "a").containsEntry("category", "internal");
                });
    }

    @Test
    void holdsBackAnAlertThatGoesBackAndForth() {
        Watcher watcher = new Watcher(threshold(100, 80, Duration.ZERO));
        for (int i = 0; i < 200; i++) {
            watcher.see(SECOND, Watcher.reading("load", i % 2 == 0 ? 120 : 50));
        }
        assertThat(watcher.news)
                .hasSizeLessThan(10)
                .last()
                .satisfies(alert -> assertThat(alert.flapping()).isTrue());
        for (int i = 0; i < 30; i++) {
            watcher.see(SECOND, Watcher.reading("load", 50));
        }
        assertThat(watcher.states()).endsWith(AlertState.RESOLVED);
        assertThat(watcher.detector.activeAlerts()).isEmpty();
    }

    @Test
    void noticesSilence() {
        Watcher watcher =
                new Watcher(new AbsenceRule(RuleTerms.of("silent", Severity.WARNING), LOAD, Duration.ofSeconds(10)));
        watcher.see(SECOND, Watcher.reading("load", 1));
        for (int i = 0; i < 9; i++) {
            assertThat(watcher.see(SECOND, Watcher.reading("load", Double.NaN))).isEmpty();
        }
        assertThat(watcher.see(SECOND)).hasSize(1);
        assertThat(watcher.see(SECOND, Watcher.reading("load", 1))).hasSize(1);
        assertThat(watcher.states()).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    }

    @Test
    void noticesThatASeriesWasNeverThere() {
        Watcher watcher =
                new Watcher(new AbsenceRule(RuleTerms.of("silent", Severity.WARNING), LOAD, Duration.ofSeconds(3)));
        for (int i = 0; i < 4; i++) {
            watcher.see(SECOND);
        }
        watcher.see(SECOND, Watcher.reading("load", 1));
        assertThat(watcher.states()).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    }

    @Test
    void noticesAFastChange() {
        Watcher watcher = new Watcher(new ChangeRule(
                RuleTerms.of("fast", Severity.WARNING), LOAD, Duration.ofSeconds(10), new Levels(Side.ABOVE, 5, 1)));
        for (int i = 0; i < 20; i++) {
            watcher.see(SECOND, Watcher.reading("load", i));
        }
        assertThat(watcher.news).isEmpty();
        for (int i = 0; i < 20; i++) {
            watcher.see(SECOND, Watcher.reading("load", 20 + 6.0 * i));
        }
        assertThat(watcher.states()).containsExactly(AlertState.FIRING);
    }

    @Test
    void firesByConsensusOnlyWhereEnoughAgree() {
        Watcher watcher = new Watcher(new ConsensusRule(
                RuleTerms.of("both", Severity.CRITICAL),
                List.of(
                        new ThresholdRule(RuleTerms.of("x", Severity.INFO), LOAD, new Levels(Side.ABOVE, 10, 10)),
                        new ThresholdRule(
                                RuleTerms.of("y", Severity.INFO),
                                SeriesSelector.of("latency"),
                                new Levels(Side.ABOVE, 10, 10))),
                2));
        assertThat(watcher.see(SECOND, Watcher.reading("load", 20), Watcher.reading("latency", 1)))
                .isEmpty();
        assertThat(watcher.see(SECOND, Watcher.reading("load", 20), Watcher.reading("latency", 20)))
                .hasSize(1);
    }

    @Test
    void outlivesAScorerThatThrows() {
        AlertDetector detector = AlertDetector.create(
                AlertDetectorConfig.defaults(),
                List.of(new SeasonalRule(RuleTerms.of("odd", Severity.INFO), LOAD, AnomalyMeasure.DEVIATION, 6, 3)),
                (measure, metric, labels, at, value) -> {
                    throw new IllegalStateException("broken");
                });
        DetectionResult result =
                detector.detectAnomalies(new SystemSample(Watcher.START, List.of(Watcher.reading("load", 1))));
        assertThat(result.detections())
                .singleElement()
                .satisfies(detection -> assertThat(detection.verdict()).isEqualTo(Verdict.NO_DATA));
    }

    @Test
    void leavesOutLateSamplesUntilTheClockIsSeenToBeSetBack() {
        Watcher watcher = new Watcher(threshold(100, 80, Duration.ZERO));
        watcher.see(Duration.ofDays(1), Watcher.reading("load", 1));
        watcher.now = Watcher.START;
        for (int i = 0; i < 5; i++) {
            watcher.see(SECOND, Watcher.reading("load", 120));
        }
        assertThat(watcher.detector.counts().lateSamples()).isEqualTo(4);
        assertThat(watcher.detector.counts().restarts()).isEqualTo(1);
        assertThat(watcher.states()).containsExactly(AlertState.FIRING);
    }

    @Test
    void countsSeriesBeyondItsBound() {
        AlertDetector detector = AlertDetector.create(
                AlertDetectorConfig.builder().mostSeries(10).build(), List.of(threshold(1, 1, Duration.ZERO)));
        List<SeriesReading> many = IntStream.range(0, 100)
                .mapToObj(i -> new SeriesReading("load", new Labels(List.of("model"), List.of("m" + i)), 2))
                .toList();
        DetectionResult result = detector.detectAnomalies(new SystemSample(Watcher.START, many));
        assertThat(result.refusedReadings()).isEqualTo(90);
        assertThat(result.anomalies()).hasSize(10);
    }

    @Test
    void keepsAlertsOfRulesThatStay() {
        ThresholdRule stays = threshold(100, 80, Duration.ZERO);
        Watcher watcher = new Watcher(stays);
        watcher.see(SECOND, Watcher.reading("load", 120));
        assertThat(watcher.detector.replaceRules(List.of(stays))).isEmpty();
        assertThat(watcher.detector.activeAlerts()).hasSize(1);
        assertThat(watcher.detector.replaceRules(List.of()))
                .singleElement()
                .satisfies(alert -> assertThat(alert.state()).isEqualTo(AlertState.RESOLVED));
    }

    @Test
    void refusesTwoRulesOfOneName() {
        ThresholdRule rule = threshold(100, 80, Duration.ZERO);
        assertThatThrownBy(() -> AlertDetector.create(AlertDetectorConfig.defaults(), List.of(rule, rule)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("load is high");
    }

    private static ThresholdRule threshold(double fire, double clear, Duration hold) {
        return new ThresholdRule(
                RuleTerms.of("load is high", Severity.WARNING).holding(hold, hold),
                LOAD,
                new Levels(Side.ABOVE, fire, clear));
    }

    @Test
    void whatWasDetectedByARuleThatIsGoneMeanwhileRaisesNoAlert() {
        AlertDetector detector =
                AlertDetector.create(AlertDetectorConfig.defaults(), List.of(threshold(100, 80, Duration.ZERO)));
        SystemSample first = new SystemSample(Watcher.START, List.of(Watcher.reading("load", 110)));
        DetectionResult detected = detector.detectAnomalies(first);
        ThresholdRule changed = threshold(200, 180, Duration.ZERO);
        assertThat(detector.replaceRules(List.of(changed))).isEmpty();

        assertThat(detector.triggerAlerts(detected)).isEmpty();
        assertThat(detector.activeAlerts()).isEmpty();

        SystemSample second = new SystemSample(Watcher.START.plus(SECOND), List.of(Watcher.reading("load", 210)));
        assertThat(detector.triggerAlerts(detector.detectAnomalies(second)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.limit()).hasValue(200));
    }
}
