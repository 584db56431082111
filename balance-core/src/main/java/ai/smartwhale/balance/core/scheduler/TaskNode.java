// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.QueueNode;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A task in a scheduler, which changes it under its lock. */
final class TaskNode<T> extends QueueNode<TaskNode<?>> implements TaskHandle<T>, TaskContext {

    private static final CompletableFuture<Object> TOLD = CompletableFuture.completedFuture("told");
    private static final VarHandle LISTENING = listening();

    private final DefaultTaskScheduler scheduler;
    private final Task<T> task;
    private final long number;

    /** Made when somebody asks for it; {@link #TOLD} when there is nobody left to be told. */
    private volatile @Nullable CompletableFuture<TaskOutcome<T>> listening;

    /** Set once, under the lock; told afterwards, without it. */
    private volatile @Nullable TaskOutcome<T> outcome;

    volatile @Nullable DemandLease lease;

    /** From when it was taken to be run until it gives its slot back. */
    @Nullable
    TaskSlot slot;

    TaskNode(DefaultTaskScheduler scheduler, Task<T> task, TaskPriority priority, long number, long now) {
        super(
                priority,
                task.timeToLive().isPresent(),
                now + task.timeToLive().map(Duration::toNanos).orElse(0L));
        this.scheduler = scheduler;
        this.task = task;
        this.number = number;
    }

    @Override
    public TaskNode<?> value() {
        return this;
    }

    @Override
    protected String queueModel() {
        return task.model();
    }

    @Override
    protected long queueCost() {
        return task.cost();
    }

    @Override
    protected long queueBytes() {
        return task.bytes();
    }

    @Override
    protected long queueDelay() {
        return task.delay().toNanos();
    }

    /** Whether it needs more than a slot. */
    boolean isGated() {
        return !task.exclusiveKeys().isEmpty() || !task.demand().isNone();
    }

    boolean hasEnded() {
        return outcome != null;
    }

    /** How urgent it is, with the lock held already. */
    TaskPriority urgency() {
        return super.priority();
    }

    /** When it got its slot, which it has still. */
    long startedAt() {
        return Objects.requireNonNull(slot, "slot").startedAt;
    }

    /** With the lock. */
    void end(TaskOutcome<T> how) {
        outcome = how;
    }

    /** With the lock, when it has ended: whether there is nobody to be told, so that it need not be told any more. */
    boolean isUnheard() {
        return LISTENING.compareAndSet(this, null, TOLD);
    }

    /** Without the lock; callers' code hangs on the future. */
    void tell() {
        Object listener = LISTENING.getAndSet(this, TOLD);
        if (listener != null && listener != TOLD) {
            complete(listener);
        }
    }

    @SuppressWarnings("unchecked") // what listens is always of the type of this task
    private void complete(Object listener) {
        ((CompletableFuture<TaskOutcome<T>>) listener).complete(outcome);
    }

    private static VarHandle listening() {
        try {
            return MethodHandles.lookup().findVarHandle(TaskNode.class, "listening", CompletableFuture.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public String id() {
        return task.id().orElseGet(() -> "task-" + number);
    }

    @Override
    public Task<T> task() {
        return task;
    }

    @Override
    public TaskState state() {
        if (hasEnded()) {
            return TaskState.ENDED;
        }
        return scheduler.stateOf(this);
    }

    @Override
    public TaskPriority priority() {
        return scheduler.priorityOf(this);
    }

    @Override
    public boolean cancel() {
        return scheduler.cancel(this);
    }

    @Override
    public Optional<TaskOutcome<T>> result() {
        return Optional.ofNullable(outcome);
    }

    @Override
    public CompletableFuture<TaskOutcome<T>> outcome() {
        CompletableFuture<TaskOutcome<T>> listener = listening;
        if (listener == null) {
            CompletableFuture<TaskOutcome<T>> fresh = new CompletableFuture<>();
            listener = LISTENING.compareAndSet(this, null, fresh) ? fresh : listening;
        }
        return listener == null || listener == (Object) TOLD
                ? CompletableFuture.completedFuture(outcome)
                : listener.copy();
    }

    @Override
    public boolean isAbandoned() {
        return hasEnded();
    }

    @Override
    public Optional<Duration> timeLeft() {
        return expires() ? Optional.of(Duration.ofNanos(Math.max(0, deadline() - scheduler.now()))) : Optional.empty();
    }

    @Override
    public Optional<DemandLease> lease() {
        return Optional.ofNullable(lease);
    }
}
