// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.EnumSet;
import java.util.Set;

/** The states of a circuit breaker, and which may follow which. */
public enum BreakerState {
    /** Calls pass and are measured. */
    CLOSED,
    /** Calls are refused until a moment. */
    OPEN,
    /** A few calls pass on trial; their results decide. */
    HALF_OPEN,
    /** Calls are refused until somebody says otherwise. */
    FORCED_OPEN,
    /** Calls pass and are not measured. */
    DISABLED;

    /**
     * Whether a breaker may go from this state to another. Only a breaker that was open has anything to try, so a
     * closed one never becomes half-open; an open one may become open again, which prolongs its wait; all others may go
     * anywhere but to where they are.
     *
     * @param next the other state
     * @return whether that is allowed
     */
    public boolean mayBecome(BreakerState next) {
        return successors().contains(next);
    }

    /**
     * Whether calls are refused in this state.
     *
     * @return true for the two open states
     */
    public boolean refuses() {
        return this == OPEN || this == FORCED_OPEN;
    }

    Set<BreakerState> successors() {
        return switch (this) {
            case CLOSED -> EnumSet.of(OPEN, FORCED_OPEN, DISABLED);
            case OPEN -> EnumSet.allOf(BreakerState.class);
            case HALF_OPEN -> EnumSet.of(CLOSED, OPEN, FORCED_OPEN, DISABLED);
            case FORCED_OPEN -> EnumSet.of(CLOSED, OPEN, HALF_OPEN, DISABLED);
            case DISABLED -> EnumSet.of(CLOSED, OPEN, HALF_OPEN, FORCED_OPEN);
        };
    }
}
