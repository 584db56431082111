// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.services.loop.TrialJudge.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The parts of the loop, each by itself. */
class LoopLawsTest {

    private static final LoopConfig CONFIG = LoopConfig.defaults();

    private static Observation observed(long inTime, long missed, long answers, long wasted, int queued, int inFlight) {
        return new Observation(
                Instant.EPOCH,
                Duration.ofSeconds(1),
                List.of(new LevelShare(5, inTime, missed)),
                0,
                answers,
                wasted,
                0.05,
                queued,
                queued == 0 ? Duration.ZERO : Duration.ofMillis(400),
                inFlight,
                0,
                0,
                0,
                0,
                0,
                false);
    }

    private static Observation observed(long inTime, long missed) {
        return observed(inTime, missed, inTime, 0, 0, 0);
    }

    private static LoopView view(LoopSituation situation, Observation observation, Map<String, Double> knobs) {
        return new LoopView(situation, List.of(observation, observation), knobs);
    }

    @Test
    void aDangerBeginsBelowOneBoundAndEndsAboveAnotherAfterAWhile() {
        SituationJudge judge = new SituationJudge(CONFIG);
        assertThat(judge.judge(List.of(observed(960, 40)))).isEqualTo(LoopSituation.CALM);
        assertThat(judge.judge(List.of(observed(940, 60)))).isEqualTo(LoopSituation.DANGER);
        for (int i = 0; i < 100; i++) {
            assertThat(judge.judge(List.of(observed(980, 20)))).isEqualTo(LoopSituation.DANGER);
        }
        for (int i = 1; i < CONFIG.calmCycles(); i++) {
            assertThat(judge.judge(List.of(observed(1_000, 0)))).isEqualTo(LoopSituation.DANGER);
        }
        assertThat(judge.judge(List.of(observed(1_000, 0)))).isEqualTo(LoopSituation.CALM);
    }

    @Test
    void aFewRequestsAreNoDanger() {
        assertThat(new SituationJudge(CONFIG).judge(List.of(observed(0, CONFIG.leastEnded() - 1))))
                .isEqualTo(LoopSituation.CALM);
    }

    @Test
    void theJudgeTellsAnEffectFromALoadThatChanged() {
        TrialJudge judge = new TrialJudge(CONFIG);
        List<Observation> before = List.of(observed(500, 500), observed(505, 495), observed(495, 505));
        List<Observation> better = List.of(observed(800, 200), observed(795, 205), observed(805, 195));
        List<Observation> lessLoad = List.of(observed(500, 100), observed(502, 98), observed(498, 102));
        List<Observation> moreLoad = List.of(observed(500, 900), observed(502, 898), observed(498, 902));
        assertThat(verdict(judge, before, better)).isEqualTo(Verdict.HELPED);
        assertThat(verdict(judge, better, before)).isEqualTo(Verdict.HURT);
        assertThat(verdict(judge, before, lessLoad)).isEqualTo(Verdict.UNCLEAR);
        assertThat(verdict(judge, before, moreLoad)).isEqualTo(Verdict.UNCLEAR);
        assertThat(verdict(judge, before, before)).isEqualTo(Verdict.UNCLEAR);
    }

    private static Verdict verdict(TrialJudge judge, List<Observation> before, List<Observation> after) {
        return judge.judge(LoopMeasure.ATTAINMENT, before, after).verdict();
    }

    /** At two errors, some 5 of 100 differences that are chance would be taken for effects; half are for the better. */
    @Test
    void chanceIsRarelyTakenForAnEffect() {
        SplittableRandom random = new SplittableRandom(7);
        TrialJudge judge = new TrialJudge(CONFIG);
        int wrong = 0;
        for (int i = 0; i < 1_000; i++) {
            List<Observation> cycles = IntStream.range(0, 8)
                    .mapToObj(unused -> {
                        long inTime = IntStream.range(0, 200)
                                .filter(one -> random.nextDouble() < 0.7)
                                .count();
                        return observed(inTime, 200 - inTime);
                    })
                    .toList();
            wrong += verdict(judge, cycles.subList(0, 4), cycles.subList(4, 8)) == Verdict.UNCLEAR ? 0 : 1;
        }
        assertThat(wrong).isLessThan(80);
    }

    @Test
    void theEffectIsTheDifferenceOfTheMeansWithItsConfidence() {
        MeasuredEffect effect = new TrialJudge(CONFIG)
                .judge(
                        LoopMeasure.ATTAINMENT,
                        List.of(observed(500, 500), observed(520, 480)),
                        List.of(observed(600, 400), observed(620, 380)))
                .effect();
        assertThat(effect.before()).isCloseTo(0.51, within(1e-12));
        assertThat(effect.after()).isCloseTo(0.61, within(1e-12));
        assertThat(effect.change()).isCloseTo(0.1, within(1e-12));
        assertThat(effect.load()).isCloseTo(0, within(1e-12));
        // Of 2,000 on each side: the root of 0.51 * 0.49 / 2,000 and 0.61 * 0.39 / 2,000.
        assertThat(effect.error()).isCloseTo(0.0156, within(0.0005));
        assertThat(effect.confidence()).isGreaterThan(0.999);
    }

