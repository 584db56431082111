// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateManagerTest {

    private final VirtualTime time = new VirtualTime();
    private final StateManager states = StateManager.create(new StateConfig(3, 2, Duration.ofSeconds(1)), time);

    @Test
    void whatIsLegalIsWhatTheStatesSay() {
        for (BreakerState from : BreakerState.values()) {
            for (BreakerState to : BreakerState.values()) {
                boolean legal = from == to
                        ? from == BreakerState.OPEN
                        : !(from == BreakerState.CLOSED && to == BreakerState.HALF_OPEN);
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(legal);
            }
        }
    }

    @Test
    void beginsClosedAndKeepsTheNewestChanges() {
        assertThat(states.find("a")).isEmpty();
        assertThat(states.manageState("a").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(states.history("a")).isEmpty();
        List<StateChange> told = new ArrayList<>();
        states.onChange(told::add);
        time.pass(Duration.ofSeconds(5));
        states.transition("a", BreakerState.OPEN, "one");
        states.transition("a", BreakerState.HALF_OPEN, "two");
        ManagedState last = states.transition("a", BreakerState.CLOSED, "three");
        assertThat(last.since()).isEqualTo(VirtualTime.START.plusSeconds(5));
        assertThat(states.history("a")).extracting(StateChange::reason).containsExactly("two", "three");
        assertThat(told).hasSize(3).endsWith(states.history("a").get(1));
        assertThat(states.find("a")).contains(last);
    }

    @Test
    void anIllegalTransitionChangesNothing() {
        states.manageState("a");
        assertThatThrownBy(() -> states.transition("a", BreakerState.HALF_OPEN, "r"))
                .isInstanceOfSatisfying(IllegalTransitionException.class, e -> {
                    assertThat(e.name()).isEqualTo("a");
                    assertThat(e.from()).isEqualTo(BreakerState.CLOSED);
                    assertThat(e.to()).isEqualTo(BreakerState.HALF_OPEN);
                });
        assertThat(states.history("a")).isEmpty();
    }

    @Test
    void whatHappenedElsewhereIsStoredAsItIs() {
        StateChange change = new StateChange(
                "a", BreakerState.CLOSED, BreakerState.HALF_OPEN, time.instant(), Optional.empty(), "elsewhere");
        states.storeHistory(change);
        assertThat(states.history("a")).containsExactly(change);
        assertThat(states.manageState("a").state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void forgetsTheClosedOneThatChangedLongestAgo() {
        states.manageState("old");
        time.pass(Duration.ofSeconds(1));
        states.manageState("young");
        states.transition("open", BreakerState.OPEN, "r");
        states.manageState("fourth");
        assertThat(states.find("old")).isEmpty();
        assertThat(states.find("young")).isPresent();
        states.transition("young", BreakerState.OPEN, "r");
        states.transition("fourth", BreakerState.OPEN, "r");
        assertThatThrownBy(() -> states.manageState("fifth")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void oneNameHasOneLiveBreaker() {
        try (StateManager roomy = StateManager.create(StateConfig.withDefaults(), time);
                BreakerManager one = BreakerManager.create(BreakerManagerConfig.withDefaults(), roomy, time, time);
                BreakerManager two = BreakerManager.create(BreakerManagerConfig.withDefaults(), roomy, time, time)) {
            one.breaker("a");
            assertThatThrownBy(() -> two.breaker("a")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aBreakerOutlivesItsStateManager() throws Exception {
        StateManager roomy = StateManager.create(StateConfig.withDefaults(), time);
        try (BreakerManager one = BreakerManager.create(
                BreakerManagerConfig.of(
                        BreakerConfig.builder().windowOfCalls(1, 1).build()),
                roomy,
                time,
                time)) {
            Breaker breaker = one.breaker("a");
            roomy.close();
            breaker.tryAcquire().orElseThrow().failed(new java.io.IOException("down"));
            assertThat(breaker.status().state().state()).isEqualTo(BreakerState.OPEN);
        }
    }

    @Test
    void refusesBadInputAndUseAfterTheEnd() {
        assertThatThrownBy(() -> states.manageState("")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> states.transition("a", null, "r")).hasMessageContaining("to");
        assertThatThrownBy(() -> states.transition("a", BreakerState.OPEN, "r".repeat(501)))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> new StateConfig(0, 1, Duration.ofSeconds(1))).hasMessageContaining("mostNames");
        states.close();
        assertThatThrownBy(() -> states.manageState("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> states.history("a")).isInstanceOf(IllegalStateException.class);
    }
}
