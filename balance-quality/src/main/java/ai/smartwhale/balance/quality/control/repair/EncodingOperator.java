// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.repair;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.text.MojibakeRepair;
import java.util.Optional;
import java.util.Set;

/** Reads again in the right encoding what was read in a wrong one. */
final class EncodingOperator implements RepairOperator {

    private static final int LONGEST = 1 << 20;

    @Override
    public String name() {
        return "repair-encoding";
    }

    @Override
    public Set<IssueKind> kinds() {
        return Set.of(IssueKind.BROKEN_ENCODING, IssueKind.TEXT_QUALITY, IssueKind.LANGUAGE);
    }

    @Override
    public Optional<Proposal> propose(DataRecord record, Finding finding) {
        return record.value(finding.column())
                .filter(text -> text.length() <= LONGEST)
                .flatMap(MojibakeRepair::repair)
                .map(repair -> new Proposal(Optional.of(repair.text()), repair.confidence(), name()));
    }
}
