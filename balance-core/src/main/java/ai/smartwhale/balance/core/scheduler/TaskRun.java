// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Does the work of a task, and makes an outcome of whatever comes of it. Without the lock of the scheduler. */
final class TaskRun {

    private TaskRun() {}

    /** The outcome, or nothing if the work goes on and its outcome will be given to the other one later. */
    static <T> Optional<TaskOutcome<T>> perform(TaskNode<T> node, BiConsumer<TaskNode<T>, TaskOutcome<T>> later) {
        try {
            if (node.task().work() instanceof TaskWork.Async<T> async) {
                return begin(node, async, later);
            }
            TaskWork.Blocking<T> blocking = (TaskWork.Blocking<T>) node.task().work();
            return Optional.of(value(blocking.perform(node)));
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(new TaskOutcome.Failed<>(failure));
        }
    }

    private static <T> TaskOutcome<T> value(@Nullable T value) {
        return new TaskOutcome.Value<>(Optional.ofNullable(value));
    }

    private static <T> Optional<TaskOutcome<T>> begin(
            TaskNode<T> node, TaskWork.Async<T> work, BiConsumer<TaskNode<T>, TaskOutcome<T>> later) throws Exception {
        @Nullable CompletionStage<T> stage = work.start(node);
        if (stage == null) {
            throw new InvalidValueException("stage", null, "a stage that completes when the work is done");
        }
        if (stage instanceof CompletableFuture<T> future && future.isDone()) {
            return Optional.of(future.handle(TaskRun::outcome).join());
        }
        var unused = stage.whenComplete((value, failure) -> later.accept(node, outcome(value, failure)));
        return Optional.empty();
    }

    private static <T> TaskOutcome<T> outcome(@Nullable T value, @Nullable Throwable failure) {
        if (failure == null) {
            return value(value);
        }
        Throwable cause = failure.getCause();
        return new TaskOutcome.Failed<>(failure instanceof CompletionException && cause != null ? cause : failure);
    }
}
