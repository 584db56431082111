// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.time.Instant;
import java.util.Optional;

/**
 * A breaker refused a call. One object serves all refusals of one open period, so it has no stack trace, no cause and
 * takes no suppressed exceptions: a refusal must cost less than the call that it saves.
 */
public final class BreakerOpenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final BreakerState state;
    private final transient Optional<Instant> retryAt;

    BreakerOpenException(String name, BreakerState state, Optional<Instant> retryAt) {
        super(
                "breaker " + name + " is " + state
                        + retryAt.map(at -> "; it may be tried again at " + at).orElse(""),
                null,
                false,
                false);
        this.name = name;
        this.state = state;
        this.retryAt = retryAt;
    }

    /**
     * The breaker that refused.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    /**
     * The state for which it refused: open, forced open, or half-open with all its trial calls given out.
     *
     * @return the state
     */
    public BreakerState state() {
        return state;
    }

    /**
     * When the breaker will let calls through on trial.
     *
     * @return the moment; empty if that does not depend on time
     */
    public Optional<Instant> retryAt() {
        return retryAt == null ? Optional.empty() : retryAt;
    }
}
