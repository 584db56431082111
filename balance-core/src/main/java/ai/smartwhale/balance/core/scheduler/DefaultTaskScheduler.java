// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.DueHeap;
import ai.smartwhale.balance.core.scheduler.queue.FairQueue;
import ai.smartwhale.balance.core.scheduler.queue.QueueEntry;
import ai.smartwhale.balance.core.scheduler.queue.QueueItem;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resource.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * A fair queue under one lock. Whatever others must be told, and whatever must be begun, is done when the lock is free
 * again.
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
    private final FairQueue<TaskNode<?>> queue;
    private final DueHeap<TaskNode<?>> runningDeadlines = new DueHeap<>();
    private final Map<String, TaskNode<?>> ids = new HashMap<>();
    private final RunningTasks running = new RunningTasks();
    private final TaskCounters counters = new TaskCounters();
    private final ModelTimes models;
    private final TaskGate gate;
    private final TaskIntake intake;
    private final TaskPumps pumps;
    private final Alarm alarm;

    /** Tasks that ended by time or for others, to be told without the lock. */
    private List<TaskNode<?>> untold = new ArrayList<>();

    /** Tasks that wait and need more than a slot. */
    private int gated;

    private long lastNumber;
    private boolean dry;
    private long dryUntil;
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
        this.queue = FairQueue.create(config.queue());
        this.models = new ModelTimes(config.maxWeights());
        this.gate = new TaskGate(allocator, config.maxSkips(), config.leaseTtl());
        this.intake = new TaskIntake(queue, config.rejectPolicy(), lock.newCondition());
        this.pumps = new TaskPumps(runner, config, lock, this::pump);
        this.alarm = new Alarm(executors.timer(), ticker, this::wake);
        allocator.ifPresent(lender -> registrations.add(lender.addListener(this::resourcesFreed)));
        priorities.ifPresent(
                manager -> registrations.add(manager.addListener((id, before, after) -> follow(manager, id))));
    }

    long now() {
        return ticker.nanoTime();
    }

    // What runs outside of the lock

    private void unlockAndTell() {
        if (lock.getHoldCount() > 1) {
            lock.unlock();
            return;
        }
        List<TaskNode<?>> ended = untold;
        untold = ended.isEmpty() ? ended : new ArrayList<>();
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
        if (!untold.isEmpty() && lock.getHoldCount() == 1) {
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
        node.task().id().ifPresent(id -> priorities.ifPresent(manager -> manager.forget(id)));
        node.tell();
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            unlockAndTell();
        }
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
            node = new TaskNode<>(this, task, priority, ++lastNumber, ticker.nanoTime());
            Optional<RejectReason> reason = refusal.isPresent() ? refusal : duplicate(task);
            if (reason.isEmpty()) {
                reason = roomFor(node);
            }
            if (reason.isEmpty()) {
                long now = ticker.nanoTime();
                enter(node, now);
                arrange();
            }
            accepted = reason.isEmpty();
            reason.ifPresent(why -> refuse(node, why));
        } finally {
            unlockAndTell();
        }
        if (!accepted) {
            node.tell();
        }
        return node;
    }

    private Optional<RejectReason> roomFor(TaskNode<?> node) {
        if (intake.obstacle(node).isEmpty()) {
            return Optional.empty();
        }
        endExpired(ticker.nanoTime());
        return intake.makeRoom(node, this::expel, this::mayWait).or(() -> duplicate(node.task()));
    }

    private boolean mayWait() {
        flush();
        return !closed;
    }

    private boolean isClosed() {
        return closed;
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
        return priorities
                .flatMap(manager -> task.id().flatMap(manager::getPriority))
                .orElse(task.priority());
    }

    private Optional<RejectReason> duplicate(Task<?> task) {
        return task.id().filter(ids::containsKey).map(id -> RejectReason.DUPLICATE_ID);
    }

    private void refuse(TaskNode<?> node, RejectReason reason) {
        counters.refused++;
        node.end(new TaskOutcome.Rejected<>(reason));
    }

    private void enter(TaskNode<?> node, long now) {
        Task<?> task = node.task();
        node.entry = queue.add(intake.item(node, models.weight(task.model()), now), now);
        counters.accepted++;
        task.id().ifPresent(id -> ids.put(id, node));
        if (node.isGated()) {
            gated++;
        } else {
            dry = false;
        }
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
            long now = ticker.nanoTime();
            endExpired(now);
            for (Task<T> task : tasks) {
                nodes.add(new TaskNode<>(this, task, priorityOf(task), ++lastNumber, now));
            }
            boolean all = enterAll(nodes, refusals, now);
            arrange();
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
                    refusals.get(i).or(() -> duplicate(node.task())).or(() -> intake.obstacle(node));
            if (reason.isPresent()) {
                nodes.subList(0, i).forEach(this::withdraw);
                nodes.forEach(each -> refuse(each, each == node ? reason.orElseThrow() : RejectReason.ALL_OR_NONE));
                return false;
            }
            enter(node, now);
        }
        return true;
    }

    /** As if it had never come. */
    private void withdraw(TaskNode<?> node) {
        leaveQueue(node);
        node.task().id().ifPresent(ids::remove);
        counters.accepted--;
    }

    // Going out

    private void leaveQueue(TaskNode<?> node) {
        if (node.entry != null) {
            var unused = queue.remove(node.entry);
        }
        left(node);
    }

    /** A task is not in the queue any more. */
    private void left(TaskNode<?> node) {
        if (node.isGated()) {
            gated--;
            gate.forget(node);
        }
        intake.roomFreed();
    }

    private void end(TaskNode<?> node, TaskOutcome<?> outcome) {
        endCaptured(node, outcome);
        counters.count(outcome);
        node.task().id().ifPresent(id -> ids.remove(id, node));
        if (node.inDeadlines != null) {
            var unused = runningDeadlines.remove(node.inDeadlines);
            node.inDeadlines = null;
        }
        if (node.running) {
            counters.running--;
        }
    }

    @SuppressWarnings("unchecked") // the outcomes of tasks that did not succeed hold no value
    private static <T> void endCaptured(TaskNode<T> node, TaskOutcome<?> outcome) {
        node.end((TaskOutcome<T>) outcome);
    }

    private void expel(TaskNode<?> node) {
        left(node);
        end(node, new TaskOutcome.Rejected<>(RejectReason.DROPPED));
        untold.add(node);
    }

    private void endExpired(long now) {
        for (Optional<QueueEntry<TaskNode<?>>> entry = queue.pollExpired(now);
                entry.isPresent();
                entry = queue.pollExpired(now)) {
            TaskNode<?> node = entry.orElseThrow().item().value();
            left(node);
            expire(node);
        }
        while (runningDeadlines.hasDue(now)) {
            runningDeadlines.pollDue(now).ifPresent(this::expire);
        }
    }

    private void expire(TaskNode<?> node) {
        end(node, new TaskOutcome.Expired<>());
        untold.add(node);
    }

    boolean cancel(TaskNode<?> node) {
        boolean ended = locked(() -> {
            if (node.hasEnded()) {
                return false;
            }
            if (!node.running) {
                leaveQueue(node);
            }
            end(node, new TaskOutcome.Cancelled<>());
            return true;
        });
        if (ended) {
            tell(node);
        }
        return ended;
    }

    // Running

    @Override
    public void start() {
        locked(() -> {
            requireOpen();
            pumps.start();
            arrange();
            return true;
        });
    }

    /** Calls for hands where they are of use, and sees to it that somebody looks again when time changes something. */
    private void arrange() {
        int free = config.slots() - running.size();
        if (free > 0 && !dry && queue.ready() > 0) {
            pumps.summon(Math.min(free, queue.ready()));
        }
        if (dry) {
            alarm.noLaterThan(dryUntil);
        }
        alarm.noLaterThan(queue.nextExpiry());
        alarm.noLaterThan(runningDeadlines.nextDue());
        OptionalLong due = queue.nextDue();
        if (free > 0 && due.isPresent() && pumps.isStarted() && !pumps.watches(due.getAsLong())) {
            alarm.noLaterThan(due);
        }
    }

    private void wake() {
        locked(() -> {
            alarm.rang();
            if (!closed) {
                lookAgain();
            }
            return true;
        });
    }

    private void lookAgain() {
        long now = ticker.nanoTime();
        if (dry && now - dryUntil >= 0) {
            dry = false;
        }
        endExpired(now);
        arrange();
    }

    private void resourcesFreed() {
        if (lock.isHeldByCurrentThread()) {
            dry = false;
            return;
        }
        locked(() -> {
            dry = false;
            if (!closed) {
                lookAgain();
            }
            return true;
        });
    }

    /** Gives the next task that can run a slot. */
    private @Nullable TaskNode<?> take(long now) {
        endExpired(now);
        if (closed || running.size() >= config.slots() || (dry && now - dryUntil < 0)) {
            return null;
        }
        dry = false;
        Optional<QueueEntry<TaskNode<?>>> entry =
                gated == 0 ? queue.poll(now) : queue.poll(now, gate::admits, config.lookAhead());
        if (entry.isEmpty()) {
            pauseIfShort(now);
            return null;
        }
        TaskNode<?> node = entry.orElseThrow().item().value();
        left(node);
        running.add(node);
        counters.running++;
        node.startedAt = now;
        node.running = true;
        if (node.expires) {
            node.inDeadlines = runningDeadlines.add(node, node.deadline);
        }
        return node;
    }

    private void pauseIfShort(long now) {
        if (gated > 0 && queue.ready() > 0) {
            dry = true;
            dryUntil = now + config.dryPause().toNanos();
            counters.pauses++;
        }
    }

    private void pump() {
        TaskNode<?> node = locked(() -> {
                    pumps.looked();
                    return Optional.<TaskNode<?>>ofNullable(takeOrLinger(ticker.nanoTime()));
                })
                .orElse(null);
        while (node != null) {
            node = runAndTakeNext(node);
            // What a task left behind must not interrupt the next one.
            var unused = Thread.interrupted();
        }
    }

    private @Nullable TaskNode<?> takeOrLinger(long from) {
        long now = from;
        while (true) {
            TaskNode<?> node = take(now);
            if (node != null) {
                arrange();
                return node;
            }
            flush();
            if (!isWorkLeft() && (closed || !pumps.linger(queue.nextDue(), now))) {
                pumps.ended();
                arrange();
                return null;
            }
            now = ticker.nanoTime();
        }
    }

    /** Whether something came while others were told. */
    private boolean isWorkLeft() {
        return !closed && !dry && queue.ready() > 0 && running.size() < config.slots();
    }

    private <T> @Nullable TaskNode<?> runAndTakeNext(TaskNode<T> node) {
        Optional<TaskOutcome<T>> outcome = TaskRun.perform(node, this::finishLater);
        boolean told;
        TaskNode<?> next;
        lock.lock();
        try {
            long now = ticker.nanoTime();
            told = outcome.isPresent() && finish(node, outcome.orElseThrow(), now);
            next = take(now);
            if (next == null) {
                // Before the wait for more, this one is told.
                next = told ? null : takeOrLinger(now);
            } else {
                arrange();
            }
        } finally {
            unlockAndTell();
        }
        if (told) {
            tell(node);
            next = next == null ? lingerAfterTelling() : next;
        }
        return next;
    }

    private @Nullable TaskNode<?> lingerAfterTelling() {
        return locked(() -> Optional.<TaskNode<?>>ofNullable(takeOrLinger(ticker.nanoTime())))
                .orElse(null);
    }

    private <T> void run(TaskNode<T> node) {
        TaskRun.perform(node, this::finishLater).ifPresent(outcome -> finishLater(node, outcome));
    }

    private <T> void finishLater(TaskNode<T> node, TaskOutcome<T> outcome) {
        boolean told = locked(() -> {
            long now = ticker.nanoTime();
            boolean first = finish(node, outcome, now);
            arrange();
            return first;
        });
        if (told) {
            tell(node);
        }
    }

    /** Takes the slot back; true if the outcome is the first one. */
    private boolean finish(TaskNode<?> node, TaskOutcome<?> outcome, long now) {
        running.remove(node);
        models.learn(node.task().model(), now - node.startedAt);
        if (node.isGated()) {
            gate.giveBack(node);
            dry = false;
        }
        boolean first = !node.hasEnded();
        if (first) {
            end(node, outcome);
        }
        node.running = false;
        if (closed && running.size() == 0) {
            quiet.signalAll();
        }
        return first;
    }

    @Override
    public Optional<TaskHandle<?>> executeNextTask() {
        Optional<TaskNode<?>> node = locked(() -> {
            requireOpen();
            long now = ticker.nanoTime();
            TaskNode<?> next = take(now);
            arrange();
            return Optional.ofNullable(next);
        });
        node.ifPresent(this::run);
        return node.map(handle -> handle);
    }

    @Override
    public void runScheduler() {
        while (!Thread.currentThread().isInterrupted()) {
            Optional<TaskNode<?>> node = locked(() -> {
                long now = ticker.nanoTime();
                TaskNode<?> next = take(now);
                flush();
                if (next == null && !closed && !isWorkLeft()) {
                    var unused = pumps.await(CALLER_WAIT_NANOS, queue.nextDue(), now);
                } else {
                    arrange();
                }
                return Optional.ofNullable(next);
            });
            node.ifPresent(this::run);
            if (node.isEmpty() && locked(this::isClosed)) {
                return;
            }
        }
    }

    // Looking and changing

    TaskState stateOf(TaskNode<?> node) {
        return locked(() -> {
            if (node.hasEnded() || node.running || node.entry == null) {
                return node.hasEnded() ? TaskState.ENDED : TaskState.RUNNING;
            }
            return node.entry.state() == QueueEntry.State.DELAYED && node.entry.agesSince() - now() > 0
                    ? TaskState.DELAYED
                    : TaskState.READY;
        });
    }

    @Override
    public List<ScheduledTask> getScheduledTasks() {
        return locked(() -> {
            long now = ticker.nanoTime();
            List<ScheduledTask> tasks = new ArrayList<>();
            running.all().stream()
                    .filter(node -> !node.hasEnded())
                    .forEach(node -> tasks.add(TaskReport.of(node, TaskState.RUNNING, now)));
            queue.entries()
                    .forEach(entry -> tasks.add(TaskReport.of(
                            entry.item().value(), stateOf(entry.item().value()), now)));
            return tasks;
        });
    }

    @Override
    public ExecutionPlan optimizeExecution() {
        return locked(() -> TaskReport.forecast(queue.serviceOrder(MOST_FORESEEN), running.all(), models, now()))
                .plan(config.slots());
    }

    @Override
    public List<TaskConflict> manageConflicts() {
        return locked(() -> {
            List<TaskNode<?>> inOrder = new ArrayList<>();
            queue.serviceOrder(Integer.MAX_VALUE)
                    .forEach(entry -> inOrder.add(entry.item().value()));
            return gate.conflicts(inOrder);
        });
    }

    @Override
    public Optional<TaskHandle<?>> find(String id) {
        return locked(() -> Optional.ofNullable(ids.get(id)));
    }

    @Override
    public boolean changePriority(String id, TaskPriority priority) {
        InvalidValueException.requirePresent("priority", priority);
        return locked(() -> {
            TaskNode<?> node = ids.get(id);
            if (node == null || node.entry == null || !queue.reprioritize(node.entry, priority)) {
                return false;
            }
            node.priority = priority;
            return true;
        });
    }

    private void follow(PriorityManager manager, String id) {
        locked(() -> manager.getPriority(id).map(priority -> changePriority(id, priority)));
    }

    @Override
    public void setModelWeight(String model, double weight) {
        InvalidValueException.requireText("model", model);
        QueueItem.requireWeight(weight);
        locked(() -> {
            models.setWeight(model, weight);
            return true;
        });
    }

    @Override
    public SchedulerStatistics statistics() {
        return locked(() -> counters.statistics(queue.size(), queue.bytes(), running.size()));
    }

    // The end

    @Override
    public boolean close(Duration timeout) {
        InvalidValueException.requirePositive("timeout", timeout);
        boolean ended = locked(() -> {
            if (!closed) {
                closed = true;
                alarm.off();
                rejectAll();
            }
            return awaitQuiet(timeout);
        });
        registrations.forEach(Registration::close);
        return pumps.close(timeout) && ended;
    }

    private void rejectAll() {
        for (QueueEntry<TaskNode<?>> entry : queue.entries()) {
            TaskNode<?> node = entry.item().value();
            leaveQueue(node);
            end(node, new TaskOutcome.Rejected<>(RejectReason.CLOSED));
            untold.add(node);
        }
        pumps.wakeAll();
        intake.wakeAll();
    }

    /** Waits for those that run; what is left then is told to be cancelled, for nobody waits for it any more. */
    private boolean awaitQuiet(Duration timeout) {
        flush();
        long left = timeout.toNanos();
        try {
            while (running.size() > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean ended = running.size() == 0;
        for (TaskNode<?> node : running.all()) {
            if (!node.hasEnded()) {
                end(node, new TaskOutcome.Cancelled<>());
                untold.add(node);
            }
        }
        return ended;
    }

    @Override
    public void close() {
        var unused = close(config.closeTimeout());
    }
}
