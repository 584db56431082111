// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** Whether no series of a rule about absence was ever heard of. Ends for good with the first. */
final class UnheardCell implements RuleCell {

    private final AbsenceCell absence;
    private final Judgement heard;
    private boolean over;

    UnheardCell(AbsenceRule rule, long since) {
        absence = new AbsenceCell(rule, since);
        heard = new Judgement(Verdict.WELL, rule.terms().severity(), Double.NaN, Double.NaN, "");
    }

    @Override
    public void read(int input, long at, double value, double increase) {
        over = true;
    }

    @Override
    public Judgement judge(long at) {
        return over ? heard : absence.judge(at);
    }
}
