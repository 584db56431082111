// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

/** A breaker was told to go to a state that cannot follow its present one. Nothing was changed. */
public final class IllegalTransitionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final BreakerState from;
    private final BreakerState to;

    IllegalTransitionException(String name, BreakerState from, BreakerState to) {
        super("breaker " + name + " is " + from + " and cannot become " + to + "; allowed: " + from.successors());
        this.name = name;
        this.from = from;
        this.to = to;
    }

    /**
     * The breaker.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    /**
     * The state it is in.
     *
     * @return the state
     */
    public BreakerState from() {
        return from;
    }

    /**
     * The state that was asked for.
     *
     * @return the state
     */
    public BreakerState to() {
        return to;
    }
}
