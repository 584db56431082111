// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnomalyDetectorTest {

    private static final int CUT = 3_000;
    private static final int DAY = SyntheticStream.DAY;

    private static double[] scores(double[] values) {
        AnomalyDetector detector = AnomalyDetector.withDefaults();
        double[] scores = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scores[i] = detector.update(SyntheticStream.time(i).toEpochMilli(), values[i]);
        }
        return scores;
    }

    private static double[] values() {
        return new SyntheticStream(1, true).plant(AnomalyKind.LEVEL_SHIFT).values();
    }

    @Test
    void theFutureDoesNotChangeThePast() {
        double[] one = values();
        double[] other = one.clone();
        Random random = new Random(5);
        for (int i = CUT; i < other.length; i++) {
            other[i] = 1e6 * random.nextGaussian();
        }
        assertThat(Arrays.copyOf(scores(other), CUT)).isEqualTo(Arrays.copyOf(scores(one), CUT));
    }

    @Test
    void equalSeedsGiveEqualScores() {
        assertThat(scores(values())).isEqualTo(scores(values()));
    }

    @Test
    void scalesThatArePowersOfTwoChangeNothing() {
        double[] expected = scores(values());
        for (double scale : new double[] {0x1p-20, 0x1p-3, 0x1p10, 0x1p40, -1}) {
            double[] scaled =
                    Arrays.stream(values()).map(value -> value * scale).toArray();
            assertThat(scores(scaled)).as("times %s", scale).isEqualTo(expected);
        }
    }

    @Test
    void scaleAndShiftHardlyChangeAScore() {
        double[] expected = scores(values());
        for (double[] change : new double[][] {{3, 0}, {1, 500_000}, {0.001, -7}, {-12.5, 1e4}}) {
            double[] changed = Arrays.stream(values())
                    .map(value -> value * change[0] + change[1])
                    .toArray();
            double[] actual = scores(changed);
            int alarms = 0;
            int same = 0;
            double difference = 0;
            for (int i = 0; i < actual.length; i++) {
                difference += Math.abs(actual[i] - expected[i]) / actual.length;
                boolean alarm = expected[i] >= AnomalyDetector.ALARM_SCORE;
                alarms += alarm ? 1 : 0;
                same += alarm && actual[i] >= AnomalyDetector.ALARM_SCORE ? 1 : 0;
            }
            assertThat(difference).as("%s", Arrays.toString(change)).isLessThan(1e-3);
            assertThat(same).as("%s", Arrays.toString(change)).isEqualTo(alarms).isPositive();
        }
    }

    @Test
    void aRestoredDetectorSaysWhatTheOtherWouldHaveSaid() {
        double[] values = values();
        AnomalyDetectorConfig config = AnomalyDetectorConfig.defaults();
        AnomalyDetector straight = AnomalyDetector.create(config);
        AnomalyDetector restarted = AnomalyDetector.create(config);
        for (int i = 0; i < values.length; i++) {
            if (i % 500 == 7 || i == SyntheticStream.PLANTED + 5) {
                restarted = AnomalyDetector.restore(config, restarted.snapshot());
                assertThat(restarted.latest()).isEqualTo(straight.latest());
                assertThat(restarted.lastTime()).isEqualTo(straight.lastTime());
            }
            AnomalyPoint point = new AnomalyPoint(SyntheticStream.time(i), values[i]);
            assertThat(restarted.detect(point)).isEqualTo(straight.detect(point));
        }
        assertThat(restarted.snapshot()).isEqualTo(straight.snapshot()).hasSizeLessThan(24 * 1_024);
    }

    @Test
    void damagedAndForeignSnapshotsAreRefused() {
        AnomalyDetectorConfig config = AnomalyDetectorConfig.defaults();
        byte[] snapshot = AnomalyDetector.create(config).snapshot();
        AnomalyDetectorConfig other = AnomalyDetectorConfig.builder().seed(2).build();
        for (byte[] bytes : List.of(
                new byte[0], new byte[8], Arrays.copyOf(snapshot, 900), Arrays.copyOf(snapshot, snapshot.length + 1))) {
            assertThatThrownBy(() -> AnomalyDetector.restore(config, bytes)).isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> AnomalyDetector.restore(other, snapshot))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("snapshot");
    }

    @Test
    void tenMillionUpdatesTakeNoMoreMemory() {
        AnomalyDetector detector = AnomalyDetector.create(
                AnomalyDetectorConfig.builder().sample(16).build());
        int size = detector.snapshot().length;
        long state = 1;
        long alarms = 0;
        int wrong = 0;
        for (int i = 0; i < 10_000_000; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            double score = detector.update(i * 300_000L, (state >>> 40) + i % DAY * 10_000.0);
            wrong += score >= 0 && score <= 1 ? 0 : 1;
            alarms += detector.latest().isPresent() ? 1 : 0;
        }
        assertThat(wrong).as("scores outside 0..1").isZero();
        // Only an alarm that is still open adds to it.
        assertThat(detector.snapshot().length).isBetween(size, size + 64);
        assertThat(alarms).isPositive().isLessThan(10_000);
    }

    @Test
    void steadyUpdatesAllocateNothing() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        AnomalyDetector detector = AnomalyDetector.withDefaults();
        long thread = Thread.currentThread().getId();
        Random random = new Random(1);
        double[] values = random.doubles(100_000).toArray();
        for (int i = 0; i < 50_000; i++) {
            detector.update(i * 300_000L, values[i]);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 50_000; i < 100_000; i++) {
            detector.update(i * 300_000L, values[i]);
        }
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(bytes).as("bytes for 50,000 updates, alarms included").isLessThan(50_000);
    }

    @Test
    void classesHoldTheirAnomaliesInOrder() {
        AnomalyDetector detector = AnomalyDetector.withDefaults();
        List<Anomaly> found = detector.detectAnomalies(
                new SyntheticStream(1, true).plant(AnomalyKind.VARIANCE_CHANGE).points());
        Map<AnomalyKind, List<Anomaly>> classes = detector.classifyAnomalies(found);
        assertThat(classes.values().stream().mapToInt(List::size).sum()).isEqualTo(found.size());
        classes.forEach((kind, ofKind) -> assertThat(ofKind)
                .isSubsetOf(found)
                .isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()))
                .allMatch(anomaly -> anomaly.kind() == kind));
        assertThat(detector.classifyAnomalies(List.of())).isEmpty();
    }

    @Test
    void everyKindHasActions() {
        AnomalyDetector detector = AnomalyDetector.withDefaults();
        for (AnomalyKind kind : AnomalyKind.values()) {
            List<SuggestedAction> actions =
                    detector.suggestActions(new Anomaly(Instant.EPOCH, 1, 0.7, kind, true, "because"));
            assertThat(actions)
                    .as("%s", kind)
                    .isNotEmpty()
                    .allMatch(action -> !action.reason().isBlank());
        }
    }
}
