// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.ArrayList;
import java.util.List;

/** Counts how many members agree. */
final class ConsensusCell implements RuleCell {

    private final ConsensusRule rule;
    private final List<RuleCell> members;
    private final int[][] inputs;

    ConsensusCell(ConsensusRule rule, List<RuleCell> members) {
        this.rule = rule;
        this.members = List.copyOf(members);
        List<SeriesSelector> reads = rule.reads();
        inputs = new int[members.size()][reads.size()];
        for (int i = 0; i < inputs.length; i++) {
            for (int j = 0; j < inputs[i].length; j++) {
                inputs[i][j] = rule.members().get(i).reads().indexOf(reads.get(j));
            }
        }
    }

    @Override
    public void read(int input, long at, double value, double increase) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i][input] >= 0) {
                members.get(i).read(inputs[i][input], at, value, increase);
            }
        }
    }

    @Override
    public CellFinding judge(long at) {
        int against = 0;
        int unsure = 0;
        int silent = 0;
        List<String> reasons = new ArrayList<>();
        for (RuleCell member : members) {
            CellFinding finding = member.judge(at);
            switch (finding.verdict()) {
                case BREACHED -> {
                    against++;
                    reasons.add(finding.reason());
                }
                case BETWEEN -> unsure++;
                case NO_DATA -> silent++;
                case WELL -> {
                    // Nothing to count: what is well is all the rest.
                }
            }
        }
        return new CellFinding(
                verdict(against, unsure, silent),
                rule.terms().severity(),
                against,
                rule.quorum(),
                String.join("; ", reasons));
    }

    private Verdict verdict(int against, int unsure, int silent) {
        if (against >= rule.quorum()) {
            return Verdict.BREACHED;
        }
        if (against + unsure >= rule.quorum()) {
            return Verdict.BETWEEN;
        }
        return against + unsure + silent >= rule.quorum() ? Verdict.NO_DATA : Verdict.WELL;
    }
}
