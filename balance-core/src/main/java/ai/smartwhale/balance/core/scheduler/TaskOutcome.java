// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.Optional;

/**
 * How a task ended. Every task ends exactly once, in one of these ways.
 *
 * @param <T> the type of the result
 */
public sealed interface TaskOutcome<T> {

    /**
     * The result.
     *
     * @return the result; nothing if the task had none or did not succeed
     */
    default Optional<T> value() {
        return Optional.empty();
    }

    /**
     * It did its work.
     *
     * @param <T> the type of the result
     * @param value what it returned; nothing for null
     */
    record Value<T>(Optional<T> value) implements TaskOutcome<T> {}

    /**
     * It failed.
     *
     * @param <T> the type of the result
     * @param cause why
     */
    record Failed<T>(Throwable cause) implements TaskOutcome<T> {}

    /**
     * Somebody called it off, before or while it ran.
     *
     * @param <T> the type of the result
     */
    record Cancelled<T>() implements TaskOutcome<T> {}

    /**
     * Its time to live was over, before or while it ran.
     *
     * @param <T> the type of the result
     */
    record Expired<T>() implements TaskOutcome<T> {}

    /**
     * It was not let in, or had to leave before it ran.
     *
     * @param <T> the type of the result
     * @param reason why
     */
    record Rejected<T>(RejectReason reason) implements TaskOutcome<T> {}
}
