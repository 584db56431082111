// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.QueueItem;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resource.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;

/** What callers see of a scheduler: the way in, the way out, and the view from outside. */
final class DefaultTaskScheduler extends TaskLoop {

    private static final int MOST_AT_ONCE = 100_000;
    private static final int MOST_FORESEEN = 10_000;

    private final Optional<ResourceAllocator> allocator;
    private final List<Registration> registrations = new ArrayList<>();
    private final Condition quiet;
    private long lastNumber;

    DefaultTaskScheduler(
            TaskSchedulerConfig config,
            CommonsExecutors executors,
            Optional<Executor> runner,
            Optional<ResourceAllocator> allocator,
            Optional<PriorityManager> priorities,
            Ticker ticker) {
        super(config, executors, runner, allocator, priorities, ticker);
        this.allocator = allocator;
        this.quiet = lock.newCondition();
        allocator.ifPresent(lender -> registrations.add(lender.addListener(this::resourcesFreed)));
        priorities.ifPresent(
                manager -> registrations.add(manager.addListener((id, before, after) -> follow(manager, id))));
    }

    @Override
    void fellQuiet() {
        quiet.signalAll();
    }

    // Coming in

    @Override
    public <T> TaskHandle<T> scheduleTask(Task<T> task) {
        Optional<RejectReason> refusal = refusalOf(task);
        TaskNode<T> node;
        boolean accepted;
        lock.lock();
        try {
            requireOpen();
            node = new TaskNode<>(this, task, priorities.of(task), ++lastNumber, now());
            Optional<RejectReason> reason = refusal.isPresent() ? refusal : table.duplicate(task);
            reason = reason.isPresent() ? reason : roomFor(node);
            accepted = reason.isEmpty();
            if (accepted) {
                long now = now();
                table.enter(node, now);
                catchUp(node);
                arrange(now);
            } else {
                table.refuse(node, reason.orElseThrow());
            }
        } finally {
            unlockAndTell();
        }
        if (!accepted) {
            node.tell();
        }
        return node;
    }

    private Optional<RejectReason> refusalOf(Task<?> task) {
        InvalidValueException.requirePresent("task", task);
        if (task.demand().isNone()) {
            return Optional.empty();
        }
        ResourceAllocator lender = allocator.orElseThrow(
                () -> new InvalidValueException("demand", task.demand(), "none, for the scheduler has no allocator"));
        return lender.canAllocateResources(task.demand()) == Feasibility.NEVER
                ? Optional.of(RejectReason.DEMAND_ABOVE_CAPACITY)
                : Optional.empty();
    }

    /** With what the manager was told while the caller waited for room, when nobody could find the task yet. */
    private void catchUp(TaskNode<?> node) {
        TaskPriority known = priorities.of(node.task());
        if (known.level() != node.urgency().level()) {
            var unused = table.changePriority(node, known);
        }
    }

    private Optional<RejectReason> roomFor(TaskNode<?> node) {
        if (table.intake.obstacle(node).isEmpty()) {
            return Optional.empty();
        }
        table.endExpired(now());
        return table.intake.makeRoom(node, table::expel, this::mayWait).or(() -> table.duplicate(node.task()));
    }

    private boolean mayWait() {
        flush();
        return !closed;
    }

    @Override
    public <T> List<TaskHandle<T>> scheduleOperations(List<Task<T>> tasks) {
        InvalidValueException.requirePresent("tasks", tasks);
        LimitExceededException.requireAtMost("tasks", tasks.size(), MOST_AT_ONCE);
        List<Optional<RejectReason>> refusals =
                tasks.stream().map(this::refusalOf).toList();
        List<TaskNode<T>> nodes = new ArrayList<>(tasks.size());
        boolean accepted = locked(() -> {
            requireOpen();
            long now = now();
            table.endExpired(now);
            for (int i = 0; i < tasks.size(); i++) {
                nodes.add(new TaskNode<>(this, tasks.get(i), priorities.of(tasks.get(i)), ++lastNumber, now));
            }
            boolean all = enterAll(nodes, refusals, now);
            arrange(now);
            return all;
        });
        if (!accepted) {
            nodes.forEach(TaskNode::tell);
        }
        return List.copyOf(nodes);
    }

    private <T> boolean enterAll(List<TaskNode<T>> nodes, List<Optional<RejectReason>> refusals, long now) {
        for (int i = 0; i < nodes.size(); i++) {
            TaskNode<T> node = nodes.get(i);
            Optional<RejectReason> reason =
                    refusals.get(i).or(() -> table.duplicate(node.task())).or(() -> table.intake.obstacle(node));
            if (reason.isPresent()) {
                nodes.subList(0, i).forEach(table::withdraw);
                nodes.forEach(
                        each -> table.refuse(each, each == node ? reason.orElseThrow() : RejectReason.ALL_OR_NONE));
                return false;
            }
            table.enter(node, now);
        }
        return true;
    }

    boolean cancel(TaskNode<?> node) {
        boolean ended = locked(() -> table.cancel(node));
        if (ended) {
            node.tell();
        }
        return ended;
    }

    // Looking and changing

    TaskState stateOf(TaskNode<?> node) {
        return locked(() -> table.stateOf(node, now()));
    }

    TaskPriority priorityOf(TaskNode<?> node) {
        return locked(node::urgency);
    }

    @Override
    public List<ScheduledTask> getScheduledTasks() {
        return locked(() -> table.report(now()));
    }

    @Override
    public ExecutionPlan optimizeExecution() {
        return locked(() -> TaskReport.forecast(
                        table.queue.serviceOrder(MOST_FORESEEN), table.running.all(), table.models, now()))
                .plan(config.slots());
    }

    @Override
    public List<TaskConflict> manageConflicts() {
        return locked(() -> table.gate.conflicts(table.queue.serviceOrder(Integer.MAX_VALUE)));
    }

    @Override
    public Optional<TaskHandle<?>> find(String id) {
        return locked(() -> Optional.ofNullable(table.find(id)));
    }

    @Override
    public boolean changePriority(String id, TaskPriority priority) {
        InvalidValueException.requirePresent("priority", priority);
        return locked(() -> table.changePriority(table.find(id), priority));
    }

    private void follow(PriorityManager manager, String id) {
        locked(() -> manager.getPriority(id).map(priority -> changePriority(id, priority)));
    }

    @Override
    public void setModelWeight(String model, double weight) {
        InvalidValueException.requireText("model", model);
        QueueItem.requireWeight(weight);
        locked(() -> {
            table.models.setWeight(model, weight);
            return true;
        });
    }

    @Override
    public SchedulerStatistics statistics() {
        return locked(table::statistics);
    }

    // The end

    @Override
    public boolean close(Duration timeout) {
        InvalidValueException.requirePositive("timeout", timeout);
        boolean ended = locked(() -> {
            if (closed) {
                return table.running.size() == 0;
            }
            closed = true;
            alarm.off();
            table.rejectAll();
            pumps.wakeAll();
            table.intake.wakeAll();
            return awaitQuiet(timeout);
        });
        registrations.forEach(Registration::close);
        return pumps.close(timeout) && ended;
    }

    private boolean awaitQuiet(Duration timeout) {
        flush();
        long left = timeout.toNanos();
        try {
            while (table.running.size() > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean ended = table.running.size() == 0;
        table.abandonRunning();
        return ended;
    }

    @Override
    public void close() {
        var unused = close(config.closeTimeout());
    }
}
