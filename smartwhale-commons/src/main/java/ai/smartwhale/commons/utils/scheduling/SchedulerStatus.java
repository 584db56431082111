// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/**
 * What a scheduler has done so far, and has to do.
 *
 * @param tasks that have not ended
 * @param running that run at this moment
 * @param runs that have ended, failures included
 * @param failures runs that failed
 * @param skipped runs that were left out because the task itself or its resource was busy
 * @param missed runs that were left out because their time had passed
 * @param clockJumps how often the clock was found to have been set
 */
public record SchedulerStatus(
        int tasks, int running, long runs, long failures, long skipped, long missed, long clockJumps) {}
