// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.SchedulerEntry.Place;
import ai.smartwhale.commons.utils.scheduling.SchedulerStatus;
import ai.smartwhale.commons.utils.scheduling.TaskStatus;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Keeps the numbers of tasks that have ended. Guarded by the lock of the scheduler. */
final class SchedulerTally {

    private long runs;
    private long failures;
    private long skipped;
    private long missed;
    private long clockJumps;

    void retire(TaskStatus ended) {
        runs += ended.runs();
        failures += ended.failures();
        skipped += ended.skipped();
        missed += ended.missed();
    }

    /** A run that ended after its task. */
    void add(@Nullable Throwable failure) {
        runs++;
        failures += failure == null ? 0 : 1;
    }

    void countClockJump() {
        clockJumps++;
    }

    SchedulerStatus status(Collection<SchedulerEntry> alive) {
        long allRuns = runs;
        long allFailures = failures;
        long allSkipped = skipped;
        long allMissed = missed;
        int running = 0;
        for (SchedulerEntry entry : alive) {
            TaskStatus status = entry.status();
            allRuns += status.runs();
            allFailures += status.failures();
            allSkipped += status.skipped();
            allMissed += status.missed();
            running += entry.place == Place.RUNNING ? 1 : 0;
        }
        return new SchedulerStatus(alive.size(), running, allRuns, allFailures, allSkipped, allMissed, clockJumps);
    }
}
