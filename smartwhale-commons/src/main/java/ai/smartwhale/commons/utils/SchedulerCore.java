// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.SchedulerEntry.Place;
import ai.smartwhale.commons.utils.scheduling.ConflictPolicy;
import ai.smartwhale.commons.utils.scheduling.ConflictReport;
import ai.smartwhale.commons.utils.scheduling.ConflictScope;
import ai.smartwhale.commons.utils.scheduling.FailurePolicy;
import ai.smartwhale.commons.utils.scheduling.Schedule;
import ai.smartwhale.commons.utils.scheduling.SchedulerConfig;
import ai.smartwhale.commons.utils.scheduling.SchedulerStatus;
import ai.smartwhale.commons.utils.scheduling.TaskSpec;
import ai.smartwhale.commons.utils.scheduling.TaskState;
import ai.smartwhale.commons.utils.scheduling.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to run when, and what has become of it: the whole of the scheduler but for its threads and its clock. Guarded
 * by the lock of the scheduler; the present comes in with every call.
 */
final class SchedulerCore {

    private final SchedulerConfig config;
    private final MissedRuns missedRuns;
    private final SchedulerTimeline timeline = new SchedulerTimeline();
    private final SchedulerGate gate = new SchedulerGate();
    private final Map<Long, SchedulerEntry> tasks = new LinkedHashMap<>();
    private final SchedulerTally tally = new SchedulerTally();
    private long lastId;
    private boolean closed;

    SchedulerCore(SchedulerConfig config) {
        this.config = config;
        this.missedRuns = new MissedRuns(config);
    }

    SchedulerEntry add(TaskSpec task, @Nullable Schedule schedule, boolean fixedMoment, Optional<Instant> first) {
        LimitExceededException.requireAtMost("tasks of the scheduler", tasks.size() + 1L, config.maxTasks());
        requireDue(schedule, first);
        SchedulerEntry entry = new SchedulerEntry(++lastId, task, schedule, fixedMoment);
        entry.plan(first);
        tasks.put(entry.id, entry);
        timeline.add(entry);
        return entry;
    }

    private static void requireDue(@Nullable Schedule schedule, Optional<Instant> first) {
        if (first.isEmpty()) {
            throw new InvalidValueException("schedule", schedule, "one that is due at some time");
        }
    }

    ConflictReport handleConflicts(ConflictScope scope, Instant now, Duration horizon, ConflictPolicy policy) {
        List<SchedulerEntry> planned = timeline.inOrder();
        timeline.clear();
        ConflictReport report = new ConflictPlanner(scope, policy, now.plus(horizon)).plan(now, planned);
        for (SchedulerEntry entry : planned) {
            if (entry.due == null && entry.schedule == null && entry.place == Place.NONE) {
                end(entry, TaskState.FINISHED);
            }
            timeline.add(entry);
        }
        return report;
    }

    boolean cancel(SchedulerEntry entry) {
        if (entry.ended != null) {
            return false;
        }
        end(entry, TaskState.CANCELLED);
        return true;
    }

    boolean pause(SchedulerEntry entry) {
        requireAlive(entry);
        boolean active = !entry.paused;
        if (active) {
            rest(entry);
            entry.paused = true;
        }
        return active;
    }

    boolean resume(SchedulerEntry entry, Instant now) {
        requireAlive(entry);
        boolean rested = entry.paused;
        entry.paused = false;
        if (rested && entry.schedule != null) {
            replan(entry, entry.schedule, now);
        }
        return rested;
    }

    SchedulerEntry reschedule(SchedulerEntry entry, Schedule schedule, Instant now) {
        requireAlive(entry);
        requireDue(schedule, schedule.first(now));
        rest(entry);
        entry.schedule = schedule;
        if (!entry.paused) {
            replan(entry, schedule, now);
        }
        return entry;
    }

