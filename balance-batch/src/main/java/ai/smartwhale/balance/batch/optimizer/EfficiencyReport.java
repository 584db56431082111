// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How well batches did.
 *
 * @param batches how many were looked at
 * @param efficiency the expected time of all in relation to the measured time; 1 is as expected, less is slower
 * @param fill the items in relation to the capacity, 0 to 1
 * @param waitShare the time spent waiting to leave in relation to all time, 0 to 1
 * @param findings where time was lost, the largest loss first; empty if all is well
 */
public record EfficiencyReport(int batches, double efficiency, double fill, double waitShare, List<Finding> findings) {

    /** Why time was lost. */
    public enum Cause {
        /** Batches of even items took longer than expected. */
        SLOW_BACKEND,
        /** One heavy item held up its batch. */
        STRAGGLER,
        /** Batches so small that fixed costs rule. */
        TOO_SMALL,
        /** Items waited longer to leave than their batches took. */
        LONG_WAIT
    }

    /**
     * One loss.
     *
     * @param cause why
     * @param lost how much time, over all batches
     */
    public record Finding(Cause cause, Duration lost) {}

    /** Copies the list. */
    public EfficiencyReport {
        findings = List.copyOf(findings);
    }

    /**
     * The largest loss.
     *
     * @return its cause; empty if all is well
     */
    public Optional<Cause> mainCause() {
        return findings.stream().findFirst().map(Finding::cause);
    }

    /**
     * Whether a cause was found.
     *
     * @param cause the cause
     * @return whether it is among the findings
     */
    public boolean has(Cause cause) {
        return findings.stream().anyMatch(finding -> finding.cause() == cause);
    }
}
