// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Several rules that have to agree of the same series before there is an alert. The members fire no alerts of their
 * own, and their patience is not used. It is well again when fewer than the quorum say anything but that all is well.
 *
 * @param terms its name, its severity and its patience
 * @param members 2 to 16 rules, none of them a consensus
 * @param quorum how many have to agree, 2 to the number of the members
 */
public record ConsensusRule(RuleTerms terms, List<AlertRule> members, int quorum) implements AlertRule {

    private static final int MOST_MEMBERS = 16;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if there are too few or too many members, or one is a consensus
     */
    public ConsensusRule {
        InvalidValueException.requirePresent("terms", terms);
        members = List.copyOf(InvalidValueException.requirePresent("members", members));
        InvalidValueException.requireRange("members", members.size(), 2, MOST_MEMBERS);
        InvalidValueException.requireRange("quorum", quorum, 2, members.size());
        for (AlertRule member : members) {
            if (member instanceof ConsensusRule) {
                throw new InvalidValueException("members", member.name(), "rules that are no consensus");
            }
        }
    }

    @Override
    public List<SeriesSelector> reads() {
        return members.stream()
                .flatMap(member -> member.reads().stream())
                .distinct()
                .toList();
    }
}
