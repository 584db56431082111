// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.Set;

/**
 * A need that should be met first.
 *
 * @param rank 1 for the most critical
 * @param need what was asked for and given
 * @param score by what it was ranked, above 0 to 2: the unmet part, times the urgency (1 for the most urgent level, 0.1
 *     for the least), times up to 2 while the need grows
 * @param causes what makes it critical
 */
public record CriticalNeed(int rank, ModelNeed need, double score, Set<Cause> causes) {

    /** Copies the set. */
    public CriticalNeed {
        causes = Set.copyOf(causes);
    }

    /** What makes a need critical. */
    public enum Cause {
        /** More of it is unmet than the configuration allows. */
        UNMET,
        /** Nothing at all was delivered. */
        STARVED,
        /** Its requests are more urgent than usual. */
        URGENT,
        /** It grows. */
        GROWING
    }
}
