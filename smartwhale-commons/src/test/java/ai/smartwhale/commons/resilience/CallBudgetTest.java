// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallBudgetTest {

    private final VirtualTime time = new VirtualTime();

    @Test
    void allowsTheShareOfTheCallsAndTheReserve() {
        CallBudget budget = new CallBudget(new RetryBudget(0.2, 3, Duration.ofSeconds(10)), time);
        for (int i = 0; i < 100; i++) {
            budget.onCall();
        }
        int granted = 0;
        while (budget.tryWithdraw()) {
            granted++;
        }
        assertThat(granted).isEqualTo(23);
        assertThat(budget.calls()).isEqualTo(100);
    }

    @Test
    void forgetsCallsAndExtrasTogether() {
        CallBudget budget = new CallBudget(new RetryBudget(0.5, 0, Duration.ofSeconds(10)), time);
        budget.onCall();
        budget.onCall();
        assertThat(budget.tryWithdraw()).isTrue();
        assertThat(budget.tryWithdraw()).isFalse();
        time.pass(Duration.ofSeconds(11));
        assertThat(budget.tryWithdraw()).isFalse();
        budget.onCall();
        budget.onCall();
        assertThat(budget.tryWithdraw()).isTrue();
        time.pass(Duration.ofDays(1));
        assertThat(budget.tryWithdraw()).isFalse();
    }

    @Test
    void neverGrantsMoreThanTheShareOverAnyLengthOfTime() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            CallBudget budget = new CallBudget(new RetryBudget(0.05, 0, Duration.ofSeconds(1)), time);
            long calls = 0;
            long granted = 0;
            ArrayDeque<Long> recent = new ArrayDeque<>();
            for (int i = 0; i < 5_000; i++) {
                time.pass(Duration.ofNanos(random.nextInt(20_000_000)));
                if (random.nextInt(3) > 0) {
                    budget.onCall();
                    calls++;
                } else if (budget.tryWithdraw()) {
                    granted++;
                    recent.add(time.nanoTime());
                }
                assertThat(granted).isLessThanOrEqualTo((long) (0.05 * calls + 1e-6));
            }
            assertThat(recent).isNotEmpty();
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new RetryBudget(-0.1, 0, Duration.ofSeconds(1)))
                .hasMessageContaining("share");
        assertThatThrownBy(() -> new RetryBudget(0.1, -1, Duration.ofSeconds(1)))
                .hasMessageContaining("reserve");
        assertThatThrownBy(() -> new RetryBudget(0.1, 0, Duration.ofDays(2))).hasMessageContaining("window");
    }
}
