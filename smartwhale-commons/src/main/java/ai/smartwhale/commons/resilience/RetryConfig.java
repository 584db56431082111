// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How operations are retried. Immutable.
 *
 * @param mostAttempts attempts in all, 1 to 100; 3 by default
 * @param backoff the waits between them; full jitter from 100 ms to 10 s by default
 * @param deadline from the beginning of the first attempt to the beginning of the last at most, above zero to 365 days;
 *     30 seconds by default
 * @param budget how many retries an operation may cause; by default those of {@link RetryBudget#withDefaults()}
 * @param classifier which failures are worth another attempt; {@link FailureClassifier#standard()} by default
 * @param mostOperations how many names of operations are tracked, 1 to 100,000; 1,000 by default. When full, further
 *     ones share one entry and one budget, named {@code (other)}
 * @param mostWaiting how many asynchronous calls may wait for their next attempt at a time, 1 to 10,000,000; 10,000 by
 *     default. When full, a call that fails is not repeated
 */
public record RetryConfig(
        int mostAttempts,
        BackoffStrategy backoff,
        Duration deadline,
        RetryBudget budget,
        FailureClassifier classifier,
        int mostOperations,
        int mostWaiting) {

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is missing or outside of its range
     */
    public RetryConfig {
        InvalidValueException.requireRange("mostAttempts", mostAttempts, 1, 100);
        InvalidValueException.requirePresent("backoff", backoff);
        BreakerConfig.requireAtMostAYear("deadline", deadline);
        InvalidValueException.requirePresent("budget", budget);
        InvalidValueException.requirePresent("classifier", classifier);
        InvalidValueException.requireRange("mostOperations", mostOperations, 1, 100_000);
        InvalidValueException.requireRange("mostWaiting", mostWaiting, 1, 10_000_000);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static RetryConfig withDefaults() {
        return builder().build();
    }

    /**
     * A builder that starts from the defaults.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the values; not thread-safe. Values are checked by {@link #build()}. */
    public static final class Builder {

        private int mostAttempts = 3;
        private BackoffStrategy backoff = BackoffStrategies.fullJitter(Duration.ofMillis(100), Duration.ofSeconds(10));
        private Duration deadline = Duration.ofSeconds(30);
        private RetryBudget budget = RetryBudget.withDefaults();
        private FailureClassifier classifier = FailureClassifier.standard();
        private int mostOperations = 1_000;
        private int mostWaiting = 10_000;

        private Builder() {}

        /**
         * Attempts in all.
         *
         * @param value 1 to 100
         * @return this
         */
        public Builder mostAttempts(int value) {
            mostAttempts = value;
            return this;
        }

        /**
         * The waits between attempts.
         *
         * @param value the strategy
         * @return this
         */
        public Builder backoff(BackoffStrategy value) {
            backoff = value;
            return this;
        }

        /**
         * From the beginning of the first attempt to the beginning of the last at most.
         *
         * @param value above zero to 365 days
         * @return this
         */
        public Builder deadline(Duration value) {
            deadline = value;
            return this;
        }

        /**
         * How many retries an operation may cause.
         *
         * @param value the budget
         * @return this
         */
        public Builder budget(RetryBudget value) {
            budget = value;
            return this;
        }

        /**
         * Which failures are worth another attempt.
         *
         * @param value the classifier
         * @return this
         */
        public Builder classifier(FailureClassifier value) {
            classifier = value;
            return this;
        }

        /**
         * How many names of operations are tracked.
         *
         * @param value 1 to 100,000
         * @return this
         */
        public Builder mostOperations(int value) {
            mostOperations = value;
            return this;
        }

        /**
         * How many asynchronous calls may wait for their next attempt at a time.
         *
         * @param value 1 to 10,000,000
         * @return this
         */
        public Builder mostWaiting(int value) {
            mostWaiting = value;
            return this;
        }

        /**
         * Checks the values.
         *
         * @return the configuration
         * @throws InvalidValueException if a value is missing or outside of its range
         */
        public RetryConfig build() {
            return new RetryConfig(mostAttempts, backoff, deadline, budget, classifier, mostOperations, mostWaiting);
        }
    }
}
