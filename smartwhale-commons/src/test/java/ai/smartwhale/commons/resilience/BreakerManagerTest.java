// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreakerManagerTest {

    private static final Callable<String> GOOD = () -> "answer";
    private static final Callable<String> BAD = () -> {
        throw new IOException("down");
    };

    private final VirtualTime time = new VirtualTime();
    private final BreakerConfig config = BreakerConfig.builder()
            .windowOfCalls(10, 4)
            .openFor(Duration.ofSeconds(30))
            .halfOpen(2, Duration.ofSeconds(20))
            .slowCalls(Duration.ofSeconds(1), 0.5)
            .build();
    private final StateManager states = StateManager.create(StateConfig.withDefaults(), time);
    private final BreakerManager breakers = create(BreakerManagerConfig.of(config));

    private BreakerManager create(BreakerManagerConfig managerConfig) {
        return BreakerManager.create(managerConfig, states, time, time);
    }

    @AfterEach
    void close() {
        breakers.close();
        states.close();
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> breakers.execute(name, BAD)).isInstanceOf(IOException.class);
        }
    }

    private BreakerState state(String name) {
        return breakers.checkState(name).orElseThrow().state().state();
    }

    @Test
    void passesResultsAndFailuresThrough() throws Exception {
        assertThat(breakers.execute("a", GOOD)).isEqualTo("answer");
        assertThatThrownBy(() -> breakers.execute("a", BAD))
                .isInstanceOf(IOException.class)
                .hasMessage("down");
        assertThat(breakers.checkState("a").orElseThrow().callsInWindow()).isEqualTo(2);
        assertThat(breakers.checkState("unused")).isEmpty();
        assertThat(breakers.names()).containsExactly("a");
    }

    @Test
    void opensAtTheFailureRateAndSaysUntilWhen() throws Exception {
        breakers.execute("a", GOOD);
        fail("a", 3);
        assertThat(state("a")).isEqualTo(BreakerState.OPEN);
        BreakerOpenException refusal =
                catchThrowableOfType(BreakerOpenException.class, () -> breakers.execute("a", GOOD));
        assertThat(refusal.name()).isEqualTo("a");
        assertThat(refusal.state()).isEqualTo(BreakerState.OPEN);
        assertThat(refusal.retryAt()).contains(VirtualTime.START.plusSeconds(30));
        assertThat(refusal).hasMessageContaining("a is OPEN").hasMessageContaining("2026-03-21T00:00:30Z");
        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(catchThrowableOfType(BreakerOpenException.class, () -> breakers.execute("a", GOOD)))
                .isSameAs(refusal);
        assertThat(breakers.checkState("a").orElseThrow().refusals()).isEqualTo(2);
        assertThat(breakers.checkState("a").orElseThrow().state().reason()).contains("75.0 % of 4 calls failed");
    }

    @Test
    void opensForSlowCallsToo() throws Exception {
        for (int i = 0; i < 4; i++) {
            breakers.execute("a", () -> {
                time.pass(Duration.ofSeconds(2));
                return "late";
            });
        }
        assertThat(state("a")).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void letsTrialCallsDecideAfterTheWait() throws Exception {
        fail("a", 4);
        time.pass(Duration.ofSeconds(30).minusNanos(1));
        assertThatThrownBy(() -> breakers.execute("a", GOOD)).isInstanceOf(BreakerOpenException.class);
        time.pass(Duration.ofNanos(1));
        breakers.execute("a", GOOD);
        assertThat(state("a")).isEqualTo(BreakerState.HALF_OPEN);
        breakers.execute("a", GOOD);
        assertThat(state("a")).isEqualTo(BreakerState.CLOSED);
        assertThat(states.history("a"))
                .extracting(StateChange::to)
                .containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
    }

    @Test
    void opensAgainWhenTrialCallsFail() {
        fail("a", 4);
        time.pass(Duration.ofSeconds(30));
        fail("a", 2);
        assertThat(state("a")).isEqualTo(BreakerState.OPEN);
        BreakerOpenException refusal =
                catchThrowableOfType(BreakerOpenException.class, () -> breakers.execute("a", GOOD));
        assertThat(refusal.retryAt()).contains(VirtualTime.START.plusSeconds(60));
    }

    @Test
    void refusesMoreTrialCallsThanAllowedAndOpensWhenTheyNeverEnd() {
        fail("a", 4);
        time.pass(Duration.ofSeconds(30));
        Breaker breaker = breakers.breaker("a");
        assertThat(breaker.tryAcquire()).isPresent();
        assertThat(breaker.tryAcquire()).isPresent();
        assertThat(breaker.tryAcquire()).isEmpty();
        assertThat(state("a")).isEqualTo(BreakerState.HALF_OPEN);
        time.pass(Duration.ofSeconds(20));
        assertThat(breaker.tryAcquire()).isEmpty();
        assertThat(state("a")).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aResultOfAnEarlierPhaseDecidesNothing() {
        Breaker breaker = breakers.breaker("a");
        BreakerPermit stale = breaker.tryAcquire().orElseThrow();
        BreakerPermit staleToo = breaker.tryAcquire().orElseThrow();
        fail("a", 4);
        time.pass(Duration.ofSeconds(30));
        BreakerPermit trial = breaker.tryAcquire().orElseThrow();
        stale.failed(new IOException("late"));
        staleToo.succeeded();
        stale.failed(new IOException("late"));
        assertThat(state("a")).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.status().callsInWindow()).isZero();
        trial.succeeded();
        trial.failed(new IOException("said too late"));
        assertThat(breaker.status().callsInWindow()).isOne();
        breaker.tryAcquire().orElseThrow().succeeded();
        assertThat(state("a")).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aCallThatOutlastsItsPhaseDecidesNothing() throws Exception {
        Breaker breaker = breakers.breaker("a");
        breaker.execute(() -> {
            breakers.tripBreaker("a", Duration.ofSeconds(1), "meanwhile");
            time.pass(Duration.ofSeconds(1));
            breaker.tryAcquire().orElseThrow();
            return "late";
        });
        assertThat(state("a")).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.status().callsInWindow()).isZero();
    }

    @Test
    void aReleasedTrialMakesRoomForAnother() {
        BreakerPermit stale = breakers.breaker("a").tryAcquire().orElseThrow();
        fail("a", 4);
        time.pass(Duration.ofSeconds(30));
        Breaker breaker = breakers.breaker("a");
        BreakerPermit first = breaker.tryAcquire().orElseThrow();
        breaker.tryAcquire().orElseThrow();
        stale.release();
        assertThat(breaker.tryAcquire()).as("a permit of before makes no room").isEmpty();
        first.release();
        assertThat(breaker.tryAcquire()).isPresent();
        assertThat(breaker.tryAcquire()).isEmpty();
    }

    @Test
    void doesNotCountWhatTellsNothingAboutTheCallee() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> breakers.execute("a", () -> {
                        throw new InterruptedException();
                    }))
                    .isInstanceOf(InterruptedException.class);
        }
        assertThat(breakers.checkState("a").orElseThrow().callsInWindow()).isZero();
        assertThat(breakers.checkState("a").orElseThrow().failureRate()).isEmpty();
    }

    @Test
    void tripsProlongsAndResetsByHand() throws Exception {
        breakers.tripBreaker("a", "maintenance");
        assertThat(state("a")).isEqualTo(BreakerState.OPEN);
        time.pass(Duration.ofSeconds(20));
        ManagedState longer = breakers.tripBreaker("a", Duration.ofMinutes(5), "takes longer");
        assertThat(longer.until()).contains(VirtualTime.START.plusSeconds(320));
        time.pass(Duration.ofSeconds(299));
        assertThatThrownBy(() -> breakers.execute("a", GOOD)).isInstanceOf(BreakerOpenException.class);
        assertThat(breakers.resetBreaker("a", "done").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.execute("a", GOOD)).isEqualTo("answer");
        assertThat(breakers.resetBreaker("a", "forget the window").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.checkState("a").orElseThrow().callsInWindow()).isZero();
        assertThat(states.history("a")).hasSize(3);
    }

    @Test
    void followsTheStateManager() throws Exception {
        breakers.breaker("a");
        states.transition("a", BreakerState.FORCED_OPEN, "switched off");
        BreakerOpenException refusal =
                catchThrowableOfType(BreakerOpenException.class, () -> breakers.execute("a", GOOD));
        assertThat(refusal.retryAt()).isEmpty();
        time.pass(Duration.ofDays(9));
        assertThatThrownBy(() -> breakers.execute("a", GOOD)).isInstanceOf(BreakerOpenException.class);
        states.transition("a", BreakerState.DISABLED, "never refuse");
        fail("a", 20);
        assertThat(state("a")).isEqualTo(BreakerState.DISABLED);
        assertThatThrownBy(() -> states.transition("a", BreakerState.DISABLED, "again"))
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessageContaining("a is DISABLED and cannot become DISABLED");
        states.transition("a", BreakerState.HALF_OPEN, "try");
        breakers.execute("a", GOOD);
        breakers.execute("a", GOOD);
        assertThat(state("a")).isEqualTo(BreakerState.CLOSED);
        assertThatThrownBy(() -> states.transition("a", BreakerState.HALF_OPEN, "nothing to try"))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void overridesHoldForTheirNameOnly() {
        try (StateManager own = StateManager.create(StateConfig.withDefaults(), time);
                BreakerManager manager = BreakerManager.create(
                        BreakerManagerConfig.of(config)
                                .withOverrides(Map.of(
                                        "touchy",
                                        BreakerConfig.builder()
                                                .windowOfCalls(1, 1)
                                                .build())),
                        own,
                        time,
                        time)) {
            for (String name : List.of("touchy", "calm")) {
                assertThatThrownBy(() -> manager.execute(name, BAD)).isInstanceOf(IOException.class);
            }
            assertThat(manager.checkState("touchy").orElseThrow().state().state())
                    .isEqualTo(BreakerState.OPEN);
            assertThat(manager.checkState("calm").orElseThrow().state().state()).isEqualTo(BreakerState.CLOSED);
        }
    }

    @Test
    void givesUpWhatIsIdleAndAHandleFindsItsSuccessor() throws Exception {
        try (BreakerManager small = create(BreakerManagerConfig.of(config).withBounds(2, Duration.ofMinutes(1)))) {
            Breaker first = small.breaker("first");
            first.execute(GOOD);
            time.pass(Duration.ofMinutes(2));
            small.breaker("second");
            assertThat(small.names()).containsExactly("second");
            assertThat(first.execute(GOOD)).isEqualTo("answer");
            assertThat(small.names()).containsExactlyInAnyOrder("first", "second");
            assertThat(first.status().callsInWindow()).isOne();
            assertThat(first.executeAsync(() -> CompletableFuture.completedFuture("later"))
                            .join())
                    .isEqualTo("later");
        }
    }

    @Test
    void whenFullGivesUpTheClosedOneUsedLongestAgoAndNeverAnOpenOne() {
        try (BreakerManager small = create(BreakerManagerConfig.of(config).withBounds(2, Duration.ofDays(1)))) {
            small.breaker("old");
            time.pass(Duration.ofSeconds(1));
            small.tripBreaker("open", "test");
            small.breaker("new");
            assertThat(small.names()).containsExactlyInAnyOrder("open", "new");
            small.tripBreaker("new", "test");
            assertThatThrownBy(() -> small.breaker("third"))
                    .isInstanceOf(LimitExceededException.class)
                    .hasMessageContaining("2");
        }
    }

    @Test
    void guardsStages() {
        Breaker breaker = breakers.breaker("a");
        List<CompletableFuture<String>> stages = new ArrayList<>();
        List<CompletableFuture<String>> own = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CompletableFuture<String> stage = new CompletableFuture<>();
            stages.add(stage);
            own.add(breaker.executeAsync(() -> stage));
        }
        own.get(0).cancel(true);
        assertThat(stages.get(0)).isCancelled();
        assertThat(breaker.status().callsInWindow()).isZero();
        stages.get(1).complete("answer");
        assertThat(own.get(1).join()).isEqualTo("answer");
        stages.subList(2, 5)
                .forEach(stage -> stage.completeExceptionally(new CompletionException(new IOException("x"))));
        assertThat(own.get(2)).isCompletedExceptionally();
        assertThatThrownBy(own.get(2)::join).hasRootCauseInstanceOf(IOException.class);
        assertThat(state("a")).isEqualTo(BreakerState.OPEN);
        CompletableFuture<String> refused = breakers.executeAsync("a", () -> {
            throw new AssertionError("must not be called");
        });
        assertThatThrownBy(refused::join).hasCauseInstanceOf(BreakerOpenException.class);
    }

    @Test
    void aSupplierThatThrowsOrGivesNothingFailsTheFuture() {
        CompletableFuture<String> thrown = breakers.executeAsync("a", () -> {
            throw new IllegalArgumentException("no");
        });
        assertThatThrownBy(thrown::join).hasCauseInstanceOf(IllegalArgumentException.class);
        CompletableFuture<String> nothing = breakers.executeAsync("a", () -> null);
        assertThatThrownBy(nothing::join).hasCauseInstanceOf(NullPointerException.class);
        assertThat(breakers.checkState("a").orElseThrow().callsInWindow()).isOne();
    }

    @Test
    void aFailingListenerHurtsNobody() {
        List<BreakerState> seen = new ArrayList<>();
        states.onChange(change -> {
            throw new IllegalStateException("listener");
        });
        Registration registration = states.onChange(change -> seen.add(change.to()));
        fail("a", 4);
        registration.close();
        registration.close();
        breakers.resetBreaker("a", "after the registration ended");
        assertThat(seen).containsExactly(BreakerState.OPEN);
    }

    @Test
    void aFailingPredicateDoesNotHideTheFailure() {
        try (BreakerManager strict = create(BreakerManagerConfig.of(BreakerConfig.builder()
                .countsAsFailure(error -> {
                    throw new IllegalArgumentException("predicate");
                })
                .build()))) {
            assertThatThrownBy(() -> strict.execute("p", BAD)).isInstanceOf(IOException.class);
            assertThat(strict.checkState("p").orElseThrow().callsInWindow()).isOne();
        }
    }

    @Test
    void windowsOfSecondsForgetOldCalls() {
        try (BreakerManager timed = create(BreakerManagerConfig.of(
                BreakerConfig.builder().windowOfSeconds(5, 4).build()))) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> timed.execute("t", BAD)).isInstanceOf(IOException.class);
            }
            time.pass(Duration.ofSeconds(6));
            assertThatThrownBy(() -> timed.execute("t", BAD)).isInstanceOf(IOException.class);
            BreakerStatus status = timed.checkState("t").orElseThrow();
            assertThat(status.state().state()).isEqualTo(BreakerState.CLOSED);
            assertThat(status.callsInWindow()).isOne();
        }
    }

    @Test
    void refusesBadInput() {
        assertThatThrownBy(() -> breakers.breaker(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> breakers.breaker(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> breakers.breaker("x".repeat(257))).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> breakers.tripBreaker("a", Duration.ZERO, "r")).hasMessageContaining("openFor");
        assertThatThrownBy(() -> breakers.tripBreaker("a", "")).hasMessageContaining("reason");
        assertThatThrownBy(() -> breakers.execute("a", null)).hasMessageContaining("call");
        assertThatThrownBy(() -> BreakerConfig.builder().failureRate(Double.NaN).build())
                .hasMessageContaining("failureRate");
        assertThatThrownBy(() -> BreakerConfig.builder()
                        .slowCalls(Duration.ofMillis(1), 1)
                        .build())
                .hasMessageContaining("slowCallDuration");
        assertThatThrownBy(
                        () -> BreakerConfig.builder().windowOfSeconds(4_000, 1).build())
                .hasMessageContaining("windowSize");
        assertThatThrownBy(() -> BreakerManager.create(
                        BreakerManagerConfig.withDefaults(),
                        StateManager.create(new StateConfig(10, 1, Duration.ofSeconds(1)), time),
                        time,
                        time))
                .hasMessageContaining("mostNames");
        assertThat(breakers.names()).isEmpty();
    }

    @Test
    void isOfNoUseAfterTheEnd() {
        Breaker breaker = breakers.breaker("a");
        breakers.close();
        breakers.close();
        assertThatThrownBy(() -> breaker.execute(GOOD)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(breaker::tryAcquire).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(breaker::status).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> breakers.execute("a", GOOD)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> breakers.checkState("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(breakers::names).isInstanceOf(IllegalStateException.class);
    }
}
