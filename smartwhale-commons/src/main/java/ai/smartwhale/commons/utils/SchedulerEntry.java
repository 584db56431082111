// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.scheduling.Conflict.TaskRef;
import ai.smartwhale.commons.utils.scheduling.Schedule;
import ai.smartwhale.commons.utils.scheduling.TaskSpec;
import ai.smartwhale.commons.utils.scheduling.TaskState;
import ai.smartwhale.commons.utils.scheduling.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task and all that its scheduler knows of it. Guarded by the lock of the scheduler. */
final class SchedulerEntry {

    /** Where a run that is owed stands on its way to a thread. */
    enum Place {
        /** Nothing is to be run. */
        NONE,
        /** The resource of the task is busy. */
        AT_RESOURCE,
        /** The next free thread takes it; the resource is held. */
        READY,
        /** It runs. */
        RUNNING
    }

    final long id;
    final TaskSpec spec;
    /** Whether a moment of the clock was asked for, rather than a length of time; that is left alone by jumps. */
    final boolean fixedMoment;

    /** Absent for a task that runs once. */
    @Nullable
    Schedule schedule;
    /** When the schedule wants the next run. */
    @Nullable
    Instant slot;
    /** When the next run is really due, later than its slot if a conflict has moved it; null if none is planned. */
    @Nullable
    Instant due;

    Place place = Place.NONE;
    /** How many runs are still to be done, the present one included. */
    int owed;

    boolean paused;

    @Nullable
    TaskState ended;

    private @Nullable String lastFailure;
    private long runs;
    private long failures;
    private long skipped;
    private long missed;

    SchedulerEntry(long id, TaskSpec spec, @Nullable Schedule schedule, boolean fixedMoment) {
        this.id = id;
        this.spec = spec;
        this.schedule = schedule;
        this.fixedMoment = fixedMoment;
    }

    /** Plans the next run; a moment that is absent plans none. */
    void plan(Optional<Instant> moment) {
        slot = moment.orElse(null);
        due = slot;
    }

    void shift(Duration jump) {
        if (due != null && slot != null) {
            due = due.plus(jump);
            slot = slot.plus(jump);
        }
    }

    void countRun(@Nullable Throwable failure) {
        runs++;
        if (failure != null) {
            failures++;
            lastFailure = failure.getClass().getName();
        }
    }

    void countSkipped(long count) {
        skipped += count;
    }

    void countMissed(long count) {
        missed += count;
    }

    TaskRef ref() {
        return new TaskRef(id, spec.name());
    }

    private TaskState state() {
        if (ended != null) {
            return ended;
        }
        if (place == Place.RUNNING) {
            return TaskState.RUNNING;
        }
        return paused ? TaskState.PAUSED : TaskState.WAITING;
    }

    TaskStatus status() {
        return new TaskStatus(
                id,
                spec.name(),
                state(),
                Optional.ofNullable(due),
                runs,
                failures,
                skipped,
                missed,
                Optional.ofNullable(lastFailure));
    }
}
