// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnomalyDetectorBadInputTest {

    private static final long STEP = 300_000;

    private final AnomalyDetector detector = AnomalyDetector.withDefaults();
    private int alarms;

    private double update(long millis, double value) {
        double score = detector.update(millis, value);
        assertThat(score).isBetween(0.0, 1.0);
        alarms += detector.latest().filter(anomaly -> !anomaly.settled()).isPresent() ? 1 : 0;
        return score;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7.3, -1e9, 1e300, Double.MIN_VALUE})
    void aConstantRaisesNoAlarm(double constant) {
        for (int i = 0; i < 3_000; i++) {
            update(i * STEP, constant);
        }
        assertThat(alarms).isZero();
    }

    @Test
    void tooFewPointsAreSaidToBeTooFew() {
        for (int i = 0; i < 64; i++) {
            update(i * STEP, i == 60 ? 1e6 : i % 7);
            assertThat(detector.quality()).isEqualTo(PointQuality.WARMING_UP);
        }
        assertThat(alarms).isZero();
        update(64 * STEP, 3);
        assertThat(detector.quality()).isEqualTo(PointQuality.GOOD);
    }

    @Test
    void missingValuesAreNeitherJudgedNorLearnt() {
        AnomalyDetector without = AnomalyDetector.withDefaults();
        Random random = new Random(1);
        double[] holes = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < 2_000; i++) {
            double value = random.nextGaussian();
            if (i % 10 == 0) {
                assertThat(update(i * STEP + 1, holes[i / 10 % 3])).isZero();
                assertThat(detector.quality()).isEqualTo(PointQuality.MISSING);
            }
            assertThat(update(i * STEP, value)).isEqualTo(without.update(i * STEP, value));
        }
    }

    @Test
    void gapsAndUnorderedTimesAreSaid() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            update(i * STEP, random.nextGaussian());
        }
        update(499 * STEP, 0);
        assertThat(detector.quality()).as("a duplicate").isEqualTo(PointQuality.OUT_OF_ORDER);
        update(487 * STEP, 0);
        assertThat(detector.quality()).as("an hour back").isEqualTo(PointQuality.OUT_OF_ORDER);
        update(600 * STEP, 0);
        assertThat(detector.quality()).as("hours later").isEqualTo(PointQuality.AFTER_GAP);
        update(601 * STEP, 0);
        assertThat(detector.quality()).isEqualTo(PointQuality.GOOD);
    }

    @Test
    void allTimesMayBeTheSameAndTimesMayBeAtTheEndsOfTheCalendar() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            update(0, random.nextGaussian());
        }
        for (int i = 0; i < 500; i++) {
            long[] ends = {-8_000_000_000_000_000L, 8_000_000_000_000_000L, 0, i};
            update(ends[i % 4], random.nextGaussian());
        }
        assertThat(alarms).isLessThan(10);
    }

    @Test
    void extremeValuesNeverMakeTheScoreUseless() {
        Random random = new Random(4);
        for (int i = 0; i < 4_000; i++) {
            double value = random.nextGaussian();
            update(i * STEP, i % 500 == 499 ? Math.copySign(1.7e308, value) : i < 2_000 ? value : -value * 1e-20);
        }
        assertThat(update(4_000 * STEP, 5)).isBetween(0.0, 1.0);
    }

    @Test
    void aTenfoldShiftIsOneEventAndThenUsual() {
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            update(i * STEP, 100 + 5 * random.nextGaussian());
        }
        int before = alarms;
        boolean noticed = false;
        for (int i = 3_000; i < 6_000; i++) {
            noticed |= update(i * STEP, 1_000 + 50 * random.nextGaussian()) >= AnomalyDetector.ALARM_SCORE && i < 3_012;
        }
        assertThat(noticed).isTrue();
        assertThat(alarms - before).isLessThanOrEqualTo(8);
    }

    @Test
    void theHourThatIsSkippedOrComesTwiceInLocalTimeIsNoEvent() {
        Random random = new Random(6);
        int day = 288;
        for (int i = 0; i < 30 * day; i++) {
            long shift = i < 10 * day ? 0 : i < 20 * day ? 12 : 0;
            double value = 1_000 + 300 * Math.sin(2 * Math.PI * i / day) + 10 * random.nextGaussian();
            update((i + shift) * STEP, value);
        }
        assertThat(alarms).isLessThanOrEqualTo(30 * day / 1_000 + 2);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> detector.detectAnomalies(null)).hasMessageContaining("points");
        assertThatThrownBy(() -> detector.detectAnomalies(Collections.singletonList(null)))
                .hasMessageContaining("point");
        assertThatThrownBy(() -> detector.classifyAnomalies(null)).hasMessageContaining("anomalies");
        assertThatThrownBy(() -> detector.suggestActions(null)).hasMessageContaining("anomaly");
        assertThatThrownBy(() -> AnomalyDetector.create(null)).hasMessageContaining("config");
        assertThatThrownBy(() -> new AnomalyPoint(null, 1)).hasMessageContaining("time");
        assertThat(detector.detectAnomalies(List.of())).isEmpty();
        assertThat(detector.lastTime()).isEmpty();
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        var builders = List.<java.util.function.Supplier<AnomalyDetectorConfig>>of(
                () -> AnomalyDetectorConfig.builder().alarmLevel(Double.NaN).build(),
                () -> AnomalyDetectorConfig.builder().alarmLevel(0).build(),
                () -> AnomalyDetectorConfig.builder().holdOff(-0.1, 1, 2).build(),
                () -> AnomalyDetectorConfig.builder().holdOff(0.1, 0, 2).build(),
                () -> AnomalyDetectorConfig.builder().holdOff(0.1, 3, 2).build(),
                () -> AnomalyDetectorConfig.builder().warmUp(19).build(),
                () -> AnomalyDetectorConfig.builder().sample(15).build());
        for (var builder : builders) {
            assertThatThrownBy(builder::get).isInstanceOf(InvalidValueException.class);
        }
    }
}
