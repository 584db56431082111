// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Knobs that count themselves what turning them does. */
class CountedChangesTest {

    private static final LoopConfig CONFIG = LoopConfig.defaults();
    private static final KnobSpec SPEC =
            new KnobSpec("weight.m", "times", 1, 4, 2, 0.5, false, LoopMeasure.COUNTED, false);

    private final Plant plant = new Plant(1);
    private double value = 1;
    private boolean proposed = true;
    private double wanted = 2;
    private Tally own = Tally.NONE;
    private Tally others = Tally.NONE;
    private Duration effectAfter = Duration.ZERO;
    private DoubleSupplier share = () -> 0.5;
    private DoubleSupplier otherShare = () -> 0.99;

    private final Knob knob = Knob.counted(
            SPEC,
            new CountedMeter() {
                @Override
                public Tally tally() {
                    return own;
                }

                @Override
                public Tally others() {
                    return others;
                }

                @Override
                public Duration effectAfter() {
                    return effectAfter;
                }
            },
            () -> value,
            to -> value = to);

    private ControlLoop loop(LoopConfig config, Knob turned) {
        return ControlLoop.builder(plant::read)
                .config(config)
                .family(KnobFamily.of("weight", name -> name.equals("m") ? Optional.of(turned) : Optional.empty()))
                .advisor(view -> proposed
                        ? Optional.of(new Proposal("weight.m", wanted, "it is needed", 0.1))
                        : Optional.empty())
                .build();
    }

    private static Tally more(Tally before, double shareOfGood) {
        return new Tally(before.good() + Math.round(20 * shareOfGood), before.all() + 20);
    }

    private void cycles(ControlLoop loop, int count) {
        for (int i = 0; i < count; i++) {
            own = more(own, share.getAsDouble());
            others = more(others, otherShare.getAsDouble());
            plant.cycle(loop);
        }
    }

    @Test
    void keepsWhatTheCountsSayHelped() {
        share = () -> value > 1 ? 0.9 : 0.5;
        ControlLoop loop = loop(CONFIG, knob);
        cycles(loop, 8);
        assertThat(value).as("not before the present was counted").isEqualTo(1);
        cycles(loop, 22);
        assertThat(value).isEqualTo(2);
        assertThat(loop.decisions()).first().satisfies(decision -> {
            assertThat(decision.state()).isEqualTo(DecisionState.KEPT);
            assertThat(decision.measure()).isEqualTo(LoopMeasure.COUNTED);
            MeasuredEffect effect = decision.effect().orElseThrow();
            assertThat(effect.before()).isCloseTo(0.5, within(0.1));
            assertThat(effect.change()).isCloseTo(0.4, within(0.15));
            assertThat(effect.confidence()).isGreaterThan(0.95);
            assertThat(decision.outcome()).startsWith("helped: from 0.");
        });
    }