    @Test
    void givesUpWhatIsTooLateWhereAnswersAreWasted() {
        Advisor advisor = new ReserveAdvisor();
        Map<String, Double> knobs = Map.of(PathKnobs.RESERVE, 0.0);
        Observation wasting = observed(50, 50, 80, 30, 10, 4);
        Proposal proposal =
                advisor.advise(view(LoopSituation.DANGER, wasting, knobs)).orElseThrow();
        assertThat(proposal.knob()).isEqualTo(PathKnobs.RESERVE);
        assertThat(proposal.expected()).isCloseTo(0.3, within(1e-9));
        assertThat(proposal.reason()).isEqualTo("60 of 160 answers came when nobody waited any more");
        assertThat(advisor.advise(view(LoopSituation.BUSY, wasting, knobs))).isEmpty();
        assertThat(advisor.advise(view(LoopSituation.DANGER, observed(50, 50, 80, 0, 10, 4), knobs)))
                .isEmpty();
    }

    @Test
    void letsMoreBeUnderWayOnlyWhereTheLimitHoldsRequestsBack() {
        Advisor advisor = new InFlightAdvisor();
        Map<String, Double> knobs = Map.of(PathKnobs.IN_FLIGHT, 4.0);
        assertThat(advisor.advise(view(LoopSituation.DANGER, observed(50, 50, 80, 0, 10, 4), knobs)))
                .map(Proposal::to)
                .hasValue(6.0);
        assertThat(advisor.advise(view(LoopSituation.DANGER, observed(50, 50, 80, 0, 10, 3), knobs)))
                .isEmpty();
        assertThat(advisor.advise(view(LoopSituation.DANGER, observed(50, 50, 80, 0, 0, 4), knobs)))
                .isEmpty();
        assertThat(advisor.advise(view(LoopSituation.DANGER, observed(50, 50, 0, 0, 10, 4), knobs)))
                .isEmpty();
        assertThat(advisor.advise(view(LoopSituation.CALM, observed(50, 50, 80, 0, 10, 4), knobs)))
                .isEmpty();
        assertThat(advisor.advise(view(LoopSituation.DANGER, observed(50, 50, 80, 0, 10, 4), Map.of())))
                .isEqualTo(Optional.empty());
    }

    @Test
    void letsBatchesLeaveAtOnceOnlyWhereNothingButTheDelayHoldsThemBack() {
        Advisor advisor = new BatchDelayAdvisor();
        Map<String, Double> delayed = Map.of(PathKnobs.BATCH_DELAY, 0.05);
        Proposal proposal = advisor.advise(view(LoopSituation.DANGER, observed(50, 50, 80, 0, 0, 4), delayed))
                .orElseThrow();
        assertThat(proposal.to()).isZero();
        assertThat(proposal.expected()).isCloseTo(0.25, within(1e-9));
        assertThat(proposal.reason()).isEqualTo("requests wait up to 50 ms for others, and answers take 50 ms");
        assertThat(advisor.advise(view(LoopSituation.DANGER, observed(50, 50, 80, 0, 10, 4), delayed)))
                .as("the oldest has waited for 400 ms")
                .isEmpty();
        assertThat(advisor.advise(view(
                        LoopSituation.DANGER, observed(50, 50, 80, 0, 0, 4), Map.of(PathKnobs.BATCH_DELAY, 0.005))))
                .as("too short to matter")
                .isEmpty();
        assertThat(advisor.advise(view(LoopSituation.CALM, observed(50, 50, 80, 0, 0, 4), delayed)))
                .isEmpty();
        assertThat(advisor.advise(view(LoopSituation.DANGER, observed(50, 50, 80, 0, 0, 4), Map.of())))
                .isEmpty();
    }

    @Test
    void requestsOfTheBackgroundAreNoMissedOnes() {
        SloMeter meter = new SloMeter();
        meter.ended(10, false);
        meter.ended(1, true);
        meter.ended(1, false);
        meter.ended(9, true);
        assertThat(meter.background()).isEqualTo(1);
        assertThat(meter.levels()).containsExactly(new LevelShare(1, 1, 1), new LevelShare(9, 1, 0));
    }

    @Test
    void restsDoubleUpToABoundAndEndWhenSomethingHelped() {
        Taboos taboos = new Taboos(LoopConfig.builder().taboo(10, 35).build());
        Taboos.Move move = new Taboos.Move("knob", true, LoopSituation.DANGER);
        assertThat(taboos.add(move, 0)).isEqualTo(10);
        assertThat(taboos.forbids(move, 9)).isTrue();
        assertThat(taboos.forbids(move, 10)).isFalse();
        assertThat(taboos.forbids(new Taboos.Move("knob", false, LoopSituation.DANGER), 5))
                .isFalse();
        assertThat(taboos.add(move, 10)).isEqualTo(20);
        assertThat(taboos.add(move, 30)).isEqualTo(35);
        taboos.forget(move);
        assertThat(taboos.forbids(move, 31)).isFalse();
    }
}
