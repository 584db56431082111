// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.FairQueue;
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
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table of tasks under one lock. Whatever others must be told, and whatever must be begun, is done when the lock is
 * free again.
 */
final class DefaultTaskScheduler implements TaskScheduler {

    private static final int MOST_AT_ONCE = 100_000;
    private static final int MOST_FORESEEN = 10_000;
    private static final long CALLER_WAIT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final TaskSchedulerConfig config;
    private final CommonsExecutors executors;
    private final Optional<PriorityManager> priorities;
    private final Optional<ResourceAllocator> allocator;
    private final Ticker ticker;
    private final List<Registration> registrations = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final TaskTable table;
    private final TaskPumps pumps;
    private final Alarm alarm;
    private long lastNumber;
    private boolean closed;

    DefaultTaskScheduler(
            TaskSchedulerConfig config,
            CommonsExecutors executors,
            Optional<Executor> runner,
            Optional<ResourceAllocator> allocator,
            Optional<PriorityManager> priorities,
            Ticker ticker) {
        this.config = config;
        this.executors = executors;
        this.priorities = priorities;
        this.allocator = allocator;
        this.ticker = ticker;
        FairQueue<TaskNode<?>> queue = FairQueue.create(config.queue());
        TaskGate gate = new TaskGate(allocator, config.maxSkips(), config.leaseTtl());
        this.table =
                new TaskTable(config, queue, gate, new TaskIntake(queue, config.rejectPolicy(), lock.newCondition()));
        this.pumps = new TaskPumps(runner, config, lock, this::pump);
        this.alarm = new Alarm(executors.timer(), ticker, this::wake);
        allocator.ifPresent(lender -> registrations.add(lender.addListener(this::resourcesFreed)));
        priorities.ifPresent(
                manager -> registrations.add(manager.addListener((id, before, after) -> follow(manager, id))));
    }

    long now() {
        return ticker.nanoTime();
    }

