// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Duration;

/** How long a series is silent. */
final class AbsenceCell implements RuleCell {

    private final AbsenceRule rule;
    private final long silence;
    private long heard;

    AbsenceCell(AbsenceRule rule, long since) {
        this.rule = rule;
        silence = rule.silence().toMillis();
        heard = since;
    }

    @Override
    public void read(int input, long at, double value, double increase) {
        if (!Double.isNaN(value)) {
            heard = at;
        }
    }

    @Override
    public CellFinding judge(long at) {
        // A clock that was set back must not make a silence of the time between.
        heard = Math.min(heard, at);
        long silent = at - heard;
        boolean breached = silent >= silence;
        String reason = breached ? rule.on().metric() + " is silent for " + Duration.ofMillis(silent) : "";
        return new CellFinding(
                breached ? Verdict.BREACHED : Verdict.WELL,
                rule.terms().severity(),
                silent / 1e3,
                silence / 1e3,
                reason);
    }
}