    /** A run at a fixed delay that goes on plans the one after it by itself. */
    private void replan(SchedulerEntry entry, Schedule schedule, Instant now) {
        if (entry.place != Place.RUNNING || !(schedule instanceof Schedule.FixedDelay)) {
            entry.plan(schedule.first(now));
            timeline.add(entry);
        }
    }

    /** Takes back all that is planned or owed, except a run that goes on. */
    private void rest(SchedulerEntry entry) {
        timeline.remove(entry);
        entry.plan(Optional.empty());
        gate.withdraw(entry);
        entry.owed = entry.place == Place.RUNNING ? 1 : 0;
    }

    private void end(SchedulerEntry entry, TaskState state) {
        rest(entry);
        entry.ended = state;
        tasks.remove(entry.id);
        tally.retire(entry.status());
    }

    private static void requireAlive(SchedulerEntry entry) {
        if (entry.ended != null) {
            throw new IllegalStateException("the task " + entry.spec.name() + " has ended");
        }
    }

    void clockJumped(Duration jump, Instant now) {
        tally.countClockJump();
        timeline.clockJumped(jump, now);
    }

    /** Brings all that is due to the gate. */
    void advance(Instant now) {
        for (SchedulerEntry entry = timeline.pollDue(now); entry != null; entry = timeline.pollDue(now)) {
            if (entry.due != null && entry.slot != null) {
                missedRuns.settle(entry, entry.due, entry.slot, now);
            }
            timeline.add(entry);
            offer(entry, now);
        }
    }

    private void offer(SchedulerEntry entry, Instant now) {
        if (entry.owed > 0 && entry.place == Place.NONE && !gate.enter(entry)) {
            entry.countSkipped(entry.owed);
            entry.owed = 0;
            afterLast(entry, now);
        }
    }

    /** Nothing is owed any more: a task that runs once has ended, and a fixed delay begins. */
    private void afterLast(SchedulerEntry entry, Instant now) {
        if (entry.schedule == null) {
            end(entry, TaskState.FINISHED);
        } else if (entry.schedule instanceof Schedule.FixedDelay delay && !entry.paused) {
            entry.plan(delay.after(now));
            timeline.add(entry);
        }
    }

    @Nullable
    SchedulerEntry takeReady() {
        return gate.takeReady();
    }

    void finish(SchedulerEntry entry, @Nullable Throwable failure, Instant now) {
        gate.leave(entry);
        entry.countRun(failure);
        entry.owed = Math.max(0, entry.owed - 1);
        if (entry.ended != null) {
            tally.add(failure);
        } else if (!closed) {
            goOn(entry, failure != null, now);
        }
    }

    private void goOn(SchedulerEntry entry, boolean failed, Instant now) {
        if (failed && entry.schedule != null && entry.spec.failurePolicy() == FailurePolicy.CANCEL) {
            end(entry, TaskState.CANCELLED);
            return;
        }
        if (failed && entry.schedule != null && entry.spec.failurePolicy() == FailurePolicy.PAUSE) {
            rest(entry);
            entry.paused = true;
        }
        if (entry.owed > 0) {
            offer(entry, now);
        } else {
            afterLast(entry, now);
        }
    }

    /** When there is something to do next. Runs that wait for a thread are looked at again, should all have failed. */
    Optional<Instant> next(Instant now) {
        Optional<Instant> planned = timeline.next();
        return planned.isEmpty() && gate.readyCount() > 0 ? Optional.of(now.plus(config.clockCheck())) : planned;
    }

    int readyCount() {
        return gate.readyCount();
    }

    List<TaskStatus> statuses() {
        return tasks.values().stream().map(SchedulerEntry::status).toList();
    }

    SchedulerStatus status() {
        return tally.status(tasks.values());
    }

    boolean isClosed() {
        return closed;
    }

    /** Forgets all that does not run yet, and plans nothing any more. */
    void close() {
        closed = true;
        timeline.clear();
        gate.clear();
    }
}
