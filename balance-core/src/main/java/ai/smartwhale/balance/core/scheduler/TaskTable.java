// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.DueHeap;
import ai.smartwhale.balance.core.scheduler.queue.FairQueue;
import ai.smartwhale.balance.core.scheduler.queue.QueueEntry;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks wait, which run, and how each ended: every change that a task can go through, without threads and without
 * telling anybody. Guarded by the lock of its owner.
 */
final class TaskTable {

    final FairQueue<TaskNode<?>> queue;
    final RunningTasks running = new RunningTasks();
    final TaskCounters counters = new TaskCounters();
    final ModelTimes models;
    final TaskGate gate;
    final TaskIntake intake;

    /** Tasks that ended by time or for others. */
    final Outbox<TaskNode<?>> untold = new Outbox<>();

    private final TaskSchedulerConfig config;
    private final KnownPriorities priorities;
    private final DueHeap<TaskNode<?>> runningDeadlines = new DueHeap<>();
    private final Map<String, TaskNode<?>> ids = new HashMap<>();

    /** Tasks that wait and need more than a slot. */
    private int gated;

    private boolean dry;
    private long dryUntil;

    TaskTable(
            TaskSchedulerConfig config,
            FairQueue<TaskNode<?>> queue,
            TaskGate gate,
            TaskIntake intake,
            KnownPriorities priorities) {
        this.config = config;
        this.priorities = priorities;
        this.queue = queue;
        this.gate = gate;
        this.intake = intake;
        this.models = new ModelTimes(config.maxWeights());
    }

    // Coming in

    @Nullable
    TaskNode<?> find(String id) {
        return ids.get(id);
    }

    Optional<RejectReason> duplicate(Task<?> task) {
        return task.id().isPresent() && ids.containsKey(task.id().orElseThrow())
                ? Optional.of(RejectReason.DUPLICATE_ID)
                : Optional.empty();
    }

    void refuse(TaskNode<?> node, RejectReason reason) {
        counters.refused++;
        node.end(new TaskOutcome.Rejected<>(reason));
    }

    void enter(TaskNode<?> node, long now) {
        Task<?> task = node.task();
        queue.add(node, models.weight(task.model()), now);
        counters.accepted++;
        if (task.id().isPresent()) {
            ids.put(task.id().orElseThrow(), node);
        }
        if (node.isGated()) {
            gated++;
        } else {
            dry = false;
        }
    }

    /** As if it had never come. */
    void withdraw(TaskNode<?> node) {
        leaveQueue(node);
        node.task().id().ifPresent(ids::remove);
        counters.accepted--;
    }

    // Ending

    private void leaveQueue(TaskNode<?> node) {
        var unused = queue.remove(node);
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
        if (node.task().id().isPresent()) {
            String id = node.task().id().orElseThrow();
            ids.remove(id, node);
            // In the same step: from now on the id may be that of another task.
            priorities.forget(id);
        }
        TaskSlot slot = node.slot;
        if (slot != null) {
            var unused = runningDeadlines.remove(slot.inDeadlines);
            counters.running--;
        }
    }

    @SuppressWarnings("unchecked") // an outcome with a value comes from the work of the task itself
    private static <T> void endCaptured(TaskNode<T> node, TaskOutcome<?> outcome) {
        node.end((TaskOutcome<T>) outcome);
    }

    private void endUntold(TaskNode<?> node, TaskOutcome<?> outcome) {
        end(node, outcome);
        untold.add(node);
    }

    /** A task had to make room; it has left the queue. */
    void expel(TaskNode<?> node) {
        left(node);
        endUntold(node, new TaskOutcome.Rejected<>(RejectReason.DROPPED));
    }

    void endExpired(long now) {
        for (Optional<QueueEntry<TaskNode<?>>> entry = queue.pollExpired(now);
                entry.isPresent();
                entry = queue.pollExpired(now)) {
            TaskNode<?> node = entry.orElseThrow().value();
            left(node);
            endUntold(node, new TaskOutcome.Expired<>());
        }
        while (runningDeadlines.hasDue(now)) {
            runningDeadlines.pollDue(now).ifPresent(node -> endUntold(node, new TaskOutcome.Expired<>()));
        }
    }

