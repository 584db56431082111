// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Answers have a score from 0 to 1, and are good in so many cases of all; those below the threshold are withheld. */
class QualityKnobsTest {

    private final Plant plant = new Plant(1);
    private double threshold = 0.5;
    private QualityReadings readings = QualityReadings.NONE;

    /** Of a hundred answers, those with a score of 0.7 or more are good. */
    private void cycles(ControlLoop loop, int count) {
        for (int i = 0; i < count; i++) {
            long bad = Math.max(0, Math.round(100 * (0.7 - threshold)));
            long missed = Math.max(0, Math.round(100 * (threshold - 0.7)));
            readings = new QualityReadings(
                    readings.assessed() + 100, readings.complained() + bad, readings.missed() + missed);
            plant.cycle(loop);
        }
    }

    private ControlLoop loop(Knob knob) {
        return ControlLoop.builder(plant::read)
                .config(LoopConfig.builder().budget(1_000, 1_000).build())
                .knob(knob)
                .advisor(QualityKnobs.advisor(() -> readings))
                .build();
    }

    private Knob knob() {
        return QualityKnobs.threshold(0.2, 0.9, () -> readings, () -> threshold, to -> threshold = to);
    }

    @Test
    void movesTheThresholdToWhereMistakesAreFewest() {
        cycles(loop(knob()), 400);
        assertThat(threshold).isCloseTo(0.7, within(0.051));
    }

    @Test
    void lowersAThresholdThatWithholdsWhatIsGood() {
        threshold = 0.9;
        cycles(loop(knob()), 400);
        assertThat(threshold).isCloseTo(0.7, within(0.051));
    }

    @Test
    void onlyAdvisesUnlessTheHostLetsItTurn() {
        ControlLoop loop = loop(QualityKnobs.advised(0.2, 0.9, () -> readings, () -> threshold));
        cycles(loop, 50);
        assertThat(threshold).isEqualTo(0.5);
        assertThat(loop.decisions()).first().satisfies(decision -> {
            assertThat(decision.state()).isEqualTo(DecisionState.ADVISED);
            assertThat(decision.from()).isEqualTo(0.5);
            assertThat(decision.to()).isCloseTo(0.55, within(1e-12));
            assertThat(decision.expected()).isCloseTo(0.2, within(1e-12));
            assertThat(decision.reason())
                    .isEqualTo("of 100 answers, 20 were delivered and complained of, and 0 withheld and missed");
        });
    }

    @Test
    void leavesAloneWhatChanceExplains() {
        threshold = 0.7;
        ControlLoop loop = loop(knob());
        readings = new QualityReadings(1_000, 8, 3);
        cycles(loop, 50);
        assertThat(threshold).isEqualTo(0.7);
        assertThat(loop.decisions()).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new QualityReadings(1, 1, 1)).hasMessageContaining("assessed");
        assertThatThrownBy(() -> QualityKnobs.advised(0.5, 0.4, () -> readings, () -> 0))
                .hasMessageContaining("least");
    }
}
