// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.List;

/** All attempts failed, or no further one was allowed. The cause is the last failure; earlier ones are suppressed. */
public final class RetryExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there was no further attempt. */
    public enum Reason {
        /** As many were made as are allowed. */
        ATTEMPTS,
        /** The next would have begun after the deadline. */
        DEADLINE,
        /** The operation has caused as many extra calls as its budget allows. */
        BUDGET,
        /** As many asynchronous calls wait as may. */
        CROWDED,
        /** The failure will stay; earlier ones might have passed. */
        PERMANENT,
        /** The thread was interrupted; it still is. */
        INTERRUPTED,
        /** The retry manager was closed. */
        CLOSED
    }

    private final String operation;
    private final Reason reason;
    private final int attempts;

    RetryExhaustedException(String operation, Reason reason, List<Throwable> failures) {
        super(
                operation + " failed after " + failures.size() + " attempts; no further one: " + reason,
                failures.get(failures.size() - 1));
        this.operation = operation;
        this.reason = reason;
        this.attempts = failures.size();
        failures.stream()
                .limit(failures.size() - 1L)
                .filter(earlier -> earlier != getCause())
                .forEach(this::addSuppressed);
    }

    /**
     * The operation.
     *
     * @return its name
     */
    public String operation() {
        return operation;
    }

    /**
     * Why there was no further attempt.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * How many attempts were made.
     *
     * @return 1 or more
     */
    public int attempts() {
        return attempts;
    }
}
