// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.quality.control.ThresholdChange.Reason;
import ai.smartwhale.balance.quality.control.ThresholdDecision.Level;
import ai.smartwhale.balance.quality.control.ThresholdUpdate.Basis;
import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdManagerTest {

    private static final String SOURCE = "source";
    private static final ThresholdScope SCOPE = ThresholdScope.of(SOURCE);

    private final ThresholdManager thresholds = manager(ThresholdConfig.defaults());

    private static ThresholdManager manager(ThresholdConfig config) {
        return ThresholdManager.create(config, InstantSource.fixed(SampleRecords.NOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void refusesTheWantedShareOfUsualData(long seed) {
        ThresholdManager adaptive = manager(
                ThresholdConfig.builder().ceiling(1).falseAlarmRate(0.02).build());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            observe(adaptive, usual(random, 0.85, 0.03));
        }
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            refused += adaptive.isValid(SOURCE, assessed(usual(random, 0.85, 0.03)))
                            .valid()
                    ? 0
                    : 1;
        }
        assertThat(refused / 20_000.0).isCloseTo(0.02, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void doesNotSwingWhereNothingChanges(long seed) {
        ThresholdManager adaptive = manager(ThresholdConfig.builder().ceiling(1).build());
        SplittableRandom random = new SplittableRandom(seed);
        int turns = 0;
        double last = 0;
        for (int i = 0; i < 10_000; i++) {
            ThresholdChange change = observe(adaptive, usual(random, 0.85, 0.03));
            double move = change.after() - change.before();
            assertThat(Math.abs(move)).isLessThanOrEqualTo(0.02 + 1e-12);
            if (move != 0) {
                turns += last != 0 && Math.signum(move) != Math.signum(last) ? 1 : 0;
                last = move;
            }
        }
        assertThat(turns).isLessThanOrEqualTo(2);
    }

    @Test
    void noticesADropWithinThreeBatchesAndDoesNotLearnToAcceptIt() {
        ThresholdManager adaptive = manager(ThresholdConfig.builder().ceiling(1).build());
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 2500; i++) {
            observe(adaptive, usual(random, 0.92, 0.015));
        }
        double before = adaptive.threshold(SCOPE);
        int refused = 0;
        for (int i = 0; i < 3; i++) {
            double score = usual(random, 0.82, 0.015);
            refused += adaptive.isValid(SOURCE, assessed(score)).valid() ? 0 : 1;
            observe(adaptive, score);
        }
        assertThat(refused).isEqualTo(3);
        for (int i = 0; i < 5000; i++) {
            observe(adaptive, usual(random, 0.82, 0.015));
        }
        assertThat(adaptive.threshold(SCOPE)).isCloseTo(before, within(0.02));
        assertThat(observe(adaptive, 0.82).reason()).isEqualTo(Reason.TROUBLE);
    }

    @Test
    void learnsThatALowerLevelIsGoodWhenSomebodySaysSo() {
        ThresholdManager adaptive = manager(ThresholdConfig.builder().ceiling(1).build());
        SplittableRandom random = new SplittableRandom(10);
        for (int i = 0; i < 2500; i++) {
            observe(adaptive, usual(random, 0.92, 0.015));
        }
        for (int i = 0; i < 20; i++) {
            adaptive.adjustThreshold(new ThresholdUpdate(SCOPE, usual(random, 0.82, 0.015), Basis.CONFIRMED_GOOD));
        }
        assertThat(adaptive.isValid(SOURCE, assessed(0.85)).valid()).isTrue();
        assertThat(adaptive.changes(SCOPE)).extracting(ThresholdChange::reason).contains(Reason.FALSE_ALARM);
    }

    @Test
    void risesWhereBadDataWasAcceptedButNotSoFarThatUsualDataIsRefused() {
        ThresholdManager adaptive = manager(ThresholdConfig.builder().ceiling(1).build());
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2500; i++) {
            observe(adaptive, usual(random, 0.9, 0.02));
        }
        double before = adaptive.threshold(SCOPE);
        for (int i = 0; i < 200; i++) {
            adaptive.adjustThreshold(new ThresholdUpdate(SCOPE, 0.95, Basis.CONFIRMED_BAD));
        }
        assertThat(adaptive.threshold(SCOPE)).isGreaterThan(before).isLessThan(0.89);
    }

    @Test
    void neverGoesBelowTheFloorOrAboveTheCeiling() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 20_000; i++) {
            Basis basis = Basis.values()[random.nextInt(3)];
            thresholds.adjustThreshold(new ThresholdUpdate(SCOPE, random.nextDouble(), basis));
            assertThat(thresholds.threshold(SCOPE)).isBetween(0.7, 0.9);
        }
    }

    @Test
    void usualScoresOfFewValuesAreNotRefused() {
        for (int i = 0; i < 3000; i++) {
            observe(thresholds, i % 3 == 0 ? 0.85 : 1);
        }
        assertThat(thresholds.isValid(SOURCE, assessed(0.85)).valid()).isTrue();
    }

    @Test
    void afterARefusalTheNextHasToBeBetterByTheHysteresis() {
        observe(thresholds, 1);
        assertThat(thresholds.isValid(SOURCE, assessed(0.705)).valid()).isTrue();
        assertThat(thresholds.isValid(SOURCE, assessed(0.69)).valid()).isFalse();
        assertThat(thresholds.isValid(SOURCE, assessed(0.705)).valid()).isFalse();
        assertThat(thresholds.isValid(SOURCE, assessed(0.711)).valid()).isTrue();
        assertThat(thresholds.isValid(SOURCE, assessed(0.705)).valid()).isTrue();
    }

    @Test
    void tellsEveryThresholdThatIsMissed() {
        ThresholdManager strict = manager(ThresholdConfig.builder()
                .dimensionFloors(Map.of(Dimension.ACCURACY, 0.9, Dimension.VALIDITY, 0.9, Dimension.NOISE, 0.9))
                .build());
        QualityScore bad = QualityScore.of(1, 2);
        RecordAssessment assessment = new RecordAssessment(
                1,
                SampleRecords.of("a"),
                bad,
                Map.of(Dimension.ACCURACY, bad, Dimension.VALIDITY, bad, Dimension.NOISE, QualityScore.NONE),
                List.of());
        ThresholdDecision decision = strict.isValid(SOURCE, assessment);
        assertThat(decision.level()).isEqualTo(Level.HOLD);
        assertThat(decision.breaches())
                .extracting(breach -> breach.scope().toString())
                .containsExactlyInAnyOrder("source", "source/ACCURACY", "source/VALIDITY");
        assertThat(strict.isValid(SOURCE, assessed(0.1)).level()).isEqualTo(Level.REJECT);
    }

    @Test
    void staysWhereItIsFrozen() {
        thresholds.freeze(SCOPE, true);
        for (int i = 0; i < 1000; i++) {
            assertThat(observe(thresholds, 0.95).moved()).isFalse();
        }
        thresholds.freeze(SCOPE, false);
        for (int i = 0; i < 1000; i++) {
            observe(thresholds, 0.95);
        }
        assertThat(thresholds.threshold(SCOPE)).isGreaterThan(0.7);
    }

    @Test
    void unknownAndSurplusScopesKeepToTheFloor() {
        ThresholdManager small = manager(ThresholdConfig.builder().mostScopes(1).build());
        assertThat(small.threshold(SCOPE)).isEqualTo(0.7);
        assertThat(small.changes(SCOPE)).isEmpty();
        observe(small, 1);
        ThresholdChange surplus =
                small.adjustThreshold(new ThresholdUpdate(ThresholdScope.of("other"), 1, Basis.OBSERVED));
        assertThat(surplus.reason()).isEqualTo(Reason.NO_ROOM);
        assertThat(small.isValid("other", assessed(0.69)).valid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY})
    void refusesScoresThatAreNone(double score) {
        assertThatThrownBy(() -> new ThresholdUpdate(SCOPE, score, Basis.OBSERVED))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("score");
        assertThatThrownBy(() -> ThresholdConfig.builder().floor(score).build())
                .isInstanceOf(InvalidValueException.class);
    }

    private static ThresholdChange observe(ThresholdManager manager, double score) {
        return manager.adjustThreshold(new ThresholdUpdate(SCOPE, score, Basis.OBSERVED));
    }

    private static double usual(SplittableRandom random, double mean, double deviation) {
        return Math.max(0, Math.min(1, mean + deviation * random.nextGaussian()));
    }

    private static RecordAssessment assessed(double score) {
        return new RecordAssessment(1, SampleRecords.of("a"), new QualityScore(score, 1, 10), Map.of(), List.of());
    }
}
