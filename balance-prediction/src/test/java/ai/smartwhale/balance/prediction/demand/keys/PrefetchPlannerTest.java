// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrefetchPlannerTest {

    private static final PrefetchConditions IDLE = PrefetchConditions.idle();

    private final long[] now = {0};
    private final InstantSource clock = () -> Instant.ofEpochMilli(now[0]);
    private final PrefetchConfig config = PrefetchConfig.builder()
            .usefulFor(Duration.ofSeconds(10))
            .sample(20)
            .rest(Duration.ofMinutes(1), Duration.ofMinutes(8))
            .build();
    private final PrefetchPlanner planner = PrefetchPlanner.create(config, clock);
    private int named;

    private static LikelyKey likely(String key, double probability, long bytes) {
        return new LikelyKey(key, probability, Duration.ofSeconds(1), bytes, LikelihoodBasis.RATE);
    }

    /** Plans for new keys once a second, of which every so many is then asked for. */
    private List<PrefetchPlan> live(int seconds, int usefulEvery) {
        List<PrefetchPlan> plans = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            String key = "k" + named++;
            plans.add(planner.plan(List.of(likely(key, 0.5, 1_000)), held -> false, IDLE));
            if (usefulEvery > 0 && named % usefulEvery == 0) {
                planner.recordRequest(key);
            }
            now[0] += 1_000;
        }
        return plans;
    }

    @Test
    void buysOnlyAfterItWouldHavePaidOnPaper() {
        List<PrefetchPlan> plans = live(100, 2);

        assertThat(plans.subList(0, 20))
                .allSatisfy(plan -> assertThat(plan.choices()).isEmpty());
        assertThat(plans.get(0).refused()).isEqualTo(Map.of(PrefetchRefusal.ON_PAPER, 1));
        assertThat(planner.state()).isEqualTo(PrefetchState.BUYING);
        assertThat(planner.statistics().bought()).isPositive();
        assertThat(planner.statistics().onPaper()).isBetween(20L, 60L);
    }

    @Test
    void switchesItselfOffWhenItDoesNotPayAndTriesAgainOnPaperAfterARest() {
        live(100, 2);
        long boughtBefore = planner.statistics().bought();
        live(120, 0);

        assertThat(planner.state()).isEqualTo(PrefetchState.OFF);
        assertThat(planner.statistics().switchedOff()).isEqualTo(1);
        assertThat(planner.statistics().bought() - boughtBefore).isLessThan(100);

        long bought = planner.statistics().bought();
        live(70, 0);
        assertThat(planner.statistics().bought()).isEqualTo(bought);
        live(100, 2);
        assertThat(planner.statistics().bought()).isGreaterThanOrEqualTo(bought);
    }

    @Test
    void restsTwiceAsLongAfterEachFailureUpToTheLongest() {
        PrefetchSwitch power = new PrefetchSwitch(config);
        for (long minutes : new long[] {1, 2, 4, 8, 8}) {
            for (int i = 0; power.state() != PrefetchState.OFF; i++) {
                assertThat(i).isLessThan(30);
                power.add(new Purchase(10, 0.5, now[0] + i, true, true), now[0]);
            }
            long until = now[0] + minutes * 60_000;
            assertThat(power.look(until - 1)).isFalse();
            assertThat(power.look(until)).isTrue();
            now[0] = until;
        }
        assertThat(power.switchedOff()).isEqualTo(5);
    }

    @Test
    void theBudgetCanBeChangedWhileItBuys() {
        live(100, 2);
        assertThat(planner.statistics().bytesPerSecond()).isEqualTo(config.bytesPerSecond());
        planner.budget(0);
        long bought = planner.statistics().bought();
        live(10, 2);
        assertThat(planner.statistics().bought()).isEqualTo(bought);
        assertThat(planner.statistics().overBudget()).isEqualTo(10);
        planner.budget(10_000);
        live(10, 2);
        assertThat(planner.statistics().bought()).isGreaterThan(bought);
        assertThat(planner.statistics().bytesPerSecond()).isEqualTo(10_000);
        assertThat(planner.statistics().requests()).isEqualTo(60);
        assertThat(planner.statistics().precision().orElseThrow()).isBetween(0.3, 0.7);
        assertThatThrownBy(() -> planner.budget(-1)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void neverBuysWhatNeverServes() {
        live(3_000, 0);

        assertThat(planner.statistics().bought()).isZero();
        assertThat(planner.statistics().onPaper()).isPositive();
    }

    @Test
    void buysAgainWhenItWouldPayAgain() {
        live(1_000, 0);
        live(1_000, 2);

        assertThat(planner.state()).isEqualTo(PrefetchState.BUYING);
        assertThat(planner.statistics().useful()).isGreaterThan(100);
    }

    @Test
    void buysNothingWhileTheLoadIsHighAndLessWhenItRises() {
        live(100, 2);
        now[0] += 60_000;
        List<LikelyKey> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(likely("many" + i, 0.9, 1 << 20));
        }

        PrefetchPlan loaded = planner.plan(many, held -> false, new PrefetchConditions(0.8, 0));
        PrefetchPlan threatened = planner.plan(many, held -> false, new PrefetchConditions(0.1, 0.5));
        PrefetchPlan half = planner.plan(many, held -> false, new PrefetchConditions(0.35, 0));

        assertThat(loaded.refused()).isEqualTo(Map.of(PrefetchRefusal.LOAD, 200));
        assertThat(threatened.refused()).isEqualTo(Map.of(PrefetchRefusal.LOAD, 200));
        assertThat(half.bytes()).isEqualTo(8L << 20);
        assertThat(half.refused()).containsEntry(PrefetchRefusal.BUDGET, 192);
    }

    @Test
    void prefersWhatIsMostUsefulPerByte() {
        live(100, 2);
        now[0] += 60_000;

        PrefetchPlan plan = planner.plan(
                List.of(likely("large", 0.9, 100_000), likely("small", 0.6, 1_000), likely("rare", 0.01, 10)),
                key -> false,
                IDLE);

        assertThat(plan.choices()).extracting(choice -> choice.likely().key()).containsExactly("small", "large");
        assertThat(plan.refused()).isEqualTo(Map.of(PrefetchRefusal.UNLIKELY, 1));
        assertThat(plan.bytes()).isEqualTo(101_000);
    }

    @Test
    void leavesAloneWhatIsThereBoughtOrOfUnknownSize() {
        live(100, 2);
        now[0] += 60_000;
        planner.plan(List.of(likely("bought", 0.9, 10)), key -> false, IDLE);

        PrefetchPlan plan = planner.plan(
                List.of(likely("held", 0.9, 10), likely("bought", 0.9, 10), likely("unknown", 0.9, 0)),
                key -> key.equals("held"),
                IDLE);

        assertThat(plan.choices()).isEmpty();
        assertThat(plan.refused())
                .isEqualTo(Map.of(PrefetchRefusal.HELD, 1, PrefetchRefusal.BOUGHT, 1, PrefetchRefusal.UNKNOWN_SIZE, 1));
    }

    @Test
    void measuresBytesForEachUsefulHit() {
        live(100, 2);
        now[0] += 60_000;
        planner.recordRequest("nothing");
        PrefetchStatistics before = planner.statistics();
        planner.plan(List.of(likely("a", 0.9, 300), likely("b", 0.9, 500)), key -> false, IDLE);
        planner.recordRequest("a");
        planner.recordRequest("a");
        planner.plan(List.of(likely("c", 0.9, 70)), key -> false, IDLE);
        planner.recordNotFetched("c");
        now[0] += 10_000;
        planner.recordRequest("b");
        PrefetchStatistics after = planner.statistics();

        assertThat(after.boughtBytes() - before.boughtBytes()).isEqualTo(800);
        assertThat(after.useful() - before.useful()).isEqualTo(1);
        assertThat(after.wasted() - before.wasted()).isEqualTo(1);
        assertThat(after.outstanding()).isZero();
        assertThat(after.bytesPerUsefulHit())
                .hasValueCloseTo((double) after.boughtBytes() / after.useful(), within(1e-9));
    }

    @Test
    void boundsAreWilsons() {
        UsefulShare share = new UsefulShare(1_000_000);
        for (int i = 0; i < 100; i++) {
            share.add(7, i < 30, i);
        }

        // 30 of 100 at 95 %: 0.2189 to 0.3958, as in R's binom.confint(30, 100, methods = "wilson").
        assertThat(share.share()).isCloseTo(0.3, within(1e-3));
        assertThat(share.low()).isCloseTo(0.2189, within(1e-3));
        assertThat(share.high()).isCloseTo(0.3958, within(1e-3));
    }

    @Test
    void whatIsBoughtTogetherCountsAsOne() {
        UsefulShare apart = new UsefulShare(1_000_000);
        UsefulShare together = new UsefulShare(1_000_000);
        for (int i = 0; i < 20; i++) {
            apart.add(70, i % 2 == 0, i);
            for (int j = 0; j < 7; j++) {
                together.add(10, i % 2 == 0, i);
            }
        }

        assertThat(together.count()).isEqualTo(20);
        assertThat(together.low()).isCloseTo(apart.low(), within(1e-9));
        assertThat(together.high()).isCloseTo(apart.high(), within(1e-9));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> PrefetchConfig.builder().leastShare(0).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> PrefetchConfig.builder()
                        .rest(Duration.ofHours(2), Duration.ofHours(1))
                        .build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new PrefetchConditions(Double.NaN, 0)).isInstanceOf(InvalidValueException.class);
        assertThat(planner.plan(List.of(), key -> false, IDLE).choices()).isEmpty();
        assertThat(planner.statistics().bytesPerUsefulHit()).isEmpty();
    }
}
