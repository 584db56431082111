// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.scheduling.RecurringHandle;
import ai.smartwhale.commons.utils.scheduling.Schedule;
import ai.smartwhale.commons.utils.scheduling.TaskStatus;

/** Passes what a handle is asked for on to the scheduler, which holds the lock. */
final class SchedulerHandle implements RecurringHandle {

    private final DefaultScheduler scheduler;
    private final SchedulerEntry entry;

    SchedulerHandle(DefaultScheduler scheduler, SchedulerEntry entry) {
        this.scheduler = scheduler;
        this.entry = entry;
    }

    @Override
    public TaskStatus status() {
        return scheduler.statusOf(entry);
    }

    @Override
    public boolean cancel() {
        return scheduler.cancel(entry);
    }

    @Override
    public boolean pause() {
        return scheduler.pause(entry);
    }

    @Override
    public boolean resume() {
        return scheduler.resume(entry);
    }

    @Override
    public void reschedule(Schedule schedule) {
        scheduler.reschedule(entry, InvalidValueException.requirePresent("schedule", schedule));
    }
}
