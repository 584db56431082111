// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/**
 * What a scheduler has done so far, counted at one moment.
 *
 * @param refused tasks that were not let in
 * @param accepted tasks that were let in
 * @param values tasks that did their work
 * @param failures tasks that failed
 * @param cancelled tasks that were called off
 * @param expired tasks whose time to live was over
 * @param dropped tasks that were let in and rejected later: for a more urgent one, or by the close
 * @param queued tasks that wait
 * @param running tasks that run and whose outcome is open
 * @param queuedBytes the size of those that wait
 * @param busySlots slots in use, also by work whose task has ended already
 * @param pauses how often nothing that waited could run although a slot was free
 */
public record SchedulerStatistics(
        long refused,
        long accepted,
        long values,
        long failures,
        long cancelled,
        long expired,
        long dropped,
        int queued,
        int running,
        long queuedBytes,
        int busySlots,
        long pauses) {

    /**
     * Checks that nothing was lost: what was accepted has an outcome, waits, or runs.
     *
     * @return whether the numbers add up, as they always must
     */
    public boolean isConsistent() {
        return accepted == values + failures + cancelled + expired + dropped + queued + running;
    }
}
