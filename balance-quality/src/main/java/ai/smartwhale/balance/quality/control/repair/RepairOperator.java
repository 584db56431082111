// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.repair;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what to put instead of a wrong cell. Must be safe for use by many threads, and stable: what it proposes it
 * would not change again. One that throws is left out for this cell.
 */
public interface RepairOperator {

    /**
     * By what its repairs are known.
     *
     * @return the name, such as {@code trim}
     */
    String name();

    /**
     * Which findings it may help with.
     *
     * @return the kinds
     */
    Set<IssueKind> kinds();

    /**
     * Finds a repair.
     *
     * @param record the record
     * @param finding what is wrong; about a cell that the record has
     * @return what to put into that cell, if the operator knows
     */
    Optional<Proposal> propose(DataRecord record, Finding finding);

    /**
     * The operators of this library.
     *
     * @return in the order in which they are asked
     */
    static List<RepairOperator> all() {
        return TextOperators.ALL;
    }
}
