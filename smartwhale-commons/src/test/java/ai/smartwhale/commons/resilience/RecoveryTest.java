// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private final VirtualTime time = new VirtualTime();
    private final StateManager states = StateManager.create(StateConfig.withDefaults(), time);
    private final BreakerManager breakers = BreakerManager.create(
            BreakerManagerConfig.of(
                    BreakerConfig.builder().openFor(Duration.ofHours(1)).build()),
            states,
            time,
            time);
    private final List<Long> probedAt = new ArrayList<>();
    private boolean well;

    private final RecoveryConfig config = RecoveryConfig.withDefaults()
            .withProbing(
                    BackoffStrategies.exponential(Duration.ofSeconds(1), 2, Duration.ofSeconds(60)),
                    2,
                    BreakerState.HALF_OPEN);

    private Recovery recovery(RecoveryConfig with) {
        return Recovery.create(with, breakers, time.executors(), time, new Random(1));
    }

    private boolean probe() throws IOException {
        probedAt.add(time.nanoTime() / 1_000_000_000);
        if (!well && probedAt.size() % 2 == 0) {
            throw new IOException("down");
        }
        return well;
    }

    private BreakerState state() {
        return breakers.checkState("callee").orElseThrow().state().state();
    }

    @Test
    void probesWithBackoffAndHalfOpensWhenWell() {
        Recovery recovery = recovery(config);
        recovery.watch("callee", this::probe);
        assertThat(recovery.report("callee").orElseThrow().phase()).isEqualTo(RecoveryReport.Phase.WATCHING);
        breakers.tripBreaker("callee", "test");
        time.pass(Duration.ofSeconds(16));
        assertThat(probedAt).containsExactly(1L, 2L, 4L, 8L, 16L);
        RecoveryReport report = recovery.report("callee").orElseThrow();
        assertThat(report.phase()).isEqualTo(RecoveryReport.Phase.PROBING);
        assertThat(report.newest())
                .extracting(RecoveryReport.Probe::failure)
                .startsWith(Optional.empty(), Optional.of("IOException"));
        well = true;
        time.pass(Duration.ofSeconds(16));
        assertThat(state()).isEqualTo(BreakerState.OPEN);
        time.pass(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(recovery.report("callee").orElseThrow().phase()).isEqualTo(RecoveryReport.Phase.HEALED);
        assertThat(recovery.report("callee").orElseThrow().probes()).isEqualTo(7);
        assertThat(states.history("callee").get(1).reason()).contains("2 health probes");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void mayCloseAtOnceAndBeginsAnewWithEachOpening() {
        Recovery recovery =
                recovery(config.withProbing(BackoffStrategies.constant(Duration.ofSeconds(1)), 1, BreakerState.CLOSED));
        recovery.watch("callee", this::probe);
        well = true;
        for (int i = 0; i < 3; i++) {
            breakers.tripBreaker("callee", "test");
            time.pass(Duration.ofSeconds(1));
            assertThat(state()).isEqualTo(BreakerState.CLOSED);
        }
        assertThat(probedAt).hasSize(3);
    }

    @Test
    void aBreakerThatIsOpenAlreadyIsProbedAtOnce() {
        breakers.tripBreaker("callee", "test");
        well = true;
        recovery(config).watch("callee", this::probe);
        time.pass(Duration.ofSeconds(2));
        assertThat(state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void stopsWhenSomebodyElseDecides() {
        Recovery recovery = recovery(config);
        recovery.watch("callee", this::probe);
        breakers.tripBreaker("callee", "test");
        time.pass(Duration.ofSeconds(1));
        breakers.resetBreaker("callee", "by hand");
        assertThat(recovery.report("callee").orElseThrow().phase()).isEqualTo(RecoveryReport.Phase.WATCHING);
        states.transition("callee", BreakerState.FORCED_OPEN, "by hand");
        time.pass(Duration.ofHours(1));
        assertThat(probedAt).hasSize(1);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void givesUpAfterAsManyProbesAsAllowed() {
        Recovery recovery = recovery(config.withBounds(3, Duration.ofSeconds(5)));
        recovery.watch("callee", this::probe);
        breakers.tripBreaker("callee", "test");
        time.pass(Duration.ofMinutes(30));
        assertThat(probedAt).hasSize(3);
        assertThat(recovery.report("callee").orElseThrow().phase()).isEqualTo(RecoveryReport.Phase.GAVE_UP);
        assertThat(state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aProbeThatHangsFailsAfterItsTimeAndIsNotAskedTwiceAtOnce() {
        Queue<Runnable> workers = new ArrayDeque<>();
        Recovery recovery = Recovery.create(
                config.withProbing(BackoffStrategies.constant(Duration.ofSeconds(1)), 1, BreakerState.CLOSED),
                breakers,
                CommonsExecutors.of(workers::add, time),
                time,
                new Random(1));
        recovery.watch("callee", this::probe);
        breakers.tripBreaker("callee", "test");
        time.pass(Duration.ofMinutes(1));
        assertThat(workers).hasSize(1);
        assertThat(recovery.report("callee").orElseThrow().newest())
                .containsExactly(new RecoveryReport.Probe(
                        VirtualTime.START.plusSeconds(6), false, Optional.of("no answer in time")));
        well = true;
        workers.remove().run();
        assertThat(state()).as("an answer after the timeout does not count").isEqualTo(BreakerState.OPEN);
        time.pass(Duration.ofSeconds(2));
        workers.remove().run();
        assertThat(state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void endsWithItsRegistrationAndWithClosing() {
        Recovery recovery = recovery(config);
        Registration registration = recovery.watch("callee", this::probe);
        assertThatThrownBy(() -> recovery.watch("callee", this::probe)).isInstanceOf(InvalidValueException.class);
        breakers.tripBreaker("callee", "test");
        registration.close();
        assertThat(recovery.report("callee")).isEmpty();
        recovery.watch("callee", this::probe);
        recovery.close();
        recovery.close();
        time.pass(Duration.ofMinutes(10));
        assertThat(probedAt).isEmpty();
        assertThatThrownBy(() -> recovery.watch("other", this::probe)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBackoffThatFailsEndsTheProbing() {
        Recovery recovery = recovery(config.withProbing(
                (failures, previous, random) -> {
                    throw new IllegalArgumentException("strategy");
                },
                1,
                BreakerState.CLOSED));
        recovery.watch("callee", this::probe);
        breakers.tripBreaker("callee", "test");
        assertThat(recovery.report("callee").orElseThrow().phase()).isEqualTo(RecoveryReport.Phase.GAVE_UP);
    }

    @Test
    void refusesBadInput() {
        assertThatThrownBy(() -> config.withProbing(config.backoff(), 1, BreakerState.OPEN))
                .hasMessageContaining("healTo");
        assertThatThrownBy(() -> config.withBounds(0, Duration.ofSeconds(1))).hasMessageContaining("mostProbes");
        assertThatThrownBy(() -> recovery(config).watch("a", null)).hasMessageContaining("probe");
    }

    /** Changes may reach a listener in any order: the one that comes last is not always the latest. */
    @Test
    void goesByTheStateThatHoldsAndNotByTheChangeThatCameLast() {
        states.onChange(change -> {
            if (change.to() == BreakerState.OPEN) {
                breakers.resetBreaker("callee", "by a listener that is told before");
            }
        });
        Recovery recovery = recovery(config);
        recovery.watch("callee", this::probe);
        breakers.tripBreaker("callee", "test");
        assertThat(recovery.report("callee").orElseThrow().phase()).isEqualTo(RecoveryReport.Phase.WATCHING);
        time.pass(Duration.ofMinutes(1));
        assertThat(probedAt).isEmpty();
    }

    @Test
    void whatCannotBeWatchedDoesNotKeepItsName() {
        Recovery recovery = recovery(config);
        breakers.close();
        assertThatThrownBy(() -> recovery.watch("callee", this::probe)).isInstanceOf(IllegalStateException.class);
        assertThat(recovery.report("callee")).isEmpty();
    }

    @Test
    void doesNotHealWhatWasSwitchedOffMeanwhile() {
        states.onChange(change -> {
            if (change.to() == BreakerState.FORCED_OPEN) {
                // Before recovery is told, a probe succeeds that was due.
                time.pass(Duration.ofSeconds(10));
            }
        });
        Recovery recovery = recovery(config);
        recovery.watch("callee", this::probe);
        breakers.tripBreaker("callee", "test");
        well = true;
        time.pass(Duration.ofSeconds(1));
        assertThat(probedAt).hasSize(1);
        states.transition("callee", BreakerState.FORCED_OPEN, "switched off");
        assertThat(probedAt).hasSize(2);
        assertThat(state()).isEqualTo(BreakerState.FORCED_OPEN);
    }
}
