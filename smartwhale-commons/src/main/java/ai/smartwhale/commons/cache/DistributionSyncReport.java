// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.List;
import java.util.Map;

/**
 * What came of the moves of a plan.
 *
 * @param moved how many were carried out
 * @param failures the moves that failed, with their reasons
 * @param remaining the failed moves as a plan to try again
 */
public record DistributionSyncReport(long moved, Map<KeyMove, Throwable> failures, RebalancePlan remaining) {

    /** Copies the failures. */
    public DistributionSyncReport {
        failures = Map.copyOf(failures);
    }

    /**
     * Whether every move was carried out.
     *
     * @return true if none failed
     */
    public boolean complete() {
        return failures.isEmpty();
    }

    static DistributionSyncReport of(RebalancePlan plan, Map<KeyMove, Throwable> failures) {
        List<KeyMove> again =
                plan.moves().stream().filter(failures::containsKey).toList();
        return new DistributionSyncReport(
                plan.moves().size() - again.size(), failures, new RebalancePlan(plan.target(), again, plan.keys()));
    }
}
