// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants one anomaly of each kind into streams of several seeds. */
class AnomalyDetectorKindTest {

    private static final int SEEDS = 10;
    private static final int MOST = 7;

    /** The first alarm within the given points of the planted anomaly. */
    private static Optional<Anomaly> firstAlarm(SyntheticStream stream, int within) {
        List<Anomaly> found = AnomalyDetector.withDefaults().detectAnomalies(stream.points());
        return found.stream()
                .filter(anomaly -> SyntheticStream.point(anomaly) >= SyntheticStream.PLANTED
                        && SyntheticStream.point(anomaly) < SyntheticStream.PLANTED + within)
                .findFirst();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MISSING_SEASON", "PEER_OUTLIER"})
    void eachKindIsFoundAndNamedInASeriesWithoutASeason(AnomalyKind kind) {
        int named = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Optional<Anomaly> alarm = firstAlarm(new SyntheticStream(seed, false).plant(kind), 200);
            named += alarm.map(Anomaly::kind).filter(kind::equals).isPresent() ? 1 : 0;
        }
        assertThat(named).isGreaterThanOrEqualTo(MOST);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DRIFT", "PEER_OUTLIER"})
    void eachKindIsFoundAndNamedInADailySeries(AnomalyKind kind) {
        int named = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Optional<Anomaly> alarm = firstAlarm(new SyntheticStream(seed, true).plant(kind), 200);
            named += alarm.map(Anomaly::kind).filter(kind::equals).isPresent() ? 1 : 0;
        }
        assertThat(named).isGreaterThanOrEqualTo(MOST);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUndisturbedSeriesRaisesLessThanOneAlarmInAThousandPoints(boolean daily) {
        int alarms = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            alarms += AnomalyDetector.withDefaults()
                    .detectAnomalies(new SyntheticStream(seed, daily).points())
                    .size();
        }
        assertThat(alarms).isLessThanOrEqualTo(SEEDS * SyntheticStream.POINTS / 1_000);
    }

    @Test
    void aKindIsCorrectedWhenThePointsAfterTheAlarmAreKnown() {
        AnomalyDetector detector = AnomalyDetector.withDefaults();
        SyntheticStream stream = new SyntheticStream(1, true).plant(AnomalyKind.LEVEL_SHIFT);
        int corrected = -1;
        int announced = -1;
        for (int i = 0; i < SyntheticStream.PLANTED + 40; i++) {
            AnomalyVerdict verdict = detector.detect(new AnomalyPoint(SyntheticStream.time(i), stream.values()[i]));
            if (i >= SyntheticStream.PLANTED && verdict.anomaly().isPresent()) {
                Anomaly anomaly = verdict.anomaly().orElseThrow();
                if (anomaly.settled()) {
                    corrected = i;
                    assertThat(anomaly.kind()).isEqualTo(AnomalyKind.LEVEL_SHIFT);
                    assertThat(verdict.score()).isLessThan(AnomalyDetector.ALARM_SCORE);
                } else {
                    announced = i;
                    assertThat(verdict.score()).isGreaterThanOrEqualTo(AnomalyDetector.ALARM_SCORE);
                }
            }
        }
        assertThat(announced).isGreaterThanOrEqualTo(SyntheticStream.PLANTED);
        assertThat(corrected).isEqualTo(announced + 23);
    }
}
