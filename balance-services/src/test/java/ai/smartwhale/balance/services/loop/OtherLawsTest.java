// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchState;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is proposed for the cache, for fetching ahead, and for the claims of models. */
class OtherLawsTest {

    private static final LoopConfig CONFIG = LoopConfig.defaults();

    private long used = 100;
    private PrefetchStatistics known = prefetch(PrefetchState.ON_PAPER, 0.4, 0.3, 0);

    private static PrefetchStatistics prefetch(PrefetchState state, double share, double low, long overBudget) {
        return new PrefetchStatistics(
                state, 100, 50_000, 40, 20_000, 60, 0, 0, 0, share, low, share + 0.1, 1_000, overBudget, 1_000);
    }

    private static Observation observed(int queued, long lookups, long evictions, long missedForgotten) {
        return new Observation(
                Instant.EPOCH,
                Duration.ofSeconds(1),
                List.of(new LevelShare(5, 100, 0)),
                0,
                100,
                0,
                0.05,
                queued,
                Duration.ZERO,
                1,
                lookups,
                lookups / 2,
                0,
                evictions,
                missedForgotten,
                false);
    }

    private static LoopView view(Observation observation, Map<String, Double> knobs) {
        return new LoopView(LoopSituation.CALM, List.of(observation, observation), knobs);
    }

    @Test
    void aCacheGrowsByWhatAQuarterMoreWouldHaveFound() {
        Advisor advisor = Advisors.cacheSize("cache", 100, () -> used);
        Map<String, Double> knobs = Map.of("cache", 100.0);
        Proposal proposal =
                advisor.advise(view(observed(0, 1_000, 300, 50), knobs)).orElseThrow();
        assertThat(proposal.to()).isEqualTo(125);
        assertThat(proposal.expected()).isCloseTo(0.05, within(1e-12));
        assertThat(proposal.reason())
                .isEqualTo("100 of 2000 lookups were for one of the last of 600 answers that were forgotten for want"
                        + " of room");
        assertThat(advisor.advise(view(observed(0, 1_000, 300, 4), knobs)))
                .as("too few to be worth the room")
                .isEmpty();
        assertThat(advisor.advise(view(observed(0, 1_000, 300, 50), Map.of()))).isEmpty();
    }

    @Test
    void aCacheGivesBackWhatIsNotUsed() {
        Advisor advisor = Advisors.cacheSize("cache", 100, () -> used);
        assertThat(advisor.advise(view(observed(0, 10, 0, 0), Map.of("cache", 150.0))))
                .isEmpty();
        used = 80;
        assertThat(advisor.advise(view(observed(0, 10, 0, 0), Map.of("cache", 150.0))))
                .map(Proposal::to)
                .hasValue(100.0);
        assertThat(advisor.advise(view(observed(0, 10, 1, 0), Map.of("cache", 150.0))))
                .isEmpty();
    }

    @Test
    void moreIsFetchedAheadOnlyWhereTheBudgetBindsAndBuyingSurelyPays() {
        PrefetchConfig config = PrefetchConfig.builder().budget(1_000, 10_000).build();
        Advisor advisor = PrefetchKnobs.advisor(config, () -> known);
        LoopView view = view(observed(0, 0, 0, 0), Map.of(PrefetchKnobs.BUDGET, 1_000.0));
        known = prefetch(PrefetchState.ON_PAPER, 0.4, 0.3, 5);
        assertThat(advisor.advise(view)).isEmpty();
        known = prefetch(PrefetchState.BUYING, 0.4, 0.3, 5);
        assertThat(advisor.advise(view)).as("nothing new was refused").isEmpty();
        known = prefetch(PrefetchState.BUYING, 0.4, 0.1, 10);
        assertThat(advisor.advise(view)).as("it does not surely pay").isEmpty();
        known = prefetch(PrefetchState.BUYING, 0.4, 0.3, 17);
        Proposal proposal = advisor.advise(view).orElseThrow();
        assertThat(proposal.to()).isEqualTo(1_500);
        assertThat(proposal.expected()).isCloseTo(0.02, within(1e-12));
        assertThat(proposal.reason()).startsWith("7 likely answers did not fit").contains("1250 bytes");
    }

    @Test
    void theBudgetGoesBackWhenBuyingDoesNotPayAnyMore() {
        PrefetchConfig config = PrefetchConfig.builder().budget(1_000, 10_000).build();
        Advisor advisor = PrefetchKnobs.advisor(config, () -> known);
        LoopView view = view(observed(0, 0, 0, 0), Map.of(PrefetchKnobs.BUDGET, 2_000.0));
        known = prefetch(PrefetchState.BUYING, 0.15, 0.1, 5);
        assertThat(advisor.advise(view)).map(Proposal::to).hasValue(1_000.0);
        known = prefetch(PrefetchState.BUYING, 0.4, 0.3, 10);
        assertThat(advisor.advise(view)).map(Proposal::to).hasValue(3_000.0);
        for (int i = 0; i < 599; i++) {
            assertThat(advisor.advise(view)).isEmpty();
        }
        assertThat(advisor.advise(view))
                .as("it does not bind any more")
                .map(Proposal::to)
                .hasValue(1_000.0);
    }

