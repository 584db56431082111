// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.AlertDetector;
import ai.smartwhale.balance.monitoring.alerts.AlertDetectorConfig;
import ai.smartwhale.balance.monitoring.alerts.AlertState;
import ai.smartwhale.balance.monitoring.alerts.AnomalyMeasure;
import ai.smartwhale.balance.monitoring.alerts.RuleTerms;
import ai.smartwhale.balance.monitoring.alerts.SeasonalRule;
import ai.smartwhale.balance.monitoring.alerts.SeriesReading;
import ai.smartwhale.balance.monitoring.alerts.SeriesSelector;
import ai.smartwhale.balance.monitoring.alerts.Severity;
import ai.smartwhale.balance.monitoring.alerts.SystemSample;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionAnomalyScorerTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Labels LABELS = new Labels(List.of("model"), List.of("a"));

    private final PredictionAnomalyScorer scorer =
            PredictionAnomalyScorer.create(PredictionAnomalyScorerConfig.defaults());

    /** Spikes of 8 to 14 deviations, one in 300 values; the noise is normal, and of the last two rows correlated. */
    @ParameterizedTest
    @CsvSource({"0,0,60", "5,0,60", "20,0,60", "5,0,300", "5,0.8,60", "0,0.8,300"})
    void findsSpikesAndHardlyAnythingElse(double season, double memory, int stepSeconds) {
        AlertDetector detector = detector(AnomalyMeasure.DEVIATION, 6);
        SplittableRandom random = new SplittableRandom(7);
        int learning = (int) Duration.ofDays(2).toSeconds() / stepSeconds;
        int spikes = 0;
        int found = 0;
        int usual = 0;
        int wrong = 0;
        double noise = 0;
        for (int i = 0; i < learning + 20_000; i++) {
            Instant at = START.plusSeconds((long) i * stepSeconds);
            noise = memory * noise + Math.sqrt(1 - memory * memory) * random.nextGaussian();
            double day = Math.sin(2 * Math.PI * i * stepSeconds / 86_400);
            boolean spike = i >= learning && random.nextInt(300) == 0;
            double extra = spike ? (random.nextBoolean() ? 1 : -1) * (8 + 6 * random.nextDouble()) : 0;
            boolean said = !detector.detectAnomalies(sample(at, 100 + season * day + noise + extra))
                    .anomalies()
                    .isEmpty();
            if (i >= learning) {
                spikes += spike ? 1 : 0;
                found += spike && said ? 1 : 0;
                usual += spike ? 0 : 1;
                wrong += !spike && said ? 1 : 0;
            }
        }
        assertThat((double) found / spikes).as("recall").isGreaterThanOrEqualTo(0.95);
        assertThat(wrong * 1e4 / usual).as("false of 10,000").isLessThanOrEqualTo(1);
    }

    @Test
    void tellsAMissingDayOnce() {
        AlertDetector detector = detector(AnomalyMeasure.SURPRISE, 1);
        SplittableRandom random = new SplittableRandom(3);
        Duration step = Duration.ofMinutes(5);
        int perDay = 288;
        List<Alert> before = List.of();
        int fired = 0;
        for (int i = 0; i < 21 * perDay; i++) {
            double day = i >= 20 * perDay ? 0 : 10 * Math.sin(2 * Math.PI * i / perDay);
            before = detector.triggerAlerts(detector.detectAnomalies(
                    sample(START.plus(step.multipliedBy(i)), 100 + day + random.nextGaussian())));
            fired += i >= 20 * perDay && before.stream().anyMatch(alert -> alert.state() == AlertState.FIRING) ? 1 : 0;
        }
        assertThat(fired).isEqualTo(1);
    }

    @Test
    void followsANewLevelWithinAnHour() {
        SplittableRandom random = new SplittableRandom(5);
        double last = 0;
        for (int i = 0; i < 4_000; i++) {
            double level = i < 3_000 ? 100 : 130;
            OptionalDouble score = score(i, level + random.nextGaussian());
            last = i < 3_060 ? Double.NaN : Math.max(Double.isNaN(last) ? 0 : last, score.orElseThrow());
        }
        assertThat(last).isLessThan(6);
    }

    @Test
    void beginsAnewWhereTheClockIsSetBack() {
        for (int i = 0; i < 1_000; i++) {
            var unused = score(i, i % 7);
        }
        assertThat(score(1_000, 3)).isPresent();
        assertThat(score(0, 3)).isEmpty();
        OptionalDouble last = OptionalDouble.empty();
        for (int i = 1; i < 1_000; i++) {
            last = score(i, i % 7);
        }
        assertThat(last).isPresent();
    }

    @Test
    void refusesWhatItHasNoRoomForAndForgetsTheSilent() {
        PredictionAnomalyScorer small = PredictionAnomalyScorer.create(
                new PredictionAnomalyScorerConfig(Duration.ofMinutes(5), 2, Duration.ofHours(1), 1));
        for (int i = 0; i < 10; i++) {
            assertThat(small.score(AnomalyMeasure.SURPRISE, "m" + i, LABELS, START, 1))
                    .isEmpty();
        }
        assertThat(small.series()).isEqualTo(4);
        assertThat(small.refused()).isEqualTo(6);
        assertThat(small.score(AnomalyMeasure.SURPRISE, "late", LABELS, START.plus(Duration.ofHours(2)), 1))
                .isEmpty();
        assertThat(small.series()).isEqualTo(1);
        assertThat(small.refused()).isEqualTo(6);
    }

    @Test
    void bearsExtremesAndGaps() {
        double[] odd = {0, 1e300, -1e300, Double.MIN_VALUE, Double.MAX_VALUE, 5, 5, 5};
        SplittableRandom random = new SplittableRandom(9);
        Instant at = START;
        for (int i = 0; i < 5_000; i++) {
            at = at.plus(Duration.ofSeconds(random.nextInt(60) == 0 ? 10_000_000 : 1 + random.nextInt(600)));
            for (AnomalyMeasure measure : AnomalyMeasure.values()) {
                OptionalDouble score = scorer.score(measure, "load", LABELS, at, odd[random.nextInt(odd.length)]);
                assertThat(score.orElse(0)).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void namesWhatIsWrong() {
        assertThatThrownBy(() -> scorer.score(AnomalyMeasure.SURPRISE, "load", LABELS, START, Double.NaN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("value");
        assertThatThrownBy(() -> new PredictionAnomalyScorerConfig(Duration.ofMinutes(7), 1, Duration.ofDays(1), 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("slot");
    }

    private OptionalDouble score(int minute, double value) {
        return scorer.score(AnomalyMeasure.DEVIATION, "load", LABELS, START.plus(Duration.ofMinutes(minute)), value);
    }

    private AlertDetector detector(AnomalyMeasure measure, double fire) {
        return AlertDetector.create(
                AlertDetectorConfig.defaults(),
                List.of(new SeasonalRule(
                        RuleTerms.of("odd", Severity.WARNING), SeriesSelector.of("load"), measure, fire, fire / 2)),
                scorer);
    }

    private static SystemSample sample(Instant at, double value) {
        return new SystemSample(at, List.of(new SeriesReading("load", LABELS, value)));
    }
}
