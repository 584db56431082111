// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class HedgerTest {

    private static final Duration DELAY = Duration.ofMillis(100);

    private final VirtualTime time = new VirtualTime();

    private static final class Attempts implements HedgedCall<String> {

        private final List<CompletableFuture<String>> stages = new ArrayList<>();
        private final List<Integer> cancelled = new ArrayList<>();

        @Override
        public CompletionStage<String> start(int attempt) {
            assertThat(attempt).isEqualTo(stages.size());
            stages.add(new CompletableFuture<>());
            return stages.get(attempt);
        }

        @Override
        public void cancelled(int attempt) {
            assertThat(stages.get(attempt)).isCancelled();
            cancelled.add(attempt);
        }
    }

    private final Attempts attempts = new Attempts();

    private static HedgeConfig.Builder generous() {
        return HedgeConfig.builder().beginning(DELAY, 1_000_000).budget(new RetryBudget(1, 100, Duration.ofMinutes(1)));
    }

    private Hedger hedger(HedgeConfig.Builder config) {
        return Hedger.create(config.build(), time.executors(), time);
    }

    @Test
    void aFastCallIsMadeOnce() {
        Hedger hedger = hedger(generous());
        CompletableFuture<String> own = hedger.call("op", attempts);
        time.pass(DELAY.minusNanos(1));
        attempts.stages.get(0).complete("first");
        assertThat(own).isCompletedWithValue("first");
        assertThat(time.waiting()).isZero();
        time.pass(Duration.ofSeconds(9));
        assertThat(attempts.stages).hasSize(1);
        HedgeReport report = hedger.report("op").orElseThrow();
        assertThat(report.calls()).isOne();
        assertThat(report.hedges()).isZero();
        assertThat(hedger.report("other")).isEmpty();
    }

    @Test
    void theFasterAttemptWinsAndTheOtherIsCancelledBeforeTheAnswerIsSeen() {
        Hedger hedger = hedger(generous());
        CompletableFuture<String> own = hedger.call("op", attempts);
        List<Boolean> cancelledFirst = new ArrayList<>();
        var unused = own.thenAccept(
                value -> cancelledFirst.add(attempts.stages.get(0).isCancelled()));
        time.pass(DELAY);
        assertThat(attempts.stages).hasSize(2);
        attempts.stages.get(1).complete("second");
        assertThat(own).isCompletedWithValue("second");
        assertThat(cancelledFirst).containsExactly(true);
        assertThat(attempts.cancelled).containsExactly(0);
        HedgeReport report = hedger.report("op").orElseThrow();
        assertThat(List.of(report.hedges(), report.wins(), report.cancelled())).containsExactly(1L, 1L, 1L);
    }

    @Test
    void theFirstMayStillWin() {
        CompletableFuture<String> own = hedger(generous()).call("op", attempts);
        time.pass(DELAY);
        attempts.stages.get(0).complete("first");
        assertThat(own).isCompletedWithValue("first");
        assertThat(attempts.cancelled).containsExactly(1);
    }

    @Test
    void aFailureWaitsForTheOtherAttempt() {
        CompletableFuture<String> own = hedger(generous()).call("op", attempts);
        time.pass(DELAY);
        attempts.stages.get(0).completeExceptionally(new IOException("first"));
        assertThat(own).isNotDone();
        attempts.stages.get(1).complete("second");
        assertThat(own).isCompletedWithValue("second");
    }

    @Test
    void whenAllFailTheFirstFailureIsThrownWithTheOthers() {
        CompletableFuture<String> own = hedger(generous()).call("op", attempts);
        time.pass(DELAY);
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        attempts.stages.get(1).completeExceptionally(second);
        attempts.stages.get(0).completeExceptionally(first);
        assertThatThrownBy(own::join).hasCause(first);
        assertThat(first.getSuppressed()).containsExactly(second);
    }

    @Test
    void aFailureBeforeTheDelayIsNoReasonToHedge() {
        CompletableFuture<String> own = hedger(generous()).call("op", attempts);
        attempts.stages.get(0).completeExceptionally(new IOException("first"));
        assertThat(own).isCompletedExceptionally();
        time.pass(Duration.ofSeconds(1));
        assertThat(attempts.stages).hasSize(1);
    }

    @Test
    void makesAsManyHedgesAsAllowed() {
        CompletableFuture<String> own = hedger(generous().mostHedges(3)).call("op", attempts);
        time.pass(DELAY.multipliedBy(20));
        assertThat(attempts.stages).hasSize(4);
        attempts.stages.get(2).complete("third");
        assertThat(own).isCompletedWithValue("third");
        assertThat(attempts.cancelled).containsExactlyInAnyOrder(0, 1, 3);
    }

    @Test
    void cancellingCancelsAllAttempts() {
        CompletableFuture<String> own = hedger(generous()).call("op", attempts);
        time.pass(DELAY);
        own.cancel(true);
        assertThat(attempts.cancelled).containsExactlyInAnyOrder(0, 1);
        CompletableFuture<String> early = hedger(generous()).call("op", new Attempts());
        early.cancel(true);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void theBudgetBoundsAdditionalCalls() {
        Hedger hedger = hedger(generous().budget(new RetryBudget(0.05, 0, Duration.ofMinutes(1))));
        for (int i = 0; i < 100; i++) {
            hedger.call("op", new Attempts());
        }
        time.pass(DELAY);
        HedgeReport report = hedger.report("op").orElseThrow();
        assertThat(report.hedges()).isEqualTo(5);
        assertThat(report.denied()).isEqualTo(95);
    }

    @Test
    void callsBeyondTheBoundAreMadeWithoutHedging() {
        Hedger hedger = hedger(generous().most(10, 1));
        CompletableFuture<String> first = hedger.call("op", attempts);
        Attempts others = new Attempts();
        CompletableFuture<String> second = hedger.call("op", others);
        time.pass(DELAY);
        assertThat(attempts.stages).hasSize(2);
        assertThat(others.stages).hasSize(1);
        others.stages.get(0).complete("answer");
        assertThat(second).isCompletedWithValue("answer");
        attempts.stages.get(0).complete("answer");
        assertThat(first).isCompletedWithValue("answer");
        Attempts third = new Attempts();
        hedger.call("op", third);
        time.pass(DELAY);
        assertThat(third.stages).hasSize(2);
    }

    @Test
    void theDelayFollowsTheLatenciesWithinItsBounds() {
        Hedger hedger = hedger(
                HedgeConfig.builder().beginning(DELAY, 64).delayBetween(Duration.ofMillis(5), Duration.ofMillis(50)));
        complete(hedger, 64, Duration.ofMillis(20));
        assertThat(hedger.report("op").orElseThrow().delay()).isBetween(Duration.ofMillis(20), Duration.ofMillis(22));
        complete(hedger, 128, Duration.ofMillis(200));
        assertThat(hedger.report("op").orElseThrow().delay()).isEqualTo(Duration.ofMillis(50));
        time.pass(Duration.ofHours(1));
        complete(hedger, 64, Duration.ofNanos(1));
        assertThat(hedger.report("op").orElseThrow().delay()).isEqualTo(Duration.ofMillis(5));
    }

    private void complete(Hedger hedger, int calls, Duration latency) {
        for (int i = 0; i < calls; i++) {
            Attempts call = new Attempts();
            hedger.call("op", call);
            time.pass(latency);
            call.stages.get(0).complete("answer");
        }
    }

    @Test
    void aHookOrAnAttemptThatThrowsHurtsNobody() {
        Hedger hedger = hedger(generous());
        CompletableFuture<String> slow = new CompletableFuture<>();
        CompletableFuture<String> own = hedger.call("op", new HedgedCall<>() {
            @Override
            public CompletionStage<String> start(int attempt) {
                return attempt == 0 ? slow : CompletableFuture.completedFuture("second");
            }

            @Override
            public void cancelled(int attempt) {
                throw new IllegalStateException("hook");
            }
        });
        time.pass(DELAY);
        assertThat(own).isCompletedWithValue("second");
        CompletableFuture<String> thrown = hedger.call("op", attempt -> {
            throw new IllegalArgumentException("start");
        });
        assertThatThrownBy(thrown::join).hasCauseInstanceOf(IllegalArgumentException.class);
        CompletableFuture<String> nothing = hedger.call("op", attempt -> null);
        assertThatThrownBy(nothing::join).hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void refusesBadInputAndUseAfterTheEnd() {
        Hedger hedger = hedger(generous());
        assertThatThrownBy(() -> hedger.call(" ", attempts)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> hedger.call("a", null)).hasMessageContaining("call");
        assertThatThrownBy(() -> HedgeConfig.builder().quantile(0.1, DELAY).build())
                .hasMessageContaining("quantile");
        assertThatThrownBy(() -> HedgeConfig.builder().mostHedges(0).build()).hasMessageContaining("mostHedges");
        CompletableFuture<String> own = hedger.call("a", attempts);
        hedger.close();
        time.pass(DELAY);
        assertThat(attempts.stages).hasSize(1);
        attempts.stages.get(0).complete("answer");
        assertThat(own).isCompletedWithValue("answer");
        assertThatThrownBy(() -> hedger.call("a", attempts)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCallThatItsCallerGivesUpOtherwiseThanByCancellingLeavesNothingBehind() {
        Hedger hedger = hedger(generous().most(100, 1));
        CompletableFuture<String> own = hedger.call("op", attempts);
        own.completeExceptionally(new TimeoutException("of the caller"));
        assertThat(attempts.stages.get(0)).isCancelled();
        assertThat(time.waiting()).isZero();
        Attempts others = new Attempts();
        CompletableFuture<String> next = hedger.call("op", others);
        time.pass(DELAY);
        assertThat(others.stages).hasSize(2);
        others.stages.get(1).complete("second");
        assertThat(next).isCompletedWithValue("second");
        HedgeReport report = hedger.report("op").orElseThrow();
        assertThat(List.of(report.hedges(), report.denied())).containsExactly(1L, 0L);
    }
}