    @Test
    void turnsBackWhatHurtsOthers() {
        share = () -> value > 1 ? 0.9 : 0.5;
        otherShare = () -> value > 1 ? 0.7 : 0.99;
        ControlLoop loop = loop(CONFIG, knob);
        cycles(loop, 40);
        assertThat(value).isEqualTo(1);
        assertThat(loop.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.state()).isEqualTo(DecisionState.WITHDRAWN);
            assertThat(decision.outcome()).startsWith("hurt others: ").contains("not tried again for 60 cycles");
        });
    }

    @Test
    void turnsBackWhatHasNoEffectAndRests() {
        ControlLoop loop = loop(CONFIG, knob);
        cycles(loop, 12);
        assertThat(value).isEqualTo(2);
        cycles(loop, 48);
        assertThat(value).isEqualTo(1);
        assertThat(loop.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.state()).isEqualTo(DecisionState.WITHDRAWN);
            assertThat(decision.outcome()).startsWith("no effect to be seen: ");
        });
    }

    /** It looks up to five times, and is wrong in about 1 of 40 cases nevertheless. */
    @Test
    void chanceIsRarelyTakenForHelp() {
        SplittableRandom random = new SplittableRandom(1);
        int helped = 0;
        for (int run = 0; run < 500; run++) {
            double[] at = {1};
            Tally[] counted = {Tally.NONE};
            Plant idle = new Plant(run);
            idle.load = () -> 0;
            ControlLoop loop = ControlLoop.builder(idle::read)
                    .knob(Knob.counted(SPEC, () -> counted[0], () -> at[0], to -> at[0] = to))
                    .advisor(view -> Optional.of(new Proposal("weight.m", 2, "by chance", 0.1)))
                    .build();
            for (int cycle = 0; cycle < 60; cycle++) {
                long good = 0;
                for (int i = 0; i < 20; i++) {
                    good += random.nextDouble() < 0.7 ? 1 : 0;
                }
                counted[0] = new Tally(counted[0].good() + good, counted[0].all() + 20);
                idle.cycle(loop);
            }
            helped += loop.decisions().get(0).state() == DecisionState.KEPT ? 1 : 0;
        }
        assertThat(helped).isLessThan(25);
    }

    @Test
    void countsOnlyOnceAChangeHasHadTimeToWork() {
        effectAfter = Plant.PERIOD.multipliedBy(100);
        share = () -> value > 1 ? 0.9 : 0.5;
        ControlLoop loop = loop(CONFIG, knob);
        cycles(loop, 60);
        assertThat(loop.decisions()).singleElement().extracting(Decision::state).isEqualTo(DecisionState.TRIAL);
        cycles(loop, 60);
        assertThat(loop.decisions()).first().extracting(Decision::state).isEqualTo(DecisionState.KEPT);
    }

    @Test
    void goesBackWithoutProofWhenThatIsProposed() {
        share = () -> value > 1 ? 0.9 : 0.5;
        ControlLoop loop = loop(CONFIG, knob);
        cycles(loop, 20);
        assertThat(value).isEqualTo(2);
        wanted = 1;
        cycles(loop, 10);
        assertThat(value).isEqualTo(1);
        assertThat(loop.decisions())
                .singleElement()
                .extracting(Decision::state, Decision::outcome)
                .containsExactly(DecisionState.RELEASED, "it is needed");
    }

    @Test
    void doesNothingWhereTheNeedPassesWhileThePresentIsCounted() {
        ControlLoop loop = loop(CONFIG, knob);
        cycles(loop, 6);
        proposed = false;
        cycles(loop, 60);
        assertThat(value).isEqualTo(1);
        assertThat(loop.decisions()).isEmpty();
    }

    @Test
    void onlySaysWhatItWouldDoWithAnAdvisedKnob() {
        ControlLoop loop = loop(CONFIG, Knob.advised(knob));
        cycles(loop, 40);
        assertThat(value).isEqualTo(1);
        assertThat(loop.decisions()).singleElement().extracting(Decision::state).isEqualTo(DecisionState.ADVISED);
        assertThatThrownBy(() -> Knob.advised(knob).apply(2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void revertEndsTheTrialAndForgetsNothingOfTheBaseline() {
        share = () -> value > 1 ? 0.9 : 0.5;
        ControlLoop loop = loop(CONFIG, knob);
        cycles(loop, 20);
        wanted = 4;
        cycles(loop, 14);
        loop.revert();
        assertThat(value).isEqualTo(1);
    }

    @Test
    void recordsWhatOthersDecideByThemselves() {
        List<OwnDecision> next = new ArrayList<>();
        ControlLoop loop = ControlLoop.builder(plant::read)
                .decider(mode -> {
                    List<OwnDecision> taken = List.copyOf(next);
                    next.clear();
                    return taken;
                })
                .decider(mode -> {
                    throw new IllegalStateException("broken");
                })
                .build();
        plant.cycle(loop);
        next.add(own(DecisionState.TRIAL, "begun"));
        plant.cycles(loop, 3);
        assertThat(loop.decisions()).singleElement().extracting(Decision::state).isEqualTo(DecisionState.TRIAL);
        next.add(own(DecisionState.WITHDRAWN, "ended"));
        plant.cycles(loop, 3);
        assertThat(loop.decisions())
                .singleElement()
                .extracting(Decision::id, Decision::state, Decision::outcome)
                .containsExactly(1L, DecisionState.WITHDRAWN, "ended");
        assertThat(plant.told).extracting(Decision::outcome).containsExactly("begun", "ended");
        next.add(own(DecisionState.RELEASED, "alone"));
        plant.cycles(loop, 2);
        assertThat(loop.decisions()).hasSize(2);
    }

    private static OwnDecision own(DecisionState state, String outcome) {
        return new OwnDecision("own", "on", 0, 1, "reason", 0.1, state, Optional.empty(), outcome);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new Tally(2, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("good");
        KnobSpec other = new KnobSpec("a", "b", 0, 1, 1, 1, false, LoopMeasure.ATTAINMENT, false);
        assertThatThrownBy(() -> Knob.counted(other, () -> Tally.NONE, () -> 0, to -> {}))
                .hasMessageContaining("measure");
        assertThatThrownBy(() ->
                        new OwnDecision("a", "b", 0, Double.NaN, "c", 0, DecisionState.KEPT, Optional.empty(), "d"))
                .hasMessageContaining("finite");
    }
}
