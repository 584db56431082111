// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.balance.core.scheduler.Task;
import ai.smartwhale.balance.core.scheduler.TaskContext;
import ai.smartwhale.balance.core.scheduler.TaskHandle;
import ai.smartwhale.balance.core.scheduler.TaskOutcome;
import ai.smartwhale.balance.core.scheduler.TaskWork;
import ai.smartwhale.commons.resilience.Breaker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One operation on its way. Guarded by the lock of its coordinator, but for what is volatile. */
final class OperationRun<T> implements OperationHandle<T> {

    final Operation<T> operation;
    private final DefaultOperationCoordinator coordinator;
    private final CompletableFuture<TaskOutcome<T>> told = new CompletableFuture<>();
    private final long givenAt;
    volatile OperationState state = OperationState.WAITING;
    int attempts;
    Optional<String> reason = Optional.empty();
    Duration lastWait = Duration.ZERO;
    boolean promoted;

    /** What it depends on and had ended without being done before it came. */
    Optional<DependencyFailedException> lost = Optional.empty();

    @Nullable
    TaskHandle<T> handle;

    @Nullable
    Future<?> expiry;

    @Nullable
    TaskOutcome<T> outcome;

    private long endedAt;

    OperationRun(Operation<T> operation, DefaultOperationCoordinator coordinator, long now) {
        this.operation = operation;
        this.coordinator = coordinator;
        this.givenAt = now;
    }

    boolean hasEnded() {
        return outcome != null;
    }

    Duration age(long now) {
        return Duration.ofNanos((hasEnded() ? endedAt : now) - givenAt);
    }

    /** Until the whole operation expires. */
    Optional<Duration> timeLeft(long now) {
        return operation.task().timeToLive().map(ttl -> ttl.minus(age(now)));
    }

    /** What the scheduler is given for the next attempt. */
    Task<T> nextTask(Duration delay, int promotion, long now) {
        Task<T> task = operation.task();
        return new Task<>(
                task.id(),
                task.model(),
                task.priority().shifted(promoted ? -promotion : 0),
                work(),
                task.cost(),
                task.bytes(),
                delay,
                timeLeft(now),
                task.demand(),
                task.exclusiveKeys());
    }

    private TaskWork<T> work() {
        if (operation.task().work() instanceof TaskWork.Async<T> async) {
            TaskWork.Async<T> begun = context -> {
                begin();
                Optional<Breaker> breaker = operation.breaker();
                return breaker.isPresent()
                        ? breaker.orElseThrow().executeAsync(() -> start(async, context))
                        : async.start(context);
            };
            return begun;
        }
        TaskWork.Blocking<T> blocking = (TaskWork.Blocking<T>) operation.task().work();
        TaskWork.Blocking<T> begun = context -> {
            begin();
            Optional<Breaker> breaker = operation.breaker();
            return breaker.isPresent()
                    ? breaker.orElseThrow()
                            .execute(() -> Optional.ofNullable(blocking.perform(context)))
                            .orElse(null)
                    : blocking.perform(context);
        };
        return begun;
    }

    private static <T> CompletionStage<T> start(TaskWork.Async<T> work, TaskContext context) {
        try {
            return work.start(context);
        } catch (Exception failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void begin() {
        coordinator.begun(this);
    }

    void end(TaskOutcome<T> how, long now) {
        outcome = how;
        endedAt = now;
        state = stateOf(how);
        if (how instanceof TaskOutcome.Failed<T> failed) {
            reason = Optional.of(failed.cause().toString());
        } else if (how instanceof TaskOutcome.Rejected<T> rejected) {
            reason = Optional.of(rejected.reason().name());
        } else if (state == OperationState.DONE) {
            reason = Optional.empty();
        }
    }

    private static OperationState stateOf(TaskOutcome<?> outcome) {
        if (outcome instanceof TaskOutcome.Value) {
            return OperationState.DONE;
        }
        if (outcome instanceof TaskOutcome.Cancelled) {
            return OperationState.CANCELLED;
        }
        if (outcome instanceof TaskOutcome.Expired) {
            return OperationState.EXPIRED;
        }
        return outcome instanceof TaskOutcome.Rejected ? OperationState.REJECTED : OperationState.FAILED;
    }

    /** Without the lock; callers' code hangs on the future. */
    void tell() {
        if (expiry != null) {
            expiry.cancel(false);
        }
        if (outcome != null) {
            told.complete(outcome);
        }
    }

    OperationStatus status(List<String> waitsFor, long now) {
        return new OperationStatus(id(), operation.task().model(), state, attempts, waitsFor, age(now), reason);
    }

    @Override
    public String id() {
        return operation.id();
    }

    @Override
    public OperationStatus status() {
        return coordinator.statusOf(this);
    }

    @Override
    public boolean cancel() {
        return coordinator.end(this, new TaskOutcome.Cancelled<>());
    }

    @Override
    public CompletableFuture<TaskOutcome<T>> outcome() {
        return told.copy();
    }
}
