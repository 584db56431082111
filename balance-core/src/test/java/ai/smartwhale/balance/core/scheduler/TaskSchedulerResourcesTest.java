// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tasks that need resources. */
class TaskSchedulerResourcesTest extends SchedulingOnVirtualTime {

    @Test
    void tasksThatCannotHaveTheirResourcesArePassedOver() {
        DemandLease all = allocator
                .allocateResources(AllocationRequest.of("other", Demand.of(3, 0)))
                .lease()
                .orElseThrow();
        TaskHandle<String> big = schedule(task("big").demand(Demand.of(2, 0)));
        schedule(task("small").demand(Demand.of(1, 0)));
        schedule(task("free"));
        runAll();
        assertThat(ran).containsExactly("small", "free");
        assertThat(scheduler.statistics().pauses()).isEqualTo(1);
        all.close();
        time.settle();
        runAll();
        assertThat(big.result()).contains(new TaskOutcome.Value<>(Optional.of("big")));
        assertThat(allocator.getSystemResources().leases()).isZero();
    }

    @Test
    void whileResourcesAreShortItPausesAndLooksAgainByItself() {
        scheduler.start();
        DemandLease all = allocator
                .allocateResources(new AllocationRequest("other", Demand.of(4, 0), Duration.ofMinutes(1)))
                .lease()
                .orElseThrow();
        schedule(task("big").demand(Demand.of(2, 0)));
        pump();
        assertThat(scheduler.statistics().pauses()).isEqualTo(1);
        assertThat(scheduler.executeNextTask()).isEmpty();
        assertThat(scheduler.statistics().pauses()).isEqualTo(1);
        time.advance(Duration.ofMillis(50));
        pump();
        assertThat(scheduler.statistics().pauses()).isEqualTo(2);
        assertThat(all.release()).isTrue();
        time.settle();
        pump();
        assertThat(ran).containsExactly("big");
    }

    @Test
    void aBigTaskGetsItsTurnInTheEnd() {
        scheduler = create(TaskSchedulerConfig.builder().slots(8).maxSkips(5));
        List<CompletableFuture<String>> ends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ends.add(small());
        }
        runAll();
        TaskHandle<String> big = schedule(task("big").demand(Demand.of(4, 0)));
        int smallOnes = 0;
        while (big.result().isEmpty()) {
            ends.add(small());
            // One ends, so that there is always room for a small one and never for the big one.
            ends.remove(0).complete("");
            time.settle();
            runAll();
            assertThat(++smallOnes).isLessThan(30);
        }
        assertThat(smallOnes).isBetween(5, 12);
        ends.forEach(end -> end.complete(""));
    }

    private CompletableFuture<String> small() {
        CompletableFuture<String> end = new CompletableFuture<>();
        TaskWork.Async<String> work = context -> end;
        scheduler.scheduleTask(
                Task.builder("small", work).demand(Demand.of(1, 0)).build());
        return end;
    }

    @Test
    void aDemandAboveTheCapacityIsRejectedAtTheDoor() {
        assertThat(schedule(task("a").demand(Demand.of(5, 0))).result())
                .contains(rejected(RejectReason.DEMAND_ABOVE_CAPACITY));
        try (TaskScheduler without =
                TaskScheduler.builder().executors(time.executors()).build()) {
            Task<String> demanding = task("a").demand(Demand.of(1, 0)).build();
            assertThatThrownBy(() -> without.scheduleTask(demanding)).isInstanceOf(InvalidValueException.class);
        }
    }
}
