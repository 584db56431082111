// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyPredictorTest {

    private final long[] now = {1_000_000};
    private final InstantSource clock = () -> Instant.ofEpochMilli(now[0]);
    private final KeyPredictorConfig config =
            KeyPredictorConfig.defaults().withMaxKeys(64).withLeastProbability(0);

    @Test
    void aKeyWithARhythmIsExpectedWhenItsTurnComes() {
        KeyPredictor predictor = KeyPredictor.create(config, clock);
        for (int i = 0; i < 20; i++) {
            predictor.observe("report", 500);
            now[0] += 60_000;
        }
        now[0] -= 10_000;

        LikelyKey soon = predictor.likelyKeys(Duration.ofSeconds(20), 1).get(0);

        assertThat(soon.key()).isEqualTo("report");
        assertThat(soon.probability()).isGreaterThan(0.95);
        assertThat(soon.basis()).isEqualTo(LikelihoodBasis.RHYTHM);
        assertThat(soon.expectedIn().toMillis()).isCloseTo(10_000, within(1_500L));
        assertThat(soon.bytes()).isEqualTo(500);
    }

    @Test
    void aKeyWithARhythmIsNotExpectedBeforeItsTurn() {
        KeyPredictor predictor = KeyPredictor.create(config, clock);
        for (int i = 0; i < 20; i++) {
            now[0] += 60_000;
            predictor.observe("report", 0);
        }
        now[0] += 5_000;

        assertThat(predictor.likelyKeys(Duration.ofSeconds(30), 1).get(0).probability())
                .isLessThan(0.02);
    }

    @Test
    void keysThatAreAskedForOnceAreNotExpectedAgain() {
        KeyPredictor predictor = KeyPredictor.create(config, clock);
        for (int i = 0; i < 5_000; i++) {
            predictor.observe("key-" + i, 0);
            now[0] += 50;
        }

        assertThat(predictor.likelyKeys(Duration.ofMinutes(1), 1).get(0).probability())
                .isLessThan(0.01);
    }

    @Test
    void probabilitiesComeTrueAsOftenAsTheySay() {
        Random random = new Random(7);
        KeyPredictor predictor = KeyPredictor.create(config.withMaxKeys(256), clock);
        double[] said = new double[5];
        double[] came = new double[5];
        int[] count = new int[5];
        List<LikelyKey> asked = List.of();
        long[] lastSeen = new long[200];
        long askedAt = 0;
        for (int second = 0; second < 6_000; second++) {
            for (int key = 0; key < 200; key++) {
                if (random.nextDouble() < 0.2 / (key + 1)) {
                    predictor.observe("k" + key, 0);
                    lastSeen[key] = now[0];
                }
            }
            now[0] += 1_000;
            if (second > 1_000 && second % 60 == 0) {
                for (LikelyKey likely : asked) {
                    int bin = (int) Math.min(4, likely.probability() * 5);
                    said[bin] += likely.probability();
                    came[bin] += lastSeen[Integer.parseInt(likely.key().substring(1))] >= askedAt ? 1 : 0;
                    count[bin]++;
                }
                asked = predictor.likelyKeys(Duration.ofSeconds(60), 1_000);
                askedAt = now[0];
            }
        }
        for (int bin = 0; bin < 5; bin++) {
            assertThat(count[bin]).isGreaterThan(100);
            assertThat(came[bin] / count[bin]).isCloseTo(said[bin] / count[bin], within(0.07));
        }
    }

    @Test
    void keysAskedForOftenAreNeverMissedHoweverManyOthersCome() {
        KeyPredictor predictor = KeyPredictor.create(config, clock);
        for (int i = 0; i < 20_000; i++) {
            predictor.observe(i % 20 == 0 ? "hot" : "cold-" + i, 0);
            now[0] += 10;
        }

        assertThat(predictor.statistics().keys()).isEqualTo(64);
        assertThat(predictor.statistics().evicted()).isEqualTo(19_001 - 64);
        assertThat(predictor.likelyKeys(Duration.ofSeconds(1), 1).get(0).key()).isEqualTo("hot");
    }

    @Test
    void goingOnFromASnapshotEqualsNeverHavingStopped() {
        KeyPredictor through = KeyPredictor.create(config, clock);
        Random random = new Random(3);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            keys.add("k" + (int) (100 * random.nextDouble() * random.nextDouble()));
        }
        keys.subList(0, 1_500).forEach(key -> step(through, key));
        KeyPredictor resumed = KeyPredictor.restore(config, clock, through.snapshot());
        keys.subList(1_500, 3_000).forEach(key -> {
            through.observe(key, 10);
            step(resumed, key);
        });

        assertThat(resumed.likelyKeys(Duration.ofMinutes(1), 100))
                .isEqualTo(through.likelyKeys(Duration.ofMinutes(1), 100));
        assertThat(resumed.statistics()).isEqualTo(through.statistics());
    }

    private void step(KeyPredictor predictor, String key) {
        predictor.observe(key, 10);
        now[0] += 137;
    }

    @Test
    void yearsPassWithoutLosingTheCounts() {
        KeyPredictor predictor = KeyPredictor.create(config.withHalfLife(Duration.ofSeconds(10)), clock);
        for (int i = 0; i < 2_000; i++) {
            predictor.observe("daily", 0);
            now[0] += Duration.ofDays(1).toMillis();
        }

        LikelyKey likely = predictor.likelyKeys(Duration.ofHours(2), 1).get(0);

        assertThat(likely.probability()).isBetween(0.4, 1.0);
    }

    @Test
    void aClockThatGoesBackChangesNothing() {
        KeyPredictor predictor = KeyPredictor.create(config, clock);
        predictor.observe("a", 0);
        now[0] -= 500_000;
        predictor.observe("a", 0);

        assertThat(predictor.likelyKeys(Duration.ofSeconds(1), 5))
                .allSatisfy(key -> assertThat(key.probability()).isBetween(0.0, 1.0));
    }

    @Test
    void aRequestOfAKnownKeyAllocatesNothing() {
        KeyPredictor predictor = KeyPredictor.create(config, new TickingMillis());
        String[] keys = new String[32];
        Arrays.setAll(keys, i -> "key-" + i);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 10_000; i++) {
                predictor.observe(keys[i & 31], 100);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }

        assertThat(least).isLessThan(10_000);
    }

    @Test
    void refusesWhatMakesNoSense() {
        KeyPredictor predictor = KeyPredictor.create(config, clock);

        assertThatThrownBy(() -> predictor.observe(" ", 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.observe("x".repeat(513), 0)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> predictor.observe("x", -1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.likelyKeys(Duration.ZERO, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.likelyKeys(Duration.ofSeconds(1), 0))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> KeyPredictor.restore(config, clock, new byte[] {1, 2, 3}))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> KeyPredictorConfig.defaults().withLeastProbability(Double.NaN))
                .isInstanceOf(InvalidValueException.class);
        assertThat(predictor.statistics().observed()).isZero();
        assertThat(predictor.likelyKeys(Duration.ofSeconds(1), 1)).isEmpty();
    }

    /** Tells milliseconds without making an Instant. */
    private static final class TickingMillis implements InstantSource {

        private long millis;

        @Override
        public long millis() {
            return millis += 25;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }
    }
}
