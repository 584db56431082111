// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** Whether no series of a rule about absence was ever heard of. Ends for good with the first. */
final class UnheardCell implements RuleCell {

    private final AbsenceCell absence;
    private final CellFinding heard;
    private boolean over;

    UnheardCell(AbsenceRule rule, long since) {
        absence = new AbsenceCell(rule, since);
        heard = new CellFinding(Verdict.WELL, rule.terms().severity(), Double.NaN, Double.NaN, "");
    }

    @Override
    public void read(int input, long at, double value, double increase) {
        over = true;
    }

    @Override
    public CellFinding judge(long at) {
        return over ? heard : absence.judge(at);
    }
}
