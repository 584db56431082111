// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.repair;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An operator that brings a text into a form.
 *
 * @param name by what its repairs are known
 * @param kinds which findings it may help with
 * @param confidence of its repairs
 * @param form gives the form of a text; the same text if it is in it
 */
record TextOperator(String name, Set<IssueKind> kinds, double confidence, UnaryOperator<String> form)
        implements RepairOperator {

    /** Longer texts are not brought into a form. */
    private static final int LONGEST = 1 << 20;

    @Override
    public Optional<Proposal> propose(DataRecord record, Finding finding) {
        Optional<String> text = record.value(finding.column());
        return text.filter(value -> value.length() <= LONGEST)
                .map(form)
                .filter(value -> !value.isEmpty() && !Optional.of(value).equals(text))
                .map(value -> new Proposal(Optional.of(value), confidence, name));
    }
}
