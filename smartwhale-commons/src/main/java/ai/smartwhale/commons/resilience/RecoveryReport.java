// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the healing of one breaker goes.
 *
 * @param name the breaker
 * @param phase where it stands
 * @param probes how many probes were made for the present, or else the last, open period
 * @param newest the newest probes, the oldest of them first
 */
public record RecoveryReport(String name, Phase phase, int probes, List<Probe> newest) {

    /** Where healing stands. */
    public enum Phase {
        /** The breaker is not open, and was not healed by probes. */
        WATCHING,
        /** The breaker is open, and probes are made. */
        PROBING,
        /** Probes have ended the last open period. */
        HEALED,
        /** As many probes were made as are allowed; the breaker's own wait goes on. */
        GAVE_UP
    }

    /**
     * One probe.
     *
     * @param at when it ended
     * @param healthy what it found
     * @param failure why it could not tell; empty if it could
     */
    public record Probe(Instant at, boolean healthy, Optional<String> failure) {}

    /** Copies the list. */
    public RecoveryReport {
        newest = List.copyOf(newest);
    }
}
