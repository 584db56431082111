// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.monitoring.Labels;

/** Makes the cell of a rule. */
final class RuleCells {

    private RuleCells() {}

    static RuleCell make(AlertRule rule, Labels labels, long since, AnomalyScorer scorer) {
        if (rule instanceof ThresholdRule threshold) {
            return new ThresholdCell(threshold);
        }
        if (rule instanceof BurnRateRule burnRate) {
            return new BurnCell(burnRate);
        }
        if (rule instanceof AbsenceRule absence) {
            return new AbsenceCell(absence, since);
        }
        if (rule instanceof ChangeRule change) {
            return new ChangeCell(change);
        }
        if (rule instanceof SeasonalRule seasonal) {
            return new SeasonalCell(seasonal, labels, scorer);
        }
        if (rule instanceof ConsensusRule consensus) {
            return new ConsensusCell(
                    consensus,
                    consensus.members().stream()
                            .map(member -> make(member, labels, since, scorer))
                            .toList());
        }
        throw new IllegalStateException("a rule of an unknown kind: " + rule.getClass());
    }
}
