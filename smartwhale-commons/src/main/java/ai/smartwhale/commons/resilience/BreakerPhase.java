// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.time.Instant;
import java.util.Optional;

/**
 * One stay of a breaker in one state. A new object is made for every stay, so that comparing objects tells whether the
 * breaker has changed since a call was let in.
 */
final class BreakerPhase {

    final BreakerState state;
    /** Calls pass without a further look as long as the machine beneath says the same. */
    final boolean closed;
    /** The breaker has been given up; another one has its name, or the manager is closed. */
    final boolean retired;

    final long sinceNanos;
    /** When the phase ends by itself; no meaning unless {@link #hasEnd}. */
    final long endNanos;

    final boolean hasEnd;
    final BreakerOpenException refusal;
    final ManagedState described;

    private BreakerPhase(ManagedState described, boolean retired, long sinceNanos, boolean hasEnd, long endNanos) {
        this.state = described.state();
        this.closed = state == BreakerState.CLOSED && !retired;
        this.retired = retired;
        this.sinceNanos = sinceNanos;
        this.hasEnd = hasEnd;
        this.endNanos = endNanos;
        this.described = described;
        Optional<Instant> retryAt = described.until();
        this.refusal = new BreakerOpenException(described.name(), state, retryAt);
    }

    static BreakerPhase lasting(ManagedState described, long now) {
        return new BreakerPhase(described, false, now, false, 0);
    }

    static BreakerPhase ending(ManagedState described, long now, long endNanos) {
        return new BreakerPhase(described, false, now, true, endNanos);
    }

    static BreakerPhase retired(BreakerPhase last) {
        return new BreakerPhase(last.described, true, last.sinceNanos, false, 0);
    }

    boolean refusesAt(long now) {
        return state.refuses() && !retired && !(hasEnd && now - endNanos >= 0);
    }
}
