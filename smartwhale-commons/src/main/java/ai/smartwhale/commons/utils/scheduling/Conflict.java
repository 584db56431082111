// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import java.time.Instant;
import java.util.Optional;

/**
 * Two runs in each other's way.
 *
 * @param at when the second is due
 * @param resource the resource that both need; absent where the minute was compared
 * @param first the task that comes first
 * @param second the task that comes second
 * @param outcome what was done about it
 * @param movedTo when the second is due now; absent if it was not moved
 */
public record Conflict(
        Instant at,
        Optional<String> resource,
        TaskRef first,
        TaskRef second,
        Outcome outcome,
        Optional<Instant> movedTo) {

    /**
     * Which task.
     *
     * @param id unique within its scheduler
     * @param name as it was given
     */
    public record TaskRef(long id, String name) {}

    /** What was done about a conflict. */
    public enum Outcome {
        /** The second run was moved behind the first. */
        DELAYED,
        /** The second run was left out. */
        SKIPPED,
        /** Nothing: both runs take place. */
        ALLOWED,
        /**
         * Nothing yet, because the second task has another run before this one. When it comes to it, the policy of the
         * task itself holds.
         */
        LATER
    }
}
