// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that end while the breaker changes: after it was looked whether their phase lasts, before they are counted. */
class LateCallsTest {

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    /** What happens at the next reading of the time; a result reads it as it is being counted. */
    private Runnable meanwhile = () -> {};

    private final StateManager states = StateManager.create(StateConfig.withDefaults(), time);
    private final BreakerManager breakers = BreakerManager.create(
            BreakerManagerConfig.of(BreakerConfig.builder()
                    .windowOfCalls(10, 4)
                    .openFor(WAIT)
                    .halfOpen(2, Duration.ofMinutes(1))
                    .build()),
            states,
            this::read,
            time);
    private final Breaker breaker = breakers.breaker("a");

    private long read() {
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        return time.nanoTime();
    }

    @AfterEach
    void close() {
        breakers.close();
        states.close();
    }

    private void openAndBeginATrial() {
        breakers.tripBreaker("a", WAIT, "meanwhile");
        time.pass(WAIT);
        breaker.tryAcquire().orElseThrow();
    }

    private String endsWhileAnotherTrialBegins() throws Exception {
        return breaker.execute(() -> {
            meanwhile = this::openAndBeginATrial;
            return "late";
        });
    }

    @Test
    void aCallOfBeforeTheBreakerOpenedDoesNotCountInATrial() throws Exception {
        assertThat(endsWhileAnotherTrialBegins()).isEqualTo("late");
        assertThat(breaker.status().state().state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.status().callsInWindow()).isZero();
    }

    @Test
    void aCallOfATrialDoesNotCountInTheNext() throws Exception {
        breakers.tripBreaker("a", WAIT, "before");
        time.pass(WAIT);
        assertThat(endsWhileAnotherTrialBegins()).isEqualTo("late");
        assertThat(breaker.status().state().state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.status().callsInWindow()).isZero();
        breaker.tryAcquire().orElseThrow().succeeded();
        assertThat(breaker.status().state().state())
                .as("one of the two calls of this trial has not ended")
                .isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.status().callsInWindow()).isOne();
    }

    @Test
    void aCallOfATrialDoesNotCountAfterTheBreakerClosed() throws Exception {
        breakers.tripBreaker("a", WAIT, "before");
        time.pass(WAIT);
        breaker.execute(() -> {
            meanwhile = () -> breakers.resetBreaker("a", "meanwhile");
            return "late";
        });
        assertThat(breaker.status().state().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.status().callsInWindow()).isZero();
    }
}
