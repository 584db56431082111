// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/**
 * What one cell says. Plain numbers, not a number where there is none: one is made for each rule and series of every
 * sample.
 */
record CellFinding(Verdict verdict, Severity severity, double value, double limit, String reason) {

    static CellFinding noData(Severity severity) {
        return new CellFinding(Verdict.NO_DATA, severity, Double.NaN, Double.NaN, "");
    }

    static CellFinding by(Levels levels, Severity severity, double value, String what) {
        Verdict verdict = levels.judge(value);
        String reason = verdict == Verdict.BREACHED
                ? what + ' ' + value + " is " + (levels.side() == Side.ABOVE ? "above " : "below ") + levels.fire()
                : "";
        return new CellFinding(verdict, severity, value, levels.fire(), reason);
    }
}
