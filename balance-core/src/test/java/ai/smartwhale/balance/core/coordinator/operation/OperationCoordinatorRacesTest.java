// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.core.scheduler.Task;
import ai.smartwhale.balance.core.scheduler.TaskOutcome;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resilience.BackoffStrategies;
import ai.smartwhale.commons.resilience.FailureClassifier;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens between two steps of a coordinator, and what fails there. */
class OperationCoordinatorRacesTest {

    private static final long LONG_SECONDS = 60;

    private final Deque<Runnable> whenTimerIsSet = new ArrayDeque<>();
    private final Deque<Runnable> beforeTaskArrives = new ArrayDeque<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            Optional.ofNullable(whenTimerIsSet.poll()).ifPresent(Runnable::run);
            return super.schedule(command, delay, unit);
        }
    };
    private final CommonsExecutors executors = CommonsExecutors.of(Runnable::run, timer);
    private final TaskScheduler scheduler =
            TaskScheduler.builder().executors(executors).build();
    private final OperationCoordinator coordinator = OperationCoordinator.builder()
            .config(OperationCoordinatorConfig.defaults().withBounds(100, 1))
            .scheduler(intercepted())
            .executors(executors)
            .build();

    private TaskScheduler intercepted() {
        return (TaskScheduler) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TaskScheduler.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("scheduleTask")) {
                        Optional.ofNullable(beforeTaskArrives.poll()).ifPresent(Runnable::run);
                    }
                    try {
                        return method.invoke(scheduler, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void close() {
        coordinator.close();
        scheduler.close(Duration.ofSeconds(1));
        timer.shutdownNow();
    }

    private static Operation<String> operation(String id) {
        return Operation.of(Task.builder("m", () -> id).id(id).build());
    }

    private static <T> TaskOutcome<T> end(OperationHandle<T> handle) throws Exception {
        return handle.outcome().get(LONG_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void anIdCanBeUsedAgainWhenTheStatusOfItsFirstUseIsForgotten() throws Exception {
        scheduler.start();
        for (String id : List.of("a", "b", "a")) {
            assertThat(end(coordinator.executeTask(operation(id)))).isInstanceOf(TaskOutcome.Value.class);
        }
    }

    /** The status of the one that failed is forgotten between the look at it and the begin. */
    @Test
    void whatDependsOnOneThatFailedFailsAlsoIfThatIsForgottenMeanwhile() throws Exception {
        OperationHandle<String> failed = coordinator.executeTask(operation("failed"));
        OperationHandle<String> other = coordinator.executeTask(operation("other"));
        failed.cancel();
        whenTimerIsSet.add(other::cancel);
        Task<String> task = Task.builder("m", () -> "x")
                .id("late")
                .timeToLive(Duration.ofHours(1))
                .build();
        OperationHandle<String> late =
                coordinator.executeTask(Operation.of(task).after("failed"));
        assertThat(late.outcome()).isDone();
        assertThat(end(late)).isInstanceOf(TaskOutcome.Failed.class);
    }

    @Test
    void whatIsPromotedOnItsWayToTheSchedulerArrivesPromoted() {
        beforeTaskArrives.add(
                () -> assertThat(coordinator.optimizeFlow().promoted()).contains("a"));
        coordinator.coordinateOperations(List.of(operation("a"), operation("b").after("a")));
        TaskPriority promoted = TaskPriority.DEFAULT.shifted(
                -OperationCoordinatorConfig.defaults().promotion());
        assertThat(scheduler.find("a").orElseThrow().priority()).isEqualTo(promoted);
    }

    @Test
    void aRuleOfRetryThatFailsKeepsNothingFromItsEnd() throws Exception {
        scheduler.start();
        FailureClassifier failing = failure -> {
            throw new IllegalStateException("cannot tell");
        };
        Operation<String> operation = Operation.of(Task.<String>builder("m", () -> {
                            throw new IOException("on purpose");
                        })
                        .id("a")
                        .build())
                .withRetry(new OperationRetry(3, BackoffStrategies.none(), failing));
        assertThat(end(coordinator.executeTask(operation))).isInstanceOf(TaskOutcome.Failed.class);
    }

    @Test
    void whatWaitsExpiresAlsoWhenThereAreNoWorkersForIt() throws Exception {
        CommonsExecutors busy = CommonsExecutors.of(
                action -> {
                    throw new RejectedExecutionException("busy");
                },
                timer);
        try (OperationCoordinator waiting = OperationCoordinator.builder()
                .scheduler(scheduler)
                .executors(busy)
                .build()) {
            waiting.executeTask(operation("first"));
            Task<String> task = Task.builder("m", () -> "x")
                    .id("second")
                    .timeToLive(Duration.ofMillis(20))
                    .build();
            OperationHandle<String> second =
                    waiting.executeTask(Operation.of(task).after("first"));
            assertThat(end(second)).isInstanceOf(TaskOutcome.Expired.class);
        }
    }
}
