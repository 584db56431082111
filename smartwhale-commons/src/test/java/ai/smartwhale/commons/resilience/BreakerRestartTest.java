// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakerRestartTest {

    private final VirtualTime time = new VirtualTime();
    private final BreakerManagerConfig config = BreakerManagerConfig.of(
            BreakerConfig.builder().openFor(Duration.ofMinutes(10)).build());

    @TempDir
    private Path directory;

    private StateManager states() {
        return StateManager.create(
                StateConfig.withDefaults(), time, BreakerStateStore.file(directory.resolve("breakers")), Runnable::run);
    }

    @Test
    void anOpenBreakerIsStillOpenAfterARestartAndForNoLonger() throws Exception {
        try (StateManager states = states();
                BreakerManager breakers = BreakerManager.create(config, states, time, time)) {
            breakers.tripBreaker("open", "test");
            breakers.tripBreaker("reset", "test");
            breakers.resetBreaker("reset", "test");
            states.transition("forced", BreakerState.FORCED_OPEN, "switched off");
            states.transition("disabled", BreakerState.DISABLED, "never refuse");
        }
        time.pass(Duration.ofMinutes(4));
        try (StateManager states = states();
                BreakerManager breakers = BreakerManager.create(config, states, time, time)) {
            BreakerStatus open = breakers.checkState("open").orElseThrow();
            assertThat(open.state().state()).isEqualTo(BreakerState.OPEN);
            assertThat(open.state().until()).contains(VirtualTime.START.plusSeconds(600));
            assertThat(open.state().reason()).isEqualTo("restored: test");
            assertThat(breakers.checkState("reset")).isEmpty();
            assertThat(breakers.breaker("forced").tryAcquire()).isEmpty();
            assertThat(breakers.breaker("disabled").tryAcquire()).isPresent();
            time.pass(Duration.ofMinutes(6).minusNanos(1));
            assertThat(breakers.breaker("open").tryAcquire()).isEmpty();
            time.pass(Duration.ofNanos(1));
            assertThat(breakers.breaker("open").tryAcquire()).isPresent();
            assertThat(breakers.checkState("open").orElseThrow().state().state())
                    .isEqualTo(BreakerState.HALF_OPEN);
        }
    }

    @Test
    void aWaitThatPassedWhileDownBecomesATrial() {
        try (StateManager states = states();
                BreakerManager breakers = BreakerManager.create(config, states, time, time)) {
            breakers.tripBreaker("open", "test");
        }
        time.pass(Duration.ofHours(1));
        try (StateManager states = states();
                BreakerManager breakers = BreakerManager.create(config, states, time, time)) {
            assertThat(breakers.checkState("open").orElseThrow().state().state())
                    .isEqualTo(BreakerState.HALF_OPEN);
        }
    }

    @Test
    void aClockThatWasSetBackDoesNotProlongAWait() {
        try (StateManager states = states();
                BreakerManager breakers = BreakerManager.create(config, states, time, time)) {
            breakers.tripBreaker("open", "test");
        }
        VirtualTime other = new VirtualTime();
        try (StateManager states = StateManager.create(
                        StateConfig.withDefaults(),
                        () -> other.instant().minus(Duration.ofDays(30)),
                        BreakerStateStore.file(directory.resolve("breakers")),
                        Runnable::run);
                BreakerManager breakers = BreakerManager.create(
                        config, states, other, () -> other.instant().minus(Duration.ofDays(30)))) {
            assertThat(breakers.breaker("open").tryAcquire()).isEmpty();
            other.pass(Duration.ofMinutes(10));
            assertThat(breakers.breaker("open").tryAcquire()).isPresent();
        }
    }

    @Test
    void savesOfOneMomentAreOneAndClosingSavesTheRest() throws Exception {
        Queue<Runnable> later = new ArrayDeque<>();
        Path file = directory.resolve("breakers");
        StateManager states =
                StateManager.create(StateConfig.withDefaults(), time, BreakerStateStore.file(file), later::add);
        states.transition("a", BreakerState.FORCED_OPEN, "test");
        states.transition("b", BreakerState.FORCED_OPEN, "test");
        assertThat(later).hasSize(1);
        assertThat(file).doesNotExist();
        later.remove().run();
        assertThat(BreakerStateStore.file(file).load()).hasSize(2);
        states.transition("c", BreakerState.FORCED_OPEN, "test");
        states.close();
        states.close();
        assertThat(BreakerStateStore.file(file).load()).hasSize(3);
    }

    @Test
    void aSaveThatIsRefusedOrFailsIsMadeUpForLater() throws Exception {
        Path file = directory.resolve("missing/breakers");
        try (StateManager states =
                StateManager.create(StateConfig.withDefaults(), time, BreakerStateStore.file(file), Runnable::run)) {
            states.transition("a", BreakerState.FORCED_OPEN, "directory is missing");
            Files.createDirectory(file.getParent());
            states.transition("b", BreakerState.FORCED_OPEN, "directory is there");
            assertThat(BreakerStateStore.file(file).load()).hasSize(2);
        }
        Path last = directory.resolve("absent/breakers");
        StateManager closing =
                StateManager.create(StateConfig.withDefaults(), time, BreakerStateStore.file(last), Runnable::run);
        closing.transition("a", BreakerState.FORCED_OPEN, "directory is missing");
        Files.createDirectory(last.getParent());
        closing.close();
        assertThat(BreakerStateStore.file(last).load()).hasSize(1);
        Path other = directory.resolve("other");
        StateManager refused =
                StateManager.create(StateConfig.withDefaults(), time, BreakerStateStore.file(other), task -> {
                    throw new RejectedExecutionException("busy");
                });
        refused.transition("a", BreakerState.FORCED_OPEN, "test");
        assertThat(other).doesNotExist();
        refused.close();
        assertThat(BreakerStateStore.file(other).load()).hasSize(1);
    }

    @Test
    void anyDamageToTheFileIsFoundAndTheFileSetAside() throws Exception {
        Path file = directory.resolve("breakers");
        BreakerStateStore store = BreakerStateStore.file(file);
        assertThat(store.load()).isEmpty();
        List<ManagedState> saved = List.of(
                new ManagedState("one", BreakerState.OPEN, time.instant(), Optional.of(time.instant()), "بسته"),
                new ManagedState("two", BreakerState.FORCED_OPEN, time.instant(), Optional.empty(), "reason"));
        store.save(saved);
        assertThat(store.load()).isEqualTo(saved);
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i += 9) {
            byte[] damaged = good.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            assertThat(store.load()).as("byte %d", i).isEmpty();
            assertThat(file).doesNotExist();
            assertThat(directory.resolve("breakers.corrupt")).hasBinaryContent(damaged);
        }
        for (int length = 0; length < good.length; length += 9) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThat(store.load()).isEmpty();
        }
        Files.write(file, "not ours at all, and long enough to hold a checksum".getBytes(StandardCharsets.UTF_8));
        try (StateManager states = states()) {
            assertThat(states.find("one")).isEmpty();
        }
    }

    @Test
    void aStoreThatCannotBeReadMeansThatNothingIsKnown() {
        BreakerStateStore broken = new BreakerStateStore() {
            @Override
            public List<ManagedState> load() throws IOException {
                throw new IOException("no disk");
            }

            @Override
            public void save(List<ManagedState> states) throws IOException {
                throw new IOException("no disk");
            }
        };
        try (StateManager states = StateManager.create(StateConfig.withDefaults(), time, broken, Runnable::run)) {
            states.transition("a", BreakerState.FORCED_OPEN, "goes on without a disk");
            assertThat(states.manageState("a").state()).isEqualTo(BreakerState.FORCED_OPEN);
        }
        assertThatThrownBy(() -> BreakerStateStore.file(null)).hasMessageContaining("file");
    }

    @Test
    void aSaverThatFindsNoThreadOnceIsAskedAgain() throws Exception {
        Queue<Error> troubles = new ArrayDeque<>(List.of(new OutOfMemoryError("unable to create native thread")));
        BreakerStateStore store = BreakerStateStore.file(directory.resolve("breakers"));
        StateManager states = StateManager.create(StateConfig.withDefaults(), time, store, save -> {
            Error trouble = troubles.poll();
            if (trouble != null) {
                throw trouble;
            }
            save.run();
        });
        states.transition("first", BreakerState.FORCED_OPEN, "test");
        states.transition("second", BreakerState.FORCED_OPEN, "test");
        assertThat(store.load()).extracting(ManagedState::name).containsExactlyInAnyOrder("first", "second");
        states.close();
    }
}
