// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import java.util.Locale;

/** What happens in a simulation. */
public enum Scenario {
    /** Nothing but the trace. */
    NORMAL(166),
    /** The middle third of the requests comes four times as fast as the others. */
    BURST(2_212),
    /** For the middle third of the time one model makes most requests, all for what nobody else asks for. */
    FLOOD(6_637),
    /** As {@link #FLOOD}, and all requests that make the flood are urgent. */
    HIGH_FLOOD(6_637),
    /** The Data service is four times as slow for the middle third of the time. */
    SLOW(2_212),
    /** The Data service stands still for ten seconds, or a third of the time where that is less. */
    OUTAGE(2_212);

    private final double rate;

    Scenario(double rate) {
        this.rate = rate;
    }

    /**
     * The load unless another is asked for.
     *
     * @return requests per second
     */
    public double rate() {
        return rate;
    }

    /**
     * The name on the command line and in results.
     *
     * @return in small letters with hyphens
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean floods() {
        return this == FLOOD || this == HIGH_FLOOD;
    }
}
