// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.time.Duration;
import java.util.Optional;

/** Tells failures that may pass from those that stay. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface FailureClassifier {

    /** What a failure promises about the next attempt. */
    enum Kind {
        /** It may pass. */
        TRANSIENT,
        /** It stays. */
        PERMANENT
    }

    /**
     * Judges a failure.
     *
     * @param failure what the attempt threw
     * @return its kind
     */
    Kind classify(Throwable failure);

    /**
     * The shortest wait that the failure asks for.
     *
     * @param failure what the attempt threw
     * @return the wait; by default, what a {@link RetryAfter} says
     */
    default Optional<Duration> retryAfter(Throwable failure) {
        return failure instanceof RetryAfter asked ? Optional.of(asked.retryAfter()) : Optional.empty();
    }

    /**
     * Takes errors of the JVM, of the caller, of closed things, of open breakers, of retries within, and interruption
     * for permanent, all others for transient.
     *
     * @return the classifier
     */
    static FailureClassifier standard() {
        return failure -> failure instanceof Error
                        || failure instanceof IllegalArgumentException
                        || failure instanceof IllegalStateException
                        || failure instanceof NullPointerException
                        || failure instanceof UnsupportedOperationException
                        || failure instanceof SecurityException
                        || failure instanceof InterruptedException
                        || failure instanceof BreakerOpenException
                        || failure instanceof RetryExhaustedException
                ? Kind.PERMANENT
                : Kind.TRANSIENT;
    }
}