    // The lock, and what waits for it to be free

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            unlockAndTell();
        }
    }

    private void unlockAndTell() {
        if (lock.getHoldCount() > 1) {
            lock.unlock();
            return;
        }
        List<TaskNode<?>> ended = table.takeUntold();
        int begun = pumps.takeDue();
        lock.unlock();
        if (!ended.isEmpty()) {
            onWorker(() -> ended.forEach(this::tell));
        }
        if (begun > 0) {
            pumps.begin(begun);
        }
    }

    /** Tells now what would have to wait otherwise, with the lock given back meanwhile. */
    @SuppressWarnings("LockNotBeforeTry") // the lock was held, and is held again for the try of the caller
    private void flush() {
        if (table.hasUntold() && lock.getHoldCount() == 1) {
            unlockAndTell();
            lock.lock();
        }
    }

    private void onWorker(Runnable action) {
        try {
            executors.workers().execute(action);
        } catch (RejectedExecutionException workersAreClosed) {
            action.run();
        }
    }

    private void tell(TaskNode<?> node) {
        if (node.task().id().isPresent()) {
            priorities.ifPresent(manager -> manager.forget(node.task().id().orElseThrow()));
        }
        node.tell();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the scheduler is closed");
        }
    }

    // Coming in

    @Override
    public <T> TaskHandle<T> scheduleTask(Task<T> task) {
        Optional<RejectReason> refusal = refusalOf(task);
        TaskPriority priority = priorityOf(task);
        TaskNode<T> node;
        boolean accepted;
        lock.lock();
        try {
            requireOpen();
            node = new TaskNode<>(this, task, priority, ++lastNumber, now());
            Optional<RejectReason> reason = refusal.isPresent() ? refusal : table.duplicate(task);
            reason = reason.isPresent() ? reason : roomFor(node);
            accepted = reason.isEmpty();
            if (accepted) {
                long now = now();
                table.enter(node, now);
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

    private TaskPriority priorityOf(Task<?> task) {
        if (priorities.isEmpty() || task.id().isEmpty()) {
            return task.priority();
        }
        return priorities
                .flatMap(manager -> task.id().flatMap(manager::getPriority))
                .orElse(task.priority());
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
        List<TaskPriority> urgencies = tasks.stream().map(this::priorityOf).toList();
        List<TaskNode<T>> nodes = new ArrayList<>(tasks.size());
        boolean accepted = locked(() -> {
            requireOpen();
            long now = now();
            table.endExpired(now);
            for (int i = 0; i < tasks.size(); i++) {
                nodes.add(new TaskNode<>(this, tasks.get(i), urgencies.get(i), ++lastNumber, now));
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
            tell(node);
        }
        return ended;
    }

    // Time

    @Override
    public void start() {
        locked(() -> {
            requireOpen();
            pumps.start();
            arrange(now());
            return true;
        });
    }

    /** Calls for hands where they are of use, and sees to it that somebody looks again when time changes something. */
    private void arrange(long now) {
        pumps.summon(table.runnable(), now);
        table.setAlarms(alarm);
        OptionalLong due = table.nextDue();
        if (due.isPresent() && table.hasFreeSlot() && !pumps.watch(due.getAsLong()) && pumps.isStarted()) {
            alarm.noLaterThan(due);
        }
    }

    private void wake() {
        locked(() -> {
            alarm.rang();
            return lookAgain();
        });
    }

    private boolean lookAgain() {
        if (!closed) {
            long now = now();
            table.catchUp(now);
            arrange(now);
        }
        return closed;
    }

    private void resourcesFreed() {
        if (lock.isHeldByCurrentThread()) {
            table.endPause();
            return;
        }
        locked(() -> {
            table.endPause();
            return lookAgain();
        });
    }

    // Running

    private void pump() {
        TaskNode<?> node = locked(() -> {
                    pumps.looked();
                    return Optional.<TaskNode<?>>ofNullable(takeOrLinger(now()));
                })
                .orElse(null);
        while (node != null) {
            node = runAndTakeNext(node);
            // What a task left behind must not interrupt the next one.
            var unused = Thread.interrupted();
        }
    }

    private @Nullable TaskNode<?> take(long now) {
        if (closed) {
            return null;
        }
        TaskNode<?> node = table.take(now);
        if (node != null) {
            arrange(now);
        }
        return node;
    }

    private @Nullable TaskNode<?> takeOrLinger(long from) {
        long now = from;
        while (true) {
            TaskNode<?> node = take(now);
            if (node != null) {
                return node;
            }
            flush();
            if (closed || (table.runnable() == 0 && !pumps.linger(table.nextDue(), now))) {
                pumps.ended();
                if (!closed) {
                    arrange(now);
                }
                return null;
            }
            now = now();
        }
    }

    private <T> @Nullable TaskNode<?> runAndTakeNext(TaskNode<T> node) {
        Optional<TaskOutcome<T>> outcome = TaskRun.perform(node, this::finish);
        boolean told;
        TaskNode<?> next;
        lock.lock();
        try {
            long now = now();
            told = outcome.isPresent() && finished(node, outcome.orElseThrow(), now);
            next = take(now);
        } finally {
            unlockAndTell();
        }
        if (told) {
            tell(node);
        }
        return next != null
                ? next
                : locked(() -> Optional.<TaskNode<?>>ofNullable(takeOrLinger(now())))
                        .orElse(null);
    }

    private <T> void run(TaskNode<T> node) {
        TaskRun.perform(node, this::finish).ifPresent(outcome -> finish(node, outcome));
    }

    private <T> void finish(TaskNode<T> node, TaskOutcome<T> outcome) {
        boolean told = locked(() -> {
            long now = now();
            boolean first = finished(node, outcome, now);
            if (!closed) {
                arrange(now);
            }
            return first;
        });
        if (told) {
            tell(node);
        }
    }

    private boolean finished(TaskNode<?> node, TaskOutcome<?> outcome, long now) {
        boolean first = table.finish(node, outcome, now);
        if (closed && table.running.size() == 0) {
            quiet.signalAll();
        }
        return first;
    }

    @Override
    public Optional<TaskHandle<?>> executeNextTask() {
        Optional<TaskNode<?>> node = locked(() -> {
            requireOpen();
            long now = now();
            TaskNode<?> next = take(now);
            if (next == null) {
                arrange(now);
            }
            return Optional.ofNullable(next);
        });
        node.ifPresent(this::run);
        return node.map(handle -> handle);
    }

    @Override
    public void runScheduler() {
        while (!Thread.currentThread().isInterrupted()) {
            Optional<TaskNode<?>> node = locked(() -> {
                long now = now();
                TaskNode<?> next = take(now);
                flush();
                if (next == null && !closed && table.runnable() == 0) {
                    table.setAlarms(alarm);
                    var unused = pumps.await(CALLER_WAIT_NANOS, table.nextDue(), now);
                }
                return Optional.ofNullable(next);
            });
            node.ifPresent(this::run);
            if (node.isEmpty() && locked(() -> closed)) {
                return;
            }
        }
    }

    // Looking and changing

    TaskState stateOf(TaskNode<?> node) {
        return locked(() -> table.stateOf(node, now()));
    }

    TaskPriority priorityOf(TaskNode<?> node) {
        return locked(() -> node.priority);
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
            if (!closed) {
                closed = true;
                alarm.off();
                table.rejectAll();
                pumps.wakeAll();
                table.intake.wakeAll();
            }
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
