// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses among repairs of the same cell. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface RepairChoice {

    /**
     * Chooses a repair.
     *
     * @param context where the data is from
     * @param finding what is wrong
     * @param candidates what may be done about it, from different operators; at least one
     * @return one of the candidates, or empty to leave the cell as it is
     */
    Optional<Proposal> choose(RepairContext context, Finding finding, List<Proposal> candidates);

    /**
     * Chooses the repair that is surest of itself, and the first of these.
     *
     * @return the choice
     */
    static RepairChoice mostConfident() {
        return (context, finding, candidates) ->
                candidates.stream().max(Comparator.comparingDouble(Proposal::confidence));
    }
}
