// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.core.VirtualTime;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;

/** A scheduler whose time and threads a test drives. */
abstract class SchedulingOnVirtualTime {

    final VirtualTime time = new VirtualTime();
    final Deque<Runnable> runner = new ArrayDeque<>();
    final List<String> ran = new ArrayList<>();
    final PriorityManager priorities = PriorityManager.create();
    final ResourceAllocator allocator = ResourceAllocator.create(
            ResourceAllocatorConfig.defaults(),
            ResourceCapacity.of(4_000, 1_000),
            MachineLoad.UNKNOWN,
            time.executors(),
            time);
    TaskScheduler scheduler = create(TaskSchedulerConfig.builder().slots(2));

    TaskScheduler create(TaskSchedulerConfig.Builder config) {
        return TaskScheduler.builder()
                .config(config.build())
                .executors(time.executors())
                .runner(runner::add)
                .allocator(allocator)
                .priorities(priorities)
                .ticker(time)
                .build();
    }

    @AfterEach
    void close() {
        scheduler.close(Duration.ofMillis(1));
        allocator.close();
    }

    TaskBuilder<String> task(String id) {
        return Task.builder("m", () -> {
                    ran.add(id);
                    return id;
                })
                .id(id);
    }

    <T> TaskHandle<T> schedule(TaskBuilder<T> task) {
        TaskHandle<T> handle = scheduler.scheduleTask(task.build());
        assertThat(scheduler.statistics().isConsistent()).isTrue();
        return handle;
    }

    /** Work that goes on until the test ends it. */
    TaskHandle<String> begun(String model, CompletableFuture<String> end) {
        TaskWork.Async<String> work = context -> end;
        TaskHandle<String> handle = scheduler.scheduleTask(
                Task.builder(model, work).priority(TaskPriority.of(1)).build());
        assertThat(scheduler.executeNextTask()).contains(handle);
        return handle;
    }

    void runAll() {
        while (scheduler.executeNextTask().isPresent()) {
            assertThat(scheduler.statistics().isConsistent()).isTrue();
        }
    }

    static TaskOutcome<String> rejected(RejectReason reason) {
        return new TaskOutcome.Rejected<>(reason);
    }

    void pump() {
        for (Runnable pump = runner.poll(); pump != null; pump = runner.poll()) {
            pump.run();
        }
        time.settle();
    }
}
