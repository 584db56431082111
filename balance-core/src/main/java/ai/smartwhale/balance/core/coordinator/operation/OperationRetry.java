// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resilience.BackoffStrategies;
import ai.smartwhale.commons.resilience.BackoffStrategy;
import ai.smartwhale.commons.resilience.FailureClassifier;
import java.time.Duration;

/**
 * When a failed operation is tried again. An attempt that a breaker refused counts; the next one comes no sooner than
 * the breaker says.
 *
 * @param mostAttempts attempts in all, 1 to 100
 * @param backoff the waits between them
 * @param classifier which failures are worth another attempt
 */
public record OperationRetry(int mostAttempts, BackoffStrategy backoff, FailureClassifier classifier) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing or out of range
     */
    public OperationRetry {
        InvalidValueException.requireRange("mostAttempts", mostAttempts, 1, 100);
        InvalidValueException.requirePresent("backoff", backoff);
        InvalidValueException.requirePresent("classifier", classifier);
    }

    /**
     * One attempt only.
     *
     * @return the rule
     */
    public static OperationRetry never() {
        return new OperationRetry(1, BackoffStrategies.none(), FailureClassifier.standard());
    }

    /**
     * Several attempts, with full jitter from 100 ms to 10 s between them.
     *
     * @param mostAttempts attempts in all, 1 to 100
     * @return the rule
     */
    public static OperationRetry upTo(int mostAttempts) {
        BackoffStrategy jitter = BackoffStrategies.fullJitter(Duration.ofMillis(100), Duration.ofSeconds(10));
        return new OperationRetry(mostAttempts, jitter, FailureClassifier.standard());
    }
}
