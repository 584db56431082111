// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import java.time.Instant;
import java.util.Optional;

/**
 * How a task is doing at one moment.
 *
 * @param id unique within its scheduler
 * @param name as it was given
 * @param state where it stands
 * @param nextRun when it is due next; absent while it runs at a fixed delay, is paused or has ended
 * @param runs how often it has run, failures included
 * @param failures how often it has failed
 * @param skipped how many runs were left out because the task itself or its resource was busy
 * @param missed how many runs were left out because their time had passed
 * @param lastFailure the class of the last failure
 */
public record TaskStatus(
        long id,
        String name,
        TaskState state,
        Optional<Instant> nextRun,
        long runs,
        long failures,
        long skipped,
        long missed,
        Optional<String> lastFailure) {}
