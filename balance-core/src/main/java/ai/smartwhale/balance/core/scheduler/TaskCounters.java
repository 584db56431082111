// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/** Counts what became of tasks. Guarded by the lock of its owner. */
final class TaskCounters {

    long refused;
    long accepted;
    long pauses;

    /** Tasks that run and whose outcome is open. */
    int running;

    private long values;
    private long failures;
    private long cancelled;
    private long expired;
    private long dropped;

    void count(TaskOutcome<?> outcome) {
        if (outcome instanceof TaskOutcome.Value) {
            values++;
        } else if (outcome instanceof TaskOutcome.Failed) {
            failures++;
        } else if (outcome instanceof TaskOutcome.Cancelled) {
            cancelled++;
        } else if (outcome instanceof TaskOutcome.Expired) {
            expired++;
        } else {
            dropped++;
        }
    }

    SchedulerStatistics statistics(int queued, long queuedBytes, int busySlots) {
        return new SchedulerStatistics(
                refused,
                accepted,
                values,
                failures,
                cancelled,
                expired,
                dropped,
                queued,
                running,
                queuedBytes,
                busySlots,
                pauses);
    }
}
