// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import java.util.Optional;

/**
 * One stay of a breaker in one state. A new object is made for every stay, so that comparing objects tells whether the
 * breaker has changed since a call was let in. Every phase that measures has a machine of its own, in which its calls
 * count whenever they end: what comes too late counts where nobody looks any more.
 */
final class BreakerPhase {

    final BreakerState state;
    final CircuitBreaker machine;
    private final CircuitBreaker.State expected;
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

    private BreakerPhase(
            ManagedState described,
            CircuitBreaker machine,
            boolean retired,
            long sinceNanos,
            boolean hasEnd,
            long endNanos) {
        this.state = described.state();
        this.machine = machine;
        this.expected = CircuitBreaker.State.valueOf(state.name());
        this.closed = state == BreakerState.CLOSED && !retired;
        this.retired = retired;
        this.sinceNanos = sinceNanos;
        this.hasEnd = hasEnd;
        this.endNanos = endNanos;
        this.described = described;
        Optional<Instant> retryAt = described.until();
        this.refusal = new BreakerOpenException(described.name(), state, retryAt);
    }

    static BreakerPhase lasting(ManagedState described, CircuitBreaker machine, long now) {
        return new BreakerPhase(described, machine, false, now, false, 0);
    }

    static BreakerPhase ending(ManagedState described, CircuitBreaker machine, long now, long endNanos) {
        return new BreakerPhase(described, machine, false, now, true, endNanos);
    }

    static BreakerPhase retired(BreakerPhase last) {
        return new BreakerPhase(last.described, last.machine, true, last.sinceNanos, false, 0);
    }

    /** The machine beneath has decided that the phase is over, and nobody has taken that over yet. */
    boolean isOutdated() {
        return machine.getState() != expected;
    }

    boolean refusesAt(long now) {
        return state.refuses() && !retired && !(hasEnd && now - endNanos >= 0);
    }
}
