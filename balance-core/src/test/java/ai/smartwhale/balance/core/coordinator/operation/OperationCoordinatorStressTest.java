// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.core.scheduler.Task;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resilience.BackoffStrategies;
import ai.smartwhale.commons.resilience.FailureClassifier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With real threads. */
class OperationCoordinatorStressTest {

    private static final int THREADS = 4;
    private static final int CHAINS = 150;

    @Test
    void everyOperationEndsOnceWhileItRunsFailsExpiresAndIsCancelled() throws Exception {
        OperationRetry retry =
                new OperationRetry(2, BackoffStrategies.constant(Duration.ofMillis(1)), FailureClassifier.standard());
        ConcurrentMap<String, Integer> told = new ConcurrentHashMap<>();
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try (CommonsExecutors executors = CommonsExecutors.create("operation-stress");
                TaskScheduler scheduler =
                        TaskScheduler.builder().executors(executors).build();
                OperationCoordinator coordinator = OperationCoordinator.builder()
                        .scheduler(scheduler)
                        .executors(executors)
                        .build()) {
            scheduler.start();
            List<CompletableFuture<Void>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                done.add(CompletableFuture.runAsync(
                        () -> {
                            Random random = new Random(number);
                            List<CompletableFuture<?>> ends = new ArrayList<>();
                            for (int chain = 0; chain < CHAINS; chain++) {
                                String name = number + "/" + chain + "/";
                                List<OperationHandle<String>> handles =
                                        coordinator.coordinateOperations(chain(name, random, retry));
                                handles.forEach(handle -> ends.add(
                                        handle.outcome().thenAccept(end -> told.merge(handle.id(), 1, Integer::sum))));
                                if (random.nextInt(3) == 0) {
                                    handles.get(random.nextInt(handles.size())).cancel();
                                }
                            }
                            CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
                                    .join();
                        },
                        callers));
            }
            CompletableFuture.allOf(done.toArray(CompletableFuture<?>[]::new)).get(120, TimeUnit.SECONDS);
            assertThat(coordinator.manageDependencies().order()).isEmpty();
            assertThat(scheduler.statistics().isConsistent()).isTrue();
        } finally {
            callers.shutdownNow();
        }
        assertThat(told).hasSize(THREADS * CHAINS * 5);
        assertThat(told.values()).containsOnly(1);
    }

    private static List<Operation<String>> chain(String name, Random random, OperationRetry retry) {
        List<Operation<String>> chain = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            boolean fails = random.nextInt(10) == 0;
            Task<String> task = Task.builder("m" + random.nextInt(3), () -> {
                        if (fails) {
                            throw new IOException("on purpose");
                        }
                        return name;
                    })
                    .id(name + i)
                    .timeToLive(Duration.ofMillis(random.nextInt(4) == 0 ? 3 : 60_000))
                    .build();
            Operation<String> operation = Operation.of(task).withRetry(retry);
            chain.add(i == 0 ? operation : operation.after(name + (i - 1)));
        }
        return chain;
    }
}
