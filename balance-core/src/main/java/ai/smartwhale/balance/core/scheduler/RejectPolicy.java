// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/** What happens to a task that finds the queue full. */
public sealed interface RejectPolicy {

    /** The new task is rejected. */
    record RejectNew() implements RejectPolicy {}

    /**
     * Less urgent tasks make room: of the least urgent level, the one with the earliest deadline, or else the newest of
     * the model with the most. Where the model's own part is full, only its own tasks do. If none is less urgent, the
     * new task is rejected.
     */
    record DropLowestPriority() implements RejectPolicy {}

    /**
     * The caller waits for room, and is rejected after a time. Not to be used on threads that must not block.
     *
     * @param timeout the longest wait, above zero, one day at most
     */
    record CallerWaits(Duration timeout) implements RejectPolicy {

        private static final Duration LONGEST = Duration.ofDays(1);

        /**
         * Checks the timeout.
         *
         * @throws InvalidValueException if it is not above zero
         * @throws LimitExceededException if it is too long
         */
        public CallerWaits {
            InvalidValueException.requirePositive("timeout", timeout);
            LimitExceededException.requireAtMost("timeout, in seconds", timeout.toSeconds(), LONGEST.toSeconds());
        }
    }
}
