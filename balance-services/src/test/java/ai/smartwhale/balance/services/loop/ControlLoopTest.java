// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlLoopTest {

    private static final LoopConfig CONFIG = LoopConfig.defaults();

    private static ControlLoop loop(Plant plant, LoopConfig config, Dial dial, Advisor advisor) {
        return ControlLoop.builder(plant::read)
                .config(config)
                .knob(dial)
                .advisor(advisor)
                .build();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsBoundsStepsBudgetAndOneTrialPerSubjectWhateverHappens(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Plant plant = new Plant(seed);
        plant.load = () -> random.nextInt(50);
        plant.attainment = random::nextDouble;
        plant.hitRate = random::nextDouble;
        List<Dial> dials = new ArrayList<>();
        LoopConfig config = LoopConfig.builder().budget(5, 40).taboo(3, 50).build();
        ControlLoopBuilder builder = ControlLoop.builder(plant::read).config(config);
        for (int i = 0; i < 6; i++) {
            Dial dial = new Dial(
                    new KnobSpec(
                            "knob-" + i,
                            "turns",
                            -3,
                            7,
                            2.5,
                            0.5,
                            i % 2 == 0,
                            i < 3 ? LoopMeasure.ATTAINMENT : LoopMeasure.HIT_RATE,
                            i % 3 == 0),
                    1);
            dials.add(dial);
            builder.knob(dial)
                    .advisor(view -> random.nextInt(4) == 0
                            ? Optional.of(new Proposal(
                                    dial.spec().name(),
                                    random.nextDouble() * 40 - 20,
                                    "by chance",
                                    random.nextDouble() - 0.5))
                            : Optional.empty());
        }
        ControlLoop loop = builder.build();
        List<Integer> changes = new ArrayList<>();
        for (int cycle = 0; cycle < 2_000; cycle++) {
            List<Double> before = dials.stream().map(Dial::value).toList();
            LoopReport report = plant.cycle(loop);
            for (Decision decision : report.decisions()) {
                if (decision.state() == DecisionState.TRIAL) {
                    changes.add(cycle);
                }
                assertThat(Math.abs(decision.to() - decision.from())).isBetween(0.5, 2.5 + 1e-9);
            }
            int now = cycle;
            assertThat(changes.stream().filter(at -> at > now - 40).count()).isLessThanOrEqualTo(5);
            for (int i = 0; i < dials.size(); i++) {
                assertThat(dials.get(i).value).isBetween(-3.0, 7.0);
                if (i % 2 == 0) {
                    assertThat(dials.get(i).value).isEqualTo(Math.rint(dials.get(i).value));
                }
            }
            assertThat(before).hasSize(6);
            for (LoopMeasure measure : List.of(LoopMeasure.ATTAINMENT, LoopMeasure.HIT_RATE)) {
                assertThat(loop.decisions().stream()
                                .filter(one -> one.measure() == measure && one.state() == DecisionState.TRIAL)
                                .count())
                        .isLessThanOrEqualTo(1);
            }
            assertThat(loop.decisions()).hasSizeLessThanOrEqualTo(config.rememberedDecisions());
        }
        assertThat(changes).isNotEmpty();
        loop.revert();
        assertThat(dials).allSatisfy(dial -> assertThat(dial.value).isEqualTo(1));
    }

    @Test
    void keepsWhatHelpedAndSaysByHowMuch() {
        Plant plant = new Plant(1);
        Dial dial = new Dial("helps", LoopMeasure.ATTAINMENT, false);
        plant.attainment = () -> dial.value >= 2 ? 0.9 : 0.6;
        ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(2));
        plant.cycles(loop, 30);
        assertThat(dial.value).isEqualTo(2);
        assertThat(loop.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.state()).isEqualTo(DecisionState.KEPT);
            MeasuredEffect effect = decision.effect().orElseThrow();
            assertThat(effect.change()).isCloseTo(0.3, within(0.06));
            assertThat(effect.confidence()).isGreaterThan(0.95);
            assertThat(effect.error()).isBetween(0.001, 0.1);
            assertThat(decision.outcome()).contains("helped");
        });
    }

    @Test
    void withdrawsWhatHurtAtOnceAndDoesNotRepeatItSoon() {
        Plant plant = new Plant(2);
        Dial dial = new Dial("hurts", LoopMeasure.ATTAINMENT, false);
        plant.attainment = () -> dial.value > 0 ? 0.3 : 0.8;
        ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(2));
        plant.cycles(loop, 2 + CONFIG.window() + CONFIG.settle() + CONFIG.trial() + CONFIG.firstTaboo() - 10);
        assertThat(dial.turns).containsExactly(2.0, 0.0);
        Decision decision = loop.decisions().get(0);
        assertThat(decision.state()).isEqualTo(DecisionState.WITHDRAWN);
        assertThat(decision.outcome()).contains("hurt").contains("not tried again for 60 cycles");
        plant.cycles(loop, 10_000);
        // 60, 120, 240 ... 7,200 cycles: no more than eight tries in 10,000.
        assertThat(dial.turns).hasSizeBetween(8, 18);
        assertThat(dial.value).isZero();
    }

    @Test
    void withdrawsWhatShowsNoEffectAndTriesItMoreAndMoreRarely() {
        Plant plant = new Plant(3);
        Dial dial = new Dial("idle", LoopMeasure.ATTAINMENT, false);
        plant.attainment = () -> 0.7;
        ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(2));
        plant.cycles(loop, 10_000);
        assertThat(plant.count(DecisionState.TRIAL)).isBetween(5L, 14L);
        assertThat(plant.count(DecisionState.KEPT)).isLessThanOrEqualTo(1);
    }

    @Test
    void doesNothingWhileAllIsWell() {
        Plant plant = new Plant(4);
        Dial dial = new Dial("any", LoopMeasure.ATTAINMENT, false);
        plant.attainment = () -> 0.999;
        ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(2));
        LoopReport last = plant.cycles(loop, 5_000);
        assertThat(last.situation()).isEqualTo(LoopSituation.CALM);
        assertThat(dial.turns).isEmpty();
        assertThat(loop.decisions()).isEmpty();
    }

    @Test
    void turnsBackWhatCostsSomethingWhenTheDangerIsOver() {
        Plant plant = new Plant(5);
        Dial dial = new Dial("costs", LoopMeasure.ATTAINMENT, true);
        boolean[] overload = {true};
        plant.attainment = () -> overload[0] ? (dial.value > 0 ? 0.93 : 0.5) : 1;
        ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(2));
        plant.cycles(loop, 40);
        assertThat(dial.value).isEqualTo(2);
        overload[0] = false;
        plant.cycles(loop, CONFIG.calmCycles() + CONFIG.window());
        assertThat(dial.value).isZero();
        assertThat(loop.decisions().get(0).state()).isEqualTo(DecisionState.RELEASED);
        assertThat(loop.decisions().get(0).effect()).isPresent();
    }

    /** With it all is well, and without it not: seen from far, that is a constant input. */
    @Test
    void doesNotGoToAndFroWhileADangerLasts() {
        Plant plant = new Plant(6);
        Dial dial = new Dial("needed", LoopMeasure.ATTAINMENT, true);
        plant.attainment = () -> dial.value > 0 ? 1 : 0.5;
        ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(2));
        int on = 0;
        for (int cycle = 0; cycle < 5_000; cycle++) {
            plant.cycle(loop);
            on += dial.value > 0 ? 1 : 0;
        }
        // It stays for 10 cycles, then 20, 40 ...: some ten times, for 95 of 100 cycles.
        assertThat(plant.count(DecisionState.TRIAL)).isLessThanOrEqualTo(14);
        assertThat(on).isGreaterThan(4_600);
    }

    @Test
    void aChangeOfTheLoadAloneIsNoEffect() {
        for (long seed = 1; seed <= 20; seed++) {
            Plant plant = new Plant(seed);
            Dial dial = new Dial("idle", LoopMeasure.ATTAINMENT, false);
            // Of what comes, so many can be answered in time; the load falls with the change by chance.
            plant.load = () -> dial.turns.isEmpty() ? 2_000 : 1_200;
            plant.attainment = () -> 1_000.0 / (dial.turns.isEmpty() ? 2_000 : 1_200);
            ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(2));
            plant.cycles(loop, 40);
            assertThat(dial.turns).hasSizeGreaterThanOrEqualTo(2);
            assertThat(loop.decisions().get(0).state()).isEqualTo(DecisionState.WITHDRAWN);
        }
    }

    /** What came while things got worse seems to have done nothing, until it is gone. */
    @Test
    void reinstatesWhatIsMissedAfterItsWithdrawal() {
        Plant plant = new Plant(7);
        Dial dial = new Dial("slows the fall", LoopMeasure.ATTAINMENT, false);
        int[] cycle = {0};
        plant.attainment = () -> {
            double worst = Math.max(0.2, 1 - 0.08 * Math.max(0, cycle[0]++ - 10));
            return dial.value > 0 ? Math.max(0.62, worst) : worst;
        };
        ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(2));
        plant.cycles(loop, 60);
        assertThat(dial.value).isEqualTo(2);
        assertThat(loop.decisions().get(0).state()).isEqualTo(DecisionState.KEPT);
    }

    @Test
    void advisesWithoutTouchingAnything() {
        Plant plant = new Plant(8);
        Dial dial = new Dial("any", LoopMeasure.ATTAINMENT, true);
        plant.attainment = () -> 0.5;
        ControlLoop loop =
                loop(plant, LoopConfig.builder().mode(LoopMode.ADVICE).build(), dial, dial.inDanger(2));
        plant.cycles(loop, 3_000);
        assertThat(dial.turns).isEmpty();
        assertThat(plant.told).isNotEmpty().allMatch(decision -> decision.state() == DecisionState.ADVISED);
        // The same advice is not given in every cycle.
        assertThat(plant.told).hasSizeLessThan(12);
    }

    @Test
    void doesNotEvenLookWhenItIsOff() {
        ControlLoop loop = ControlLoop.builder(() -> {
                    throw new AssertionError("nobody asked");
                })
                .config(LoopConfig.builder().mode(LoopMode.OFF).build())
                .build();
        assertThat(loop.runCycle(Instant.EPOCH).observed()).isEmpty();
    }

    @Test
    void turnsBackWhatIsOnTrialWhenItMayNoLongerAct() {
        Plant plant = new Plant(9);
        Dial dial = new Dial("any", LoopMeasure.ATTAINMENT, false);
        plant.attainment = () -> 0.5;
        ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(2));
        while (dial.value == 0) {
            plant.cycle(loop);
        }
        loop.mode(LoopMode.ADVICE);
        assertThat(dial.value).isZero();
        assertThat(loop.decisions().get(0).state()).isEqualTo(DecisionState.WITHDRAWN);
    }

    @Test
    void equalInputLeadsToEqualDecisions() {
        assertThat(decisionsOf(11)).isEqualTo(decisionsOf(11)).isNotEqualTo(decisionsOf(12));
    }

    private static List<Decision> decisionsOf(long seed) {
        Plant plant = new Plant(seed);
        SplittableRandom random = new SplittableRandom(seed);
        Dial dial = new Dial("any", LoopMeasure.ATTAINMENT, true);
        plant.attainment = () -> 0.6 + 0.05 * dial.value + 0.1 * random.nextDouble();
        ControlLoop loop = loop(plant, CONFIG, dial, dial.inDanger(9));
        plant.cycles(loop, 500);
        return plant.told;
    }

    @Test
    void survivesThoseWhoFail() {
        Plant plant = new Plant(13);
        plant.attainment = () -> 0.5;
        Dial dial = new Dial("works", LoopMeasure.ATTAINMENT, false);
        KnobSpec spec = new KnobSpec("broken", "turns", 0, 10, 2, 1, false, LoopMeasure.HIT_RATE, false);
        ControlLoop loop = ControlLoop.builder(plant::read)
                .knob(dial)
                .knob(Knob.of(spec, () -> 0, value -> {
                    throw new IllegalStateException("stuck");
                }))
                .advisor(view -> {
                    throw new IllegalStateException("no idea");
                })
                .advisor(view -> Optional.of(new Proposal("unknown", 1, "no such knob", 1)))
                .advisor(view -> Optional.of(new Proposal("broken", 1, "always", 1)))
                .advisor(dial.inDanger(2))
                .listener(decision -> {
                    throw new IllegalStateException("not listening");
                })
                .build();
        plant.cycles(loop, 50);
        assertThat(dial.turns).isNotEmpty();
        assertThat(loop.decisions()).allMatch(decision -> decision.knob().equals("works"));
    }

    @Test
    void aClockThatWasPutBackIsNoCycle() {
        Plant plant = new Plant(14);
        ControlLoop loop = ControlLoop.builder(plant::read).build();
        assertThat(loop.runCycle(Instant.EPOCH.plusSeconds(100)).observed()).isEmpty();
        assertThat(loop.runCycle(Instant.EPOCH.plusSeconds(50)).observed()).isEmpty();
        assertThat(loop.runCycle(Instant.EPOCH.plusSeconds(51)).observed()).isPresent();
    }

    @Test
    void growsACacheThatForgetsTooMuchAsLongAsThatHelps() {
        Plant plant = new Plant(15);
        Dial size = new Dial(new KnobSpec("cache", "bytes", 10, 1_000, 500, 1, true, LoopMeasure.HIT_RATE, false), 100);
        plant.hitRate = () -> Math.min(0.8, size.value / 250);
        plant.evictions = 500;
        ControlLoop loop = loop(plant, CONFIG, size, Advisors.cacheSize("cache", 1, () -> 1));
        plant.cycles(loop, 400);
        assertThat(size.value).isBetween(195.0, 250.0);
        assertThat(plant.count(DecisionState.KEPT)).isGreaterThanOrEqualTo(3);
        assertThat(plant.count(DecisionState.WITHDRAWN)).isGreaterThanOrEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Dial dial = new Dial("one", LoopMeasure.ATTAINMENT, false);
        ControlLoopBuilder builder = ControlLoop.builder(new Plant(1)::read).knob(dial);
        assertThatThrownBy(() -> builder.knob(dial)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new KnobSpec("a", "b", 1, 0, 1, 1, false, LoopMeasure.ATTAINMENT, false))
                .hasMessageContaining("most");
        assertThatThrownBy(() -> new Proposal("a", Double.NaN, "b", 0)).hasMessageContaining("to");
        assertThatThrownBy(() -> LoopConfig.builder().attainment(0.9, 0.95).build())
                .hasMessageContaining("danger");
        assertThatThrownBy(() -> LoopConfig.builder().trials(2, 5, 4).build()).hasMessageContaining("longestTrial");
    }

    @Test
    void aCycleThatCouldNotReadCountsForTheTimeOfTheNextOne() {
        Plant plant = new Plant(3);
        AtomicBoolean fails = new AtomicBoolean();
        ControlLoop loop = ControlLoop.builder(() -> {
                    if (fails.get()) {
                        throw new IllegalStateException("nothing can be read");
                    }
                    return plant.read();
                })
                .config(CONFIG)
                .build();
        plant.cycle(loop);
        double usual = plant.cycle(loop).observed().orElseThrow().throughput();
        fails.set(true);
        assertThatThrownBy(() -> plant.cycle(loop)).hasMessage("nothing can be read");
        fails.set(false);

        assertThat(plant.cycle(loop).observed().orElseThrow().throughput()).isEqualTo(usual);
    }
}
