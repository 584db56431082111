// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.core.coordinator.model.InteractionReport.Cause;
import ai.smartwhale.balance.core.coordinator.model.InteractionReport.Shift;
import ai.smartwhale.balance.core.coordinator.model.ModelListener;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.balance.services.loop.DecisionState;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.loop.ModelMeter;
import ai.smartwhale.balance.services.loop.OwnDecision;
import ai.smartwhale.commons.resource.Registration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinatorDeciderTest {

    private final ModelMeter models = new ModelMeter(10);
    private final List<ModelListener> listeners = new ArrayList<>();
    private boolean open = true;
    private boolean closed;

    private final CoordinatorDecider decider = new CoordinatorDecider(this::listen, models, () -> open);

    private Registration listen(ModelListener listener) {
        listeners.add(listener);
        return () -> closed = true;
    }

    private void shift(int before, int after, Cause cause) {
        listeners.get(0).onShift(new Shift("m", TaskPriority.of(before), TaskPriority.of(after), cause));
    }

    private void ended(int inTime, int missed) {
        for (int i = 0; i < inTime + missed; i++) {
            models.ended("m", i < inTime);
        }
    }

    @Test
    void tellsMovesOfPrioritiesAndWhatBecameOfTheRequestsUntilTheyWereMovedBack() {
        ended(80, 20);
        shift(5, 4, Cause.MISSES_TARGET);
        assertThat(decider.decide(LoopMode.ACT)).singleElement().satisfies(one -> {
            assertThat(one.knob()).isEqualTo("priority.m");
            assertThat(one.from()).isEqualTo(5);
            assertThat(one.to()).isEqualTo(4);
            assertThat(one.state()).isEqualTo(DecisionState.TRIAL);
            assertThat(one.reason()).startsWith("it misses its target");
        });
        assertThat(decider.decide(LoopMode.ACT)).isEmpty();
        ended(99, 1);
        shift(4, 5, Cause.EASED);
        OwnDecision back = decider.decide(LoopMode.ACT).get(0);
        assertThat(back.state()).isEqualTo(DecisionState.RELEASED);
        assertThat(back.effect().orElseThrow().before()).isCloseTo(0.8, within(1e-12));
        assertThat(back.effect().orElseThrow().after()).isCloseTo(0.99, within(1e-12));
    }

    @Test
    void keepsABoundedNumberAndLeavesWhenNobodyIsThereAnyMore() {
        for (int i = 0; i < 2_000; i++) {
            shift(5, 4, Cause.TAKES_FROM_OTHERS);
        }
        assertThat(decider.decide(LoopMode.ACT)).hasSize(1_000);
        open = false;
        shift(5, 4, Cause.TAKES_FROM_OTHERS);
        assertThat(closed).isTrue();
        assertThat(decider.decide(LoopMode.ACT)).isEmpty();
    }
}
