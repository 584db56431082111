// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

import java.util.Optional;

/** Takes what a detector found in one record. Used by one thread. */
@FunctionalInterface
public interface EvidenceSink {

    /**
     * Takes evidence.
     *
     * @param column from 0, or {@link Finding#WHOLE_RECORD}
     * @param kind what may be wrong
     * @param probability that it is, 0 to 1
     * @param explanation for people
     * @param proposal what to put instead, where that is known
     */
    void found(int column, IssueKind kind, double probability, String explanation, Optional<Proposal> proposal);
}
