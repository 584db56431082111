// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PriorityManagerStressTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 5_000;
    private static final int TASKS = 20;

    /** Changes of many threads may be told in any order; what counts in the end is what the manager knows. */
    @Test
    void tasksHaveInTheEndThePriorityThatTheManagerKnows() throws Exception {
        PriorityManager manager = PriorityManager.create(PriorityManagerConfig.defaults());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (CommonsExecutors executors = CommonsExecutors.create("priority-stress", 2);
                TaskScheduler scheduler = TaskScheduler.builder()
                        .executors(executors)
                        .priorities(manager)
                        .build()) {
            List<TaskHandle<Integer>> handles = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                manager.setPriority("t" + i, TaskPriority.DEFAULT);
                handles.add(scheduler.scheduleTask(Task.builder("m", () -> 1)
                        .id("t" + i)
                        .delay(i % 2 == 0 ? Duration.ZERO : Duration.ofHours(1))
                        .build()));
            }
            List<Future<Integer>> users = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                users.add(threads.submit(() -> change(manager, random)));
            }
            for (Future<Integer> user : users) {
                assertThat(user.get(60, TimeUnit.SECONDS)).isEqualTo(ROUNDS);
            }
            for (TaskHandle<Integer> handle : handles) {
                assertThat(manager.getPriority(handle.id())).contains(handle.priority());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int change(PriorityManager manager, Random random) {
        int rounds = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String id = "t" + random.nextInt(TASKS);
            switch (random.nextInt(20)) {
                case 0 -> manager.setPressure(random.nextBoolean());
                case 1, 2, 3, 4 -> manager.setPriority(id, TaskPriority.of(1 + random.nextInt(9)));
                default ->
                    assertThat(manager.adjustPriority(id, random.nextInt(7) - 3))
                            .isPresent();
            }
            rounds++;
        }
        return rounds;
    }
}