    @Test
    void tellsWhenBuyingBeginsAndEnds() {
        known = prefetch(PrefetchState.ON_PAPER, 0.4, 0.3, 0);
        Decider decider = PrefetchKnobs.decider(() -> known);
        assertThat(decider.decide(LoopMode.ACT)).isEmpty();
        known = prefetch(PrefetchState.BUYING, 0, 0, 0);
        assertThat(decider.decide(LoopMode.ACT)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(DecisionState.TRIAL);
            assertThat(one.expected()).isEqualTo(0.3);
            assertThat(one.reason()).startsWith("on paper, 40 % (30 to 50 %) of the bytes");
        });
        known = prefetch(PrefetchState.BUYING, 0.1, 0.05, 0);
        assertThat(decider.decide(LoopMode.ACT)).isEmpty();
        known = prefetch(PrefetchState.OFF, 0, 0, 0);
        assertThat(decider.decide(LoopMode.ACT)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(DecisionState.WITHDRAWN);
            assertThat(one.effect().orElseThrow().before()).isEqualTo(0.4);
            assertThat(one.effect().orElseThrow().after()).isEqualTo(0.1);
        });
        assertThat(decider.decide(LoopMode.ACT)).isEmpty();
    }

    private static void ask(ModelMeter models, String model, int inTime, int missed) {
        for (int i = 0; i < inTime; i++) {
            models.ended(model, true);
        }
        for (int i = 0; i < missed; i++) {
            models.ended(model, false);
        }
    }

    private static Optional<Proposal> look(Advisor advisor, int queued) {
        Optional<Proposal> last = Optional.empty();
        for (int i = 0; i < 4; i++) {
            last = advisor.advise(view(observed(queued, 0, 0, 0), Map.of()));
        }
        return last;
    }

    @Test
    void theClaimOfAModelGrowsWhereItAloneMissesItsTimes() {
        ModelMeter models = new ModelMeter(10);
        ModelWeights weights = new ModelWeights();
        Advisor advisor = weights.advisor(models, CONFIG);
        ask(models, "old", 1_000, 500);
        assertThat(look(advisor, 5)).as("what was before says nothing").isEmpty();
        ask(models, "a", 40, 20);
        ask(models, "b", 60, 0);
        Proposal proposal = look(advisor, 5).orElseThrow();
        assertThat(proposal.knob()).isEqualTo("weight.a");
        assertThat(proposal.to()).isEqualTo(2);
        assertThat(proposal.reason())
                .isEqualTo("20 of its 60 requests were not answered in time, while 100.0 % of those of others were");
        ask(models, "a", 40, 20);
        ask(models, "b", 60, 0);
        assertThat(look(advisor, 0))
                .as("where nothing waits, claims do not matter")
                .isEmpty();
        ask(models, "a", 40, 20);
        ask(models, "b", 50, 10);
        assertThat(look(advisor, 5)).as("all suffer").isEmpty();
        ask(models, "a", 200, 100);
        ask(models, "b", 60, 0);
        assertThat(look(advisor, 5)).as("a flood").isEmpty();
        ask(models, "a", 10, 9);
        ask(models, "b", 60, 0);
        assertThat(look(advisor, 5)).as("too few").isEmpty();
    }

    @Test
    void claimsBecomeWhatTheyWereWhenNothingHasWaitedForAWhile() {
        ModelMeter models = new ModelMeter(10);
        ModelWeights weights = new ModelWeights();
        Advisor advisor = weights.advisor(models, CONFIG);
        Knob knob = weights.knobs(models, new SloMeter()).find("a").orElseThrow();
        knob.apply(2);
        assertThat(weights.of("a")).isEqualTo(2);
        assertThat(weights.of("b")).isEqualTo(1);
        for (int i = 1; i < CONFIG.calmCycles(); i++) {
            assertThat(advisor.advise(view(observed(0, 0, 0, 0), Map.of()))).isEmpty();
        }
        Proposal proposal = advisor.advise(view(observed(0, 0, 0, 0), Map.of())).orElseThrow();
        assertThat(proposal.knob()).isEqualTo("weight.a");
        assertThat(proposal.to()).isEqualTo(1);
        knob.apply(1);
        assertThat(advisor.advise(view(observed(0, 0, 0, 0), Map.of()))).isEmpty();
    }

    @Test
    void theOthersOfAModelAreAllRequestsButItsOwn() {
        ModelMeter models = new ModelMeter(1);
        SloMeter all = new SloMeter();
        ask(models, "a", 3, 2);
        ask(models, "beyond the bound", 1, 1);
        for (int i = 0; i < 5; i++) {
            all.ended(5, i < 3);
        }
        all.ended(1, true);
        all.ended(1, false);
        CountedMeter meter = new ModelWeights()
                .knobs(models, all)
                .find("a")
                .flatMap(Knob::meter)
                .orElseThrow();
        assertThat(meter.tally()).isEqualTo(new Tally(3, 5));
        assertThat(meter.others()).isEqualTo(new Tally(1, 2));
        assertThat(models.tally("beyond the bound")).isEqualTo(Tally.NONE);
    }
}
