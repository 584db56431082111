// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** A value against its levels. */
final class ThresholdCell implements RuleCell {

    private final ThresholdRule rule;
    private double latest = Double.NaN;

    ThresholdCell(ThresholdRule rule) {
        this.rule = rule;
    }

    @Override
    public void read(int input, long at, double value, double increase) {
        latest = value;
    }

    @Override
    public CellFinding judge(long at) {
        return CellFinding.by(
                rule.levels(), rule.terms().severity(), latest, rule.on().metric());
    }
}
