// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.core.scheduler.PriorityManager;
import ai.smartwhale.balance.core.scheduler.TaskHandle;
import ai.smartwhale.balance.core.scheduler.TaskOutcome;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.balance.core.scheduler.TaskSchedulerConfig;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchSchedulerTest {

    private final CommonsExecutors executors = CommonsExecutors.create("batch-scheduler-test");
    private final PriorityManager manager = PriorityManager.create();
    private final PriorityHandler priorities = PriorityHandler.create(manager);
    private final TaskScheduler tasks = TaskScheduler.builder()
            .config(TaskSchedulerConfig.builder().slots(1).build())
            .executors(executors)
            .priorities(manager)
            .build();
    private final List<String> processed = new ArrayList<>();
    private final BatchScheduler<String, Integer> scheduler = BatchScheduler.create(tasks, priorities, this::process);

    private CompletionStage<Integer> process(List<String> items) {
        processed.add(String.join("+", items));
        if (items.contains("bad")) {
            throw new IllegalArgumentException("bad");
        }
        return CompletableFuture.completedFuture(items.size());
    }

    @AfterEach
    void close() {
        tasks.close();
        executors.close();
    }

    @Test
    void runsTheMoreUrgentBatchFirstAndEqualOnesAsTheyCame() {
        priorities.assignPriority("late", "low");
        priorities.assignPriority("soon", "HIGH");
        scheduler.scheduleBatch(BatchOrder.of("late", "model", List.of("late")));
        scheduler.scheduleBatch(BatchOrder.of("first", "model", List.of("first", "one")));
        scheduler.scheduleBatch(BatchOrder.of("second", "model", List.of("second")));
        scheduler.scheduleBatch(BatchOrder.of("soon", "model", List.of("soon")));
        assertThat(scheduler.processBatches()).isEqualTo(4);
        assertThat(processed).containsExactly("soon", "first+one", "second", "late");
        assertThat(scheduler.processBatches()).isZero();
    }

    @Test
    void followsAnAdjustmentOfABatchThatWaits() {
        priorities.assignPriority("a", TaskPriority.of(5));
        priorities.assignPriority("b", TaskPriority.of(5));
        scheduler.scheduleBatch(BatchOrder.of("a", "model", List.of("a")));
        scheduler.scheduleBatch(BatchOrder.of("b", "model", List.of("b")));
        assertThat(priorities.adjustPriority("b", -4)).contains(TaskPriority.of(1));
        scheduler.processBatches();
        assertThat(processed).containsExactly("b", "a");
    }

    @Test
    void tellsTheResultAndTheFailureOfABatch() {
        TaskHandle<Integer> good = scheduler.scheduleBatch(BatchOrder.of("good", "model", List.of("x", "y")));
        TaskHandle<Integer> bad = scheduler.scheduleBatch(BatchOrder.of("bad", "model", List.of("bad")));
        scheduler.processBatches();
        assertThat(good.outcome().join().value()).isEqualTo(Optional.of(2));
        assertThat(bad.outcome().join()).isInstanceOf(TaskOutcome.Failed.class);
    }

    @Test
    void keepsADelayedBatchBack() {
        scheduler.scheduleBatch(BatchOrder.of("a", "model", List.of("a")).withDelay(Duration.ofHours(1)));
        assertThat(scheduler.processBatches()).isZero();
    }

    @Test
    void knowsTheDefaultOfABatchWithoutPriority() {
        assertThat(priorities.priority("unknown")).isEqualTo(TaskPriority.DEFAULT);
        assertThat(priorities.adjustPriority("unknown", 1)).isEmpty();
    }

    @Test
    void refusesBadInput() {
        assertThatThrownBy(() -> priorities.assignPriority("a", "urgent"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("high, medium or low");
        assertThatThrownBy(() -> BatchOrder.of("a", "model", List.of())).isInstanceOf(InvalidValueException.class);
    }
}