    /** True if this ended it. */
    boolean cancel(TaskNode<?> node) {
        if (node.hasEnded()) {
            return false;
        }
        if (node.slot == null) {
            leaveQueue(node);
        }
        end(node, new TaskOutcome.Cancelled<>());
        return true;
    }

    void rejectAll() {
        for (QueueEntry<TaskNode<?>> entry : queue.entries()) {
            leaveQueue(entry.value());
            endUntold(entry.value(), new TaskOutcome.Rejected<>(RejectReason.CLOSED));
        }
    }

    /** Nobody waits any more for those that run. */
    void abandonRunning() {
        running.all().stream()
                .filter(node -> !node.hasEnded())
                .forEach(node -> endUntold(node, new TaskOutcome.Cancelled<>()));
    }

    // Running

    boolean hasFreeSlot() {
        return running.size() < config.slots();
    }

    /** How many more could run now, if what they need can be had. */
    int runnable() {
        return dry ? 0 : Math.min(queue.ready(), config.slots() - running.size());
    }

    /** Gives the next task that can run a slot. */
    @Nullable
    TaskNode<?> take(long now) {
        endExpired(now);
        if (!hasFreeSlot() || isDry(now)) {
            return null;
        }
        Optional<QueueEntry<TaskNode<?>>> entry =
                gated == 0 ? queue.poll(now) : queue.poll(now, gate::admits, config.lookAhead());
        if (entry.isEmpty()) {
            pauseIfShort(now);
            return null;
        }
        TaskNode<?> node = entry.orElseThrow().value();
        left(node);
        TaskSlot slot = running.add(node, now);
        counters.running++;
        if (node.expires()) {
            slot.inDeadlines = runningDeadlines.add(node, node.deadline());
        }
        return node;
    }

    /** Whether everything that could be asked was short of resources a moment ago. */
    private boolean isDry(long now) {
        dry = dry && now - dryUntil < 0;
        return dry;
    }

    private void pauseIfShort(long now) {
        if (gated > 0 && queue.ready() > 0) {
            dry = true;
            dryUntil = now + config.dryPause().toNanos();
            counters.pauses++;
        }
    }

    /** Something was given back, so that it is worth asking again. */
    void endPause() {
        dry = false;
    }

    /** Takes the slot back; true if the outcome is the first one. */
    boolean finish(TaskNode<?> node, TaskOutcome<?> outcome, long now) {
        models.learn(node.task().model(), now - node.startedAt());
        if (node.isGated()) {
            gate.giveBack(node);
            dry = false;
        }
        boolean first = !node.hasEnded();
        if (first) {
            end(node, outcome);
        }
        running.remove(node);
        return first;
    }

    /** Ends a pause that is over, and what has expired. */
    void catchUp(long now) {
        var unused = isDry(now);
        endExpired(now);
    }

    /** Moments at which something changes by time alone, but for delays. */
    void setAlarms(Alarm alarm) {
        if (dry) {
            alarm.noLaterThan(dryUntil);
        }
        alarm.noLaterThan(queue.nextExpiry());
        alarm.noLaterThan(runningDeadlines.nextDue());
    }

    OptionalLong nextDue() {
        return queue.nextDue();
    }

    // Looking and changing

    boolean changePriority(@Nullable TaskNode<?> node, TaskPriority priority) {
        return node != null && queue.reprioritize(node, priority);
    }

    TaskState stateOf(TaskNode<?> node, long now) {
        if (node.hasEnded() || node.slot != null) {
            return node.hasEnded() ? TaskState.ENDED : TaskState.RUNNING;
        }
        boolean delayed = node.standing() == QueueEntry.Standing.DELAYED && node.agesSince() - now > 0;
        return delayed ? TaskState.DELAYED : TaskState.READY;
    }

    List<ScheduledTask> report(long now) {
        List<ScheduledTask> tasks = new ArrayList<>();
        running.all().stream()
                .filter(node -> !node.hasEnded())
                .forEach(node -> tasks.add(TaskReport.of(node, TaskState.RUNNING, now)));
        for (QueueEntry<TaskNode<?>> entry : queue.entries()) {
            tasks.add(TaskReport.of(entry.value(), stateOf(entry.value(), now), now));
        }
        return tasks;
    }

    SchedulerStatistics statistics() {
        return counters.statistics(queue.size(), queue.bytes(), running.size());
    }
}
