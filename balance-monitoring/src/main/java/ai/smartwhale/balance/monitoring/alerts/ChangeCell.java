// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** How fast a value changes. */
final class ChangeCell implements RuleCell {

    private final ChangeRule rule;
    private final SpanRing past;
    private double latest = Double.NaN;

    ChangeCell(ChangeRule rule) {
        this.rule = rule;
        past = new SpanRing(rule.over().toMillis());
    }

    @Override
    public void read(int input, long at, double value, double increase) {
        latest = value;
        if (!Double.isNaN(value)) {
            past.add(at, value);
        }
    }

    @Override
    public CellFinding judge(long at) {
        if (Double.isNaN(latest) || !past.covers(at)) {
            return CellFinding.noData(rule.terms().severity());
        }
        double perSecond = (latest - past.spanAgo(at)) * 1e3 / past.span();
        return CellFinding.by(
                rule.levels(),
                rule.terms().severity(),
                perSecond,
                "change per second of " + rule.on().metric());
    }
}
